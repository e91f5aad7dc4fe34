"""Savings that count, gathered into plans: what may be added up, by year and committee, and what may not.

Plans of different cycles repeat one another's later years, so a sum stays within one council's plan of one cycle and
stage; a paper that names no cycle is a plan of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from docextract.web.counted import CURRENT

SAVINGS = f"""
SELECT amounts.document_id, documents.name AS paper, documents.file_name, documents.publisher,
  documents.plan_cycle, documents.stage,
  amounts.committee_id, coalesce(committees.name, documents.committee) AS committee, amounts.directorate,
  amounts.financial_year, amounts.amount_pence, amounts.budget_effect_pence
FROM amounts
JOIN documents ON documents.id = amounts.document_id
LEFT JOIN committees ON committees.id = amounts.committee_id
WHERE amounts.counts = 1 AND amounts.kind = 'saving' AND {CURRENT}
"""
TWINS = 0.8
"""A paper of whose savings so many stand in another paper of the plan as well, to the pound, is taken to repeat it."""
FEWEST = 3
"""With fewer savings than that a paper is not told to repeat another: chance would do."""
UNNAMED = "None named"


class Saving(NamedTuple):
    """A row of SAVINGS."""

    document_id: str
    paper: str
    file_name: str
    publisher: str | None
    plan_cycle: str | None
    stage: str | None
    committee_id: str | None
    committee: str | None
    directorate: str | None
    financial_year: str | None
    amount_pence: int | None
    budget_effect_pence: int | None


class Figure(NamedTuple):
    """What some savings take off the net budget, in pounds, and how many they are."""

    pounds: float
    savings: int


class Line(NamedTuple):
    """A committee's or directorate's savings; `years` has a figure for each of the plan's years, None without one."""

    name: str
    years: tuple[Figure | None, ...]


class Repeat(NamedTuple):
    """A paper left out because `same` of its `savings` stand in `other` as well; both by their files' names."""

    document_id: str
    file_name: str
    other_id: str
    other: str
    same: int
    savings: int


@dataclass(frozen=True)
class Plan:
    """One council's savings that may be added up. `parted_by` is what the lines are: committee or directorate.

    `papers` are (id, name) of those summed; `no_year` and `no_effect` were not placed on the chart: no year is
    printed, or it cannot be told what the sum does to the budget.
    """

    publisher: str | None
    cycle: str | None
    stage: str | None
    papers: tuple[tuple[str, str], ...]
    parted_by: str
    years: tuple[str, ...]
    lines: tuple[Line, ...]
    totals: tuple[Figure, ...]
    no_year: Figure
    no_effect: int
    repeats: tuple[Repeat, ...]

    @property
    def title(self) -> str:
        """Kent County Council, plan 2025-26; a plan without a cycle is called after its paper."""
        if self.cycle is None:
            return ", ".join(filter(None, (self.publisher, self.papers[0][1])))
        stage = f", {self.stage}" if self.stage and self.stage != "other" else ""
        return f"{self.publisher or 'No council named'}, plan {self.cycle}{stage}"


def savings_to_plans(savings: Iterable[Saving]) -> list[Plan]:
    """The plans, latest first; those without any year come last."""
    gathered: defaultdict[tuple[str | None, ...], list[Saving]] = defaultdict(list)
    for saving in savings:
        own = None if saving.plan_cycle else saving.document_id
        gathered[(saving.publisher, saving.plan_cycle, saving.stage, own)].append(saving)
    plans = [_to_plan(group) for group in gathered.values()]
    return sorted(plans, key=lambda plan: (plan.years[-1:], plan.totals and plan.totals[0].pounds), reverse=True)


def _to_plan(savings: list[Saving]) -> Plan:
    repeats = _repeats(savings)
    left_out = {repeat.document_id for repeat in repeats}
    kept = [saving for saving in savings if saving.document_id not in left_out]
    placed = [saving for saving in kept if saving.financial_year and saving.budget_effect_pence is not None]
    years = tuple(sorted({saving.financial_year for saving in placed if saving.financial_year}))
    parted_by = "committee" if len({saving.committee for saving in kept}) > 1 else "directorate"
    if parted_by == "directorate" and not any(saving.directorate for saving in kept):
        parted_by = "committee"
    first = savings[0]
    return Plan(
        publisher=first.publisher,
        cycle=first.plan_cycle,
        stage=first.stage,
        papers=tuple(sorted({(saving.document_id, saving.paper) for saving in kept}, key=lambda paper: paper[1])),
        parted_by=parted_by,
        years=years,
        lines=tuple(_lines(placed, years, parted_by)),
        totals=tuple(_figure([saving for saving in placed if saving.financial_year == year]) for year in years),
        no_year=_figure([saving for saving in kept if not saving.financial_year]),
        no_effect=sum(saving.budget_effect_pence is None for saving in kept),
        repeats=tuple(repeats),
    )


def _lines(placed: Sequence[Saving], years: Sequence[str], parted_by: str) -> list[Line]:
    cells: defaultdict[str, defaultdict[str, list[Saving]]] = defaultdict(lambda: defaultdict(list))
    for saving in placed:
        cells[getattr(saving, parted_by) or UNNAMED][saving.financial_year or ""].append(saving)
    lines = [
        Line(name, tuple(_figure(by_year[year]) if year in by_year else None for year in years))
        for name, by_year in cells.items()
    ]
    return sorted(lines, key=lambda line: (-sum(abs(figure.pounds) for figure in line.years if figure), line.name))


def _figure(savings: Sequence[Saving]) -> Figure:
    return Figure(-sum(saving.budget_effect_pence or 0 for saving in savings) / 100, len(savings))


def _repeats(savings: Sequence[Saving]) -> list[Repeat]:
    """Papers of a plan that mostly print another one's savings again: a summary, or the same in another format."""
    sums: defaultdict[tuple[str, str], Counter[tuple[str | None, int | None]]] = defaultdict(Counter)
    for saving in savings:
        sums[saving.document_id, saving.file_name][saving.financial_year, saving.amount_pence] += 1
    largest_first = sorted(sums, key=lambda paper: (-sums[paper].total(), paper))
    repeats: dict[str, Repeat] = {}
    for larger, smaller in combinations(largest_first, 2):
        same, savings_there = (sums[larger] & sums[smaller]).total(), sums[smaller].total()
        if larger[0] not in repeats and savings_there >= FEWEST and same >= TWINS * savings_there:
            repeats.setdefault(smaller[0], Repeat(*smaller, *larger, same, savings_there))
    return list(repeats.values())
