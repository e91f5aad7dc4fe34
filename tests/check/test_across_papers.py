"""A summary of one paper against the lines of another."""

from __future__ import annotations

import pytest

from docextract.check.across_papers import meeting_to_findings
from docextract.model.meeting import BudgetFigure, Meeting, Printed
from docextract.model.table import RowKind

FILED = [
    ("Pay", "Core", 120),
    ("Pay", "Core", 80),
    ("Pay", "External", 5),
    ("Prices", "Core", 300),
    ("Policy", "Core", 70),
]


def printed(paper: str, label: str, scope: str, thousands: float, kind: RowKind = "line", row: int = 0) -> Printed:
    place = f"{label}/{scope}/{thousands}"
    return Printed(
        paper,
        paper,
        place,
        1,
        paper,
        row,
        len(scope),
        "2025-26",
        round(thousands * 100_000),
        10_000,
        label,
        scope,
        kind,
    )


def meeting(*others: Printed) -> Meeting:
    lines = [
        BudgetFigure(printed("list", f"line {row}", fund, size, row=row), category, frozenset({fund}))
        for row, (category, fund, size) in enumerate(FILED)
    ]
    return Meeting(tuple(lines), others)


def core(**sizes: float) -> list[Printed]:
    return [printed("summary", name, "2025-26 / Core £000s", size) for name, size in sizes.items()]


def outcomes(*others: Printed) -> list[tuple[str, str]]:
    found = meeting_to_findings(meeting(*others))
    return [(finding.rule, finding.outcome) for own in found.values() for finding in own]


HOLDS, FAILS = ("lines_of_another_paper", "holds"), ("lines_of_another_paper", "fails")


def test_a_summary_by_category_is_the_sum_of_the_lines_with_its_funding() -> None:
    assert outcomes(*core(Pay=200, Prices=300, Policy=70)) == [HOLDS] * 3
    total = printed("summary", "TOTAL PAY", "2025-26 / Total £000s", 205)
    assert outcomes(*core(Pay=200, Prices=300, Policy=70), total) == [HOLDS] * 4


def test_a_figure_that_is_not_the_sum_fails_only_in_a_column_that_is_vouched_for() -> None:
    four = [*core(Pay=200, Prices=300, Policy=70), printed("summary", "Pay", "2025-26 / Core £000s", 201, row=9)]
    assert outcomes(*four) == [*[HOLDS] * 3, FAILS]
    assert outcomes(*core(Pay=200, Prices=310, Policy=75)) == []


def test_figures_rounded_to_the_last_digit_hold() -> None:
    assert outcomes(*core(Pay=200.1, Prices=300, Policy=70)) == [HOLDS] * 3


@pytest.mark.parametrize(("last", "outcome"), [(44, "holds"), (54, "fails")])
def test_memoranda_are_tied_to_the_summary(last: float, outcome: str) -> None:
    names = {"New savings": 41, "New income": 42, "New grants": 43, "Removal of savings": 44}
    summary = [
        printed("summary", name, "2025-26 / Core £000s", size, row=row)
        for row, (name, size) in enumerate(names.items())
    ]
    memoranda = [
        printed("list", name, "2025-26 MEMORANDUM: CORE", size, "memo")
        for name, size in {**names, "Removal of savings": last}.items()
    ]
    rule = "same_line_in_another_paper"
    assert outcomes(*summary, *memoranda) == [*[(rule, "holds")] * 3, (rule, outcome)]
