"""What a run did with a file, for people and for the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docextract.batch.plan import Decision
from docextract.model.records import RunDocument
from docextract.model.records.run import Action

COUNTED = ("pages", "tables", "amounts", "risks", "owners", "issues")
"""Tables whose rows a summary counts for each file."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`counts` of records by table, empty for a file that was not read; `seconds` of reading.

    `megabytes`: the most memory that its worker had held when it was done with the file; 0 where nothing was read.
    """

    path: str
    action: Action
    reason: str | None = None
    document_id: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: float | None = None
    megabytes: float = 0.0

    def record(self, run: str) -> RunDocument:
        """The row of run_documents."""
        return RunDocument(
            run_id=run,
            path=self.path,
            document_id=self.document_id,
            action=self.action,
            reason=self.reason,
            seconds=None if self.seconds is None else round(self.seconds, 3),
        )


def decision_to_outcome(decision: Decision) -> Outcome:
    """The outcome of a file that needs no reading."""
    return Outcome(decision.path, decision.action, decision.reason, decision.document_id)
