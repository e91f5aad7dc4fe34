"""Which columns of a table are money, and in what unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from docextract.extract.table_money import table_to_money_columns
from docextract.model.reading import Reading
from docextract.model.table import Row, Unit

MakeReading = Callable[..., Reading]
LINE = Row(1, "line")


def test_a_unit_a_role_and_a_pound_sign_make_money(make_reading: MakeReading) -> None:
    rows = [["Name", "2025-26 £000", "Forecast", "Spent so far", "Number of places"], ["Hub", "5", "6", "£7", "8"]]
    (table,) = make_reading(rows=rows, roles=["title", "year_amount", "forecast", None, None], units={1: 1000}).tables
    money = table_to_money_columns(table)
    assert [money.is_money(col, "8", LINE) for col in range(5)] == [False, True, True, True, False]
    assert money.is_money(4, "£8", LINE)  # its own sign settles it


def test_columns_without_a_unit_take_that_of_the_others_but_not_where_pounds_are_printed(
    make_reading: MakeReading,
) -> None:
    rows = [["Name", "Budget £000", "Forecast", "Variance"], ["Hub", "5", "6", "£7"]]
    (table,) = make_reading(rows=rows, roles=["title", "budget", "forecast", "variance"], units={1: 1000}).tables
    money = table_to_money_columns(table)
    assert [unit.pounds if (unit := money.unit(col)) else None for col in (1, 2, 3)] == [1000, 1000, None]


def test_years_alone_are_money_only_where_something_says_so(make_reading: MakeReading) -> None:
    rows = [["Name", "2025-26"], ["Visits", "5"], ["Permanent savings", "6"]]
    (table,) = make_reading(rows=rows, roles=["title", "year_amount"]).tables
    money = table_to_money_columns(table)
    assert not money.is_money(1, "5", Row(1, "line"))
    assert money.is_money(1, "6", Row(2, "line"))  # the row says so
    assert table_to_money_columns(replace(table, title="Savings by year")).is_money(1, "5", Row(1, "line"))
    assert not table_to_money_columns(replace(table, title="Cost per place, number of places")).money


def test_the_unit_of_a_like_table_nearby_is_borrowed_and_told(make_reading: MakeReading) -> None:
    rows = [["Name", "Budget", "Forecast"], ["Hub", "5", "6"]]
    (table,) = make_reading(rows=rows, roles=["title", "budget", "forecast"]).tables
    unit = Unit("£m", 1_000_000, 1)
    other = replace(table, columns=tuple(replace(c, unit=unit if c.col else None) for c in table.columns))
    money = table_to_money_columns(table, [other])
    assert (money.borrowed, money.unit(1)) == (True, unit)
    assert not table_to_money_columns(table, [replace(other, page=4)]).borrowed
    assert not table_to_money_columns(table, [table]).borrowed


def test_rows_that_are_years(make_reading: MakeReading) -> None:
    rows = [["Year", "Saving"], ["2025-26", "5"], ["2026-27", "6"]]
    (table,) = make_reading(rows=rows, roles=[None, "saving"]).tables
    assert table_to_money_columns(table).by_row


def test_counted_things_are_no_money_in_a_budget_column_either(make_reading: MakeReading) -> None:
    header = ["Service", "Budget / No. of placements", "Actual / Yearly average", "Budget / Annual £000"]
    (table,) = make_reading(
        rows=[header, ["Homes", "3", "2.94", "500"]], roles=["title", "budget", "actual", "budget"], units={3: 1000}
    ).tables
    money = table_to_money_columns(table)
    assert [money.is_money(col, "3", LINE) for col in (1, 2, 3)] == [False, False, True]


def test_a_share_is_no_money_and_a_rise_by_per_cent_is(make_reading: MakeReading) -> None:
    rows = [["Indicator", "2025-26 Budget"], ["Proportion of net revenue (%)", "8.6"], ["Pay award 2%", "9"]]
    (table,) = make_reading(rows=rows, roles=["title", "budget"]).tables
    money = table_to_money_columns(table)
    assert [money.is_money(1, "9", Row(row, "line")) for row in (1, 2)] == [False, True]


@pytest.mark.parametrize(
    ("figures", "missing", "assumed"),
    [
        (("-0.190", "7.000"), True, False),
        (("4.7", "8"), True, False),
        (("450", "12.50"), False, True),
        (("341,500", "450"), False, False),
        (("", "-"), False, False),
    ],
)
def test_what_figures_without_any_unit_can_be(
    make_reading: MakeReading, figures: tuple[str, str], missing: bool, assumed: bool
) -> None:
    rows = [["Name", "Budget"], *([f"Line {n}", figure] for n, figure in enumerate(figures))]
    (table,) = make_reading(rows=rows, roles=["title", "budget"]).tables
    money = table_to_money_columns(table)
    assert (money.missing, money.assumed) == (frozenset({1} if missing else ()), frozenset({1} if assumed else ()))
