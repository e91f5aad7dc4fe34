"""What a check found, on its way to the records `checks` and `check_inputs`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from docextract.model.identity import text_to_id
from docextract.model.records import Check, CheckInput

Outcome = Literal["holds", "fails", "unverifiable"]


class Input(NamedTuple):
    """A figure that was taken: its amount or its cell, and whether it was added (1) or taken away (-1)."""

    table_id: str | None = None
    row: int | None = None
    col: int | None = None
    amount_id: str | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One test of the paper. `expected` and `found` in pence; None where the figures are no money.

    `signs_differ`: the sizes agree, and one is printed as a loss; doubtful even where the test holds.
    """

    rule: str
    outcome: Outcome
    page: int | None
    message: str
    expected: int | None = None
    found: int | None = None
    table_id: str | None = None
    row: int | None = None
    col: int | None = None
    inputs: tuple[Input, ...] = ()
    signs_differ: bool = False


def findings_to_records(document_id: str, findings: Iterable[Finding]) -> Iterator[Check | CheckInput]:
    """The records of the findings, each check before its inputs."""
    seen: Counter[tuple[object, ...]] = Counter()
    for finding in findings:
        place = (finding.rule, finding.page, finding.table_id, finding.row, finding.col)
        seen[place] += 1
        check = _check(document_id, finding, text_to_id(document_id, "checks", *place, seen[place]))
        yield check
        for ordinal, taken in enumerate(finding.inputs):
            yield CheckInput(check_id=check.id, ordinal=ordinal, **taken._asdict())


def _check(document_id: str, finding: Finding, check_id: str) -> Check:
    told = finding.expected is not None and finding.found is not None
    return Check(
        id=check_id,
        document_id=document_id,
        page=finding.page,
        rule=finding.rule,
        outcome=finding.outcome,
        expected_gbp=_pounds(finding.expected),
        found_gbp=_pounds(finding.found),
        difference_gbp=_pounds((finding.found or 0) - (finding.expected or 0)) if told else None,
        message=finding.message,
        table_id=finding.table_id,
        row=finding.row,
        col=finding.col,
    )


def _pounds(pence: int | None) -> float | None:
    return None if pence is None else pence / 100
