"""Sums in tables: kind, year, measure, label, directorate and doubts from column, row, group and caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from docextract.extract.amounts import reading_to_amounts
from docextract.model.reading import Reading
from docextract.model.records import Amount
from docextract.model.table import Row

MakeReading = Callable[..., Reading]


def table(
    make: MakeReading,
    rows: Sequence[Sequence[str]],
    roles: Sequence[str | None],
    *,
    title: str | None = None,
    totals: Sequence[int] = (),
    years: dict[int, str] | None = None,
    **more: Any,
) -> dict[str, Amount]:
    """The amounts of one table by what they print; rows numbered in `totals` are totals."""
    reading = make(rows=rows, roles=roles, **more)
    (made,) = reading.tables
    kinds = tuple(Row(row.row, "total", row.group_path) if row.row in totals else row for row in made.rows)
    columns = tuple(replace(column, financial_year=(years or {}).get(column.col)) for column in made.columns)
    changed = replace(made, title=title, rows=kinds, columns=columns)
    found, troubles = reading_to_amounts(replace(reading, tables=(changed,)))
    out = {one.record.raw: one.record for one in found}
    table.troubles = troubles  # type: ignore[attr-defined]
    return out


def test_unit_sign_year_and_place_of_a_figure(make_reading: MakeReading) -> None:
    rows = [["Proposal", "2026-27 £000"], ["Libraries", "(570)"]]
    found = table(
        make_reading, rows, ["title", "saving"], units={1: 1000}, years={1: "2026-27"}, kind="financial_breakdown"
    )
    amount = found["(570)"]
    assert (amount.amount_pence, amount.precision_pence) == (-57_000_000, 100_000)
    assert (amount.kind, amount.measure, amount.financial_year) == ("saving", "planned", "2026-27")
    assert (amount.label, amount.row, amount.col, amount.unit_raw, amount.unit_page) == ("Libraries", 1, 1, "£", 1)


def test_a_group_of_several_kinds_leaves_it_to_the_row(make_reading: MakeReading) -> None:
    rows = [
        ["Item", "2025-26"],
        ["Savings, income & grant", ""],
        ["Fees", "-20"],
        ["Efficiency", "-5"],
        ["Policy", "-8"],
    ]
    groups = dict.fromkeys((2, 3, 4), "Savings, income & grant")
    found = table(
        make_reading, rows, ["title", "year_amount"], units={1: 1000}, groups=groups, kind="financial_breakdown"
    )
    assert {raw: amount.kind for raw, amount in found.items()} == {"-20": "income", "-5": "saving", "-8": "saving"}


@pytest.mark.parametrize("name", ["Energy Efficiency Fund", "Growth & Communities Hub", "Shortfall in Backlogs"])
def test_a_capital_scheme_is_not_what_its_name_sounds_like(make_reading: MakeReading, name: str) -> None:
    rows = [["Project", "2025-26"], [name, "57"]]
    found = table(make_reading, rows, ["title", "year_amount"], units={1: 1000}, kind="capital_programme")
    assert found["57"].kind == "investment"


def test_what_a_programme_is_funded_by_is_funding_in_every_column(make_reading: MakeReading) -> None:
    rows = [["Directorate", "Total Cost", "Prior Years Spend"], ["Adults", "70", "39"], ["Borrowing", "44", "7"]]
    roles = ["directorate", "total_cost", "prior_years"]
    found = table(
        make_reading, rows, roles, units={1: 1000, 2: 1000}, groups={2: "Funded By:"}, kind="capital_programme"
    )
    assert {raw: amount.kind for raw, amount in found.items()} == {
        "70": "cost",
        "39": "actual",
        "44": "funding",
        "7": "funding",
    }
    assert (found["70"].directorate, found["44"].directorate) == ("Adults", None)


def test_where_one_column_names_directorates_and_services_the_group_is_the_directorate(
    make_reading: MakeReading,
) -> None:
    rows = [["Directorate & Service", "Budget"], ["Respite", "6"], ["Adults Total", "9"]]
    found = table(
        make_reading,
        rows,
        ["directorate", "budget"],
        units={1: 1000},
        groups={1: "Adults / Operations", 2: "Adults"},
        totals=[2],
        kind="budget_monitoring",
    )
    assert (found["6"].directorate, found["6"].label) == ("Adults", "Respite / Adults / Operations")
    assert (found["9"].directorate, found["9"].is_total) == (None, True)


def test_lines_are_of_the_kind_of_the_total_below_them(make_reading: MakeReading) -> None:
    rows = [["Project", "2026/27"], ["Bus studies", "500"], ["Total revenue spend", "500.0"], ["Capacity", "90"]]
    found = table(make_reading, rows, ["title", "year_amount"], units={1: 1}, totals=[2], kind="financial_breakdown")
    assert {raw: amount.kind for raw, amount in found.items()} == {"500": "cost", "500.0": "cost", "90": "other"}


def test_a_name_left_of_the_description_names_the_row(make_reading: MakeReading) -> None:
    rows = [["Forthcoming Projects", "Description", "2025-26"], ["Modern Schools", "Removal of temporary huts", "40"]]
    roles = [None, "description", "year_amount"]
    amount = table(make_reading, rows, roles, units={2: 1000}, kind="capital_programme")["40"]
    assert (amount.label, amount.basis) == ("Modern Schools", None)


def test_a_text_is_not_named_by_what_stands_right_of_it(make_reading: MakeReading) -> None:
    rows = [["Proposed Amount", "Source"], ["£2.1m to top up the scheme", "Cancelling the refit"]]
    assert table(make_reading, rows, [None, None])["£2.1m"].label == "£2.1m to top up the scheme"


def test_what_a_header_says_beyond_forecast(make_reading: MakeReading) -> None:
    rows = [
        ["Saving", "Savings Target", "Forecast", "Un-deliverable", "To be achieved in future years"],
        ["Reviews of 2022-23 contracts", "-30", "-21", "4", "-5"],
    ]
    roles = ["title", "saving", "forecast", "variance", "saving"]
    units = dict.fromkeys((1, 2, 3, 4), 1000)
    found = table(make_reading, rows, roles, units=units, years={2: "2024-25"}, kind="budget_monitoring")
    assert {raw: amount.measure for raw, amount in found.items()} == {
        "-30": "target",
        "-21": "forecast",
        "4": "undeliverable",
        "-5": "slipped",
    }
    assert {amount.financial_year for amount in found.values()} == {"2024-25"}  # not that of the row's name


def test_the_date_in_a_header_is_what_the_column_is_as_at(make_reading: MakeReading) -> None:
    rows = [["Property", "Value in accounts as at 31.03.24"], ["Old Mill", "1.08"]]
    amount = table(make_reading, rows, ["title", None], units={1: 1_000_000}, kind="financial_breakdown")["1.08"]
    assert (amount.as_at, amount.kind) == ("31.03.24", "other")


def test_long_figures_are_doubtful_only_where_they_are_alone(make_reading: MakeReading) -> None:
    rows = [["Reserve", "2024-25"], ["General", "163,914"], ["Other", "12"]]
    make: dict[str, Any] = {"units": {1: 1000}, "kind": "reserves"}
    table(make_reading, rows, ["title", "year_amount"], **make)
    assert [trouble.code for trouble in table.troubles] == ["scale_twice"]  # type: ignore[attr-defined]
    usual = [*rows, ["Earmarked", "251,339"]]
    found = table(make_reading, usual, ["title", "year_amount"], **make)
    assert (table.troubles, found["163,914"].kind) == ([], "reserve")  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["12%", "2024-25", "N/A", "3.5 FTE", "-"])
def test_what_is_no_sum(make_reading: MakeReading, text: str) -> None:
    rows = [["Item", "Saving"], ["Libraries", text], ["Parks", "5"]]
    found = table(make_reading, rows, ["title", "saving"], units={1: 1000}, kind="financial_breakdown")
    assert set(found) == {"5"}


def test_a_contents_page_gives_none(make_reading: MakeReading) -> None:
    rows = [["Title", "£"], ["Saving on libraries", "12"]]
    assert not table(make_reading, rows, ["title", "saving"], kind="contents", units={1: 1})


def test_columns_under_one_header_are_told_to_be_unsure(make_reading: MakeReading) -> None:
    rows = [["Saving", "Forecast against Savings Target", "Forecast against Savings Target"], ["Reviews", "-30", "-21"]]
    roles = ["title", "forecast", "forecast"]
    found = table(make_reading, rows, roles, units={1: 1000, 2: 1000}, kind="budget_monitoring")
    assert {amount.measure for amount in found.values()} == {"forecast"}  # neither is claimed to be the target
    assert {amount.confidence for amount in found.values()} == {0.665}
    assert [trouble.code for trouble in table.troubles] == ["header_shared"]  # type: ignore[attr-defined]


def test_a_unit_in_a_row_that_was_not_known_for_a_header(make_reading: MakeReading) -> None:
    rows = [["", "Sum"], ["", "31.3.24"], ["", "£m"], ["Total debt", "1,268.3"]]
    amount = table(make_reading, rows, ["title", "amount"], title="Debt", kind="financial_breakdown")["1,268.3"]
    assert (amount.amount_pence, amount.unit_raw, amount.unit_page) == (126_830_000_000, "£m", 1)


@pytest.mark.parametrize(
    ("header", "kind", "expected"),
    [
        ("Saving", "budget_monitoring", ("saving", "forecast")),
        ("Reserve", "reserves", ("reserve", "forecast")),
        ("Service", "budget_monitoring", ("forecast", "forecast")),
        ("Source", "reserves", ("forecast", "forecast")),
    ],
)
def test_a_forecast_is_of_what_the_table_lists(
    make_reading: MakeReading, header: str, kind: str, expected: tuple[str, str]
) -> None:
    rows = [[header, "Forecast", "Variance"], ["Winter", "-21", "3"]]
    found = table(make_reading, rows, ["title", "forecast", "variance"], units={1: 1000, 2: 1000}, kind=kind)
    assert (found["-21"].kind, found["-21"].measure) == expected
    assert (found["3"].kind, found["3"].measure) == ("variance", "variance")


def test_a_budget_line_is_what_the_caption_says_and_not_what_its_name_is_about(make_reading: MakeReading) -> None:
    rows = [["Proposal", "2026-27"], ["Review of high cost packages", "(450)"], ["Transport budgets", "(20)"]]
    found = table(
        make_reading, rows, ["title", "year_amount"], units={1: 1000}, title="Savings proposals", kind="budget_lines"
    )
    assert {raw: amount.kind for raw, amount in found.items()} == {"(450)": "saving", "(20)": "saving"}


def test_what_is_not_deliverable_is_a_saving_whatever_the_row_is_called(make_reading: MakeReading) -> None:
    rows = [["Service", "Un-deliverable"], ["Corporately Held Budgets", "2.3"]]
    found = table(make_reading, rows, ["title", None], units={1: 1_000_000}, kind="financial_breakdown")
    assert (found["2.3"].kind, found["2.3"].measure) == ("saving", "undeliverable")


def test_a_figure_whose_unit_is_missing_has_no_value_and_is_told_of(make_reading: MakeReading) -> None:
    rows = [["Project", "Variance"], ["Bridge", "-0.190"], ["Road", "2m"]]
    found = table(make_reading, rows, ["title", "variance"], kind="budget_monitoring")
    assert (found["-0.190"].amount_pence, found["-0.190"].kind) == (None, "variance")
    assert found["2m"].amount_pence == 200_000_000
    assert [trouble.code for trouble in table.troubles] == ["unit_missing"]  # type: ignore[attr-defined]
