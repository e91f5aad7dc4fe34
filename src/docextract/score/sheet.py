"""The score sheet of one paper: how many were right, what was missed, and what each record's confidence was worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from docextract.score.truth import Row

Fault = Literal["missing", "wrong", "spare"]


@dataclass(slots=True)
class Tally:
    """`hits` records are right of `wanted` in the truth and of `found` in the database."""

    hits: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, hits: int, wanted: int, found: int) -> None:
        self.hits += hits
        self.wanted += wanted
        self.found += found

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the truth that was found; None where there is none."""
        return self.hits / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None without truth."""
        return 2 * self.hits / (self.wanted + self.found) if self.wanted else None


class Miss(NamedTuple):
    """Something that is not as in the truth. `page` counts from 1, None for the paper as a whole."""

    record_type: str
    fault: Fault
    page: int | None
    words: str


class Verdict(NamedTuple):
    """A published record that the truth could judge."""

    record_type: str
    method: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Sheet:
    """What the comparison of one paper came to."""

    document: str
    document_id: str | None = None
    publisher: str | None = None
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def add(self, record_type: str, hits: int, wanted: int, found: int) -> None:
        self.tallies[record_type].add(hits, wanted, found)

    def check(self, record_type: str, right: bool, page: int | None, words: str) -> None:
        """Count one field of a record that was found."""
        self.add(record_type, int(right), 1, 1)
        if not right:
            self.miss(record_type, "wrong", page, words)

    def miss(self, record_type: str, fault: Fault, page: int | None, words: str) -> None:
        self.misses.append(Miss(record_type, fault, page, words))

    def judge(self, record_type: str, row: Row, right: bool) -> None:
        """Note whether a published record was right, for what its confidence is worth."""
        if row.get("confidence") is not None:
            self.verdicts.append(Verdict(record_type, str(row.get("method")), float(row["confidence"]), right))


def add_up(sheets: Iterable[Sheet]) -> dict[str, Tally]:
    """The tallies of all papers together, by record type."""
    total: dict[str, Tally] = defaultdict(Tally)
    for sheet in sheets:
        for record_type, tally in sheet.tallies.items():
            total[record_type].add(tally.hits, tally.wanted, tally.found)
    return dict(sorted(total.items()))
