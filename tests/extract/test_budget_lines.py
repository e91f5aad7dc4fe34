"""Lines of budget tables as proposals."""

from __future__ import annotations

from collections.abc import Callable

from docextract.extract.budget_lines import reading_to_budget_lines
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]
HEADER = ["MTFP Category", "Headline", "Description", "2025-26 £000s"]
ROLES = ["category", "title", "description", "year_amount"]


def test_a_line_with_its_category_and_places(make_reading: MakeReading) -> None:
    rows = [HEADER, ["Efficiency", "Libraries", "Fewer hours", "-100"], ["Base Budget Changes", "Pay", "Rebased", "5"]]
    first, second = reading_to_budget_lines(make_reading(rows=rows, roles=ROLES, kind="budget_lines"))
    line = first.record
    assert (line.title, line.category, line.description, line.kind) == (
        "Libraries",
        "Efficiency",
        "Fewer hours",
        "saving",
    )
    assert (line.source, line.table_id, line.row, line.kinds) == ("budget_line", "t", 1, '["saving"]')
    assert [name for name, _ in first.places] == ["title", "category", "description"]
    assert second.record.kind is None  # it only rebases the budget


def test_the_group_is_the_category_where_no_column_is(make_reading: MakeReading) -> None:
    rows = [["Ref", "Title", "2025-26"], ["A/R.6.176", "Day care", "-50"], ["", "Subtotal of sorts", "-50"]]
    groups = dict.fromkeys((1, 2), "6 SAVINGS")
    reading = make_reading(rows=rows, roles=["reference", "title", "year_amount"], groups=groups, kind="budget_lines")
    (found,) = reading_to_budget_lines(reading)  # a row without a reference is none where others have one
    assert (found.record.bp_reference, found.record.category, found.record.kind) == ("A/R.6.176", "6 SAVINGS", "saving")


def test_a_plan_of_costs_puts_nothing_forward(make_reading: MakeReading) -> None:
    rows = [["Resource", "2025-26"], ["Project manager", "50"]]
    reading = make_reading(rows=rows, roles=["title", "year_amount"], kind="budget_lines")
    assert reading_to_budget_lines(reading) == []
    assert reading_to_budget_lines(make_reading(rows=rows, roles=["category", "title"], kind="capital_programme")) == []
