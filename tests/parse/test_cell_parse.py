"""A table cell to a sum, and captions to their unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.parse.cell import CellMoney, NotMoney, cell_to_money
from docextract.parse.unit import text_to_unit


@pytest.mark.parametrize(
    ("text", "unit", "pounds"),
    [
        ("1,234", 1000, 1_234_000),
        ("(570)", 1000, -570_000),
        ("[570]", 1000, -570_000),
        ("-570", 1000, -570_000),
        ("570-", 1000, -570_000),
        ("−5", None, -5),
        ("+1,234.5", 1000, 1_234_500),
        ("1,234.5 ↑", 1000, 1_234_500),
        ("£3.2m", 1000, 3_200_000),
        ("-£0.5m", None, -500_000),
        ("£(570)k", None, -570_000),
        ("(0.5)m", None, -500_000),
        ("£15k pa", None, 15_000),
        ("0", 1000, 0),
        ("*1,234", None, 1_234),
        ("1,234²", 1000, 1_234_000),
    ],
)
def test_one_figure(text: str, unit: int | None, pounds: int) -> None:
    found = cell_to_money(text, unit)
    assert isinstance(found, CellMoney)
    assert (found.money.amount_gbp, found.doubt) == (pounds, None)


@pytest.mark.parametrize(
    ("text", "doubt", "pounds"),
    [
        ("564 1", "footnote_or_two_figures", 564_000),
        ("1,234 -", "minus_behind", -1_234_000),
        ("(570", "bracket_missing", -570_000),
        ("1 234", "digits_apart", 1_234_000),
        ("£251,000", "unit_twice", 251_000),
        ("12,34", "digit_grouping", 1_234_000),
        ("+/- 5", "plus_or_minus", 5_000),
        ("(-570)", None, -570_000),
    ],
)
def test_doubtful_figures_in_thousands(text: str, doubt: str | None, pounds: int) -> None:
    found = cell_to_money(text, 1000)
    assert isinstance(found, CellMoney)
    assert (found.doubt, found.money.amount_gbp) == (doubt, pounds)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("-", "dash"),
        (" – ", "dash"),
        ("N/A", "none_stated"),
        ("TBC", "none_stated"),
        ("Nil", "none_stated"),
        ("12.5%", "percent"),
        ("2022/23", "year"),
        ("£000", "unit"),
        ("£251,000 (split £121,000 and £130,000)", "several"),
        ("3.5 FTE", "text"),
        ("24/00109", "text"),
        ("10/10/2019", "text"),
    ],
)
def test_why_a_cell_is_no_sum(text: str, reason: str) -> None:
    assert cell_to_money(text, 1000) == NotMoney(reason)  # type: ignore[arg-type]


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 3), st.sampled_from([1, 1000, 1_000_000]), st.booleans())
def test_a_printed_figure_is_read_back(number: int, decimals: int, unit: int, brackets: bool) -> None:
    value = Decimal(number).scaleb(-decimals)
    printed = f"({abs(value):,})" if brackets and number < 0 else f"{value:,}"
    found = cell_to_money(printed, unit)
    assert isinstance(found, CellMoney)
    exact = value * unit
    assert abs(found.money.amount_gbp - exact) < Decimal("0.01")
    if unit > 1 or decimals < 3:
        assert found.money.amount_gbp == exact


@given(st.text(max_size=30), st.sampled_from([None, 1, 1000]))
def test_any_cell_is_survived(text: str, unit: int | None) -> None:
    assert isinstance(cell_to_money(text, unit), CellMoney | NotMoney)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("£000", ("£000", 1000)),
        ("Budget £'000 2022/23", ("£'000", 1000)),
        ("£’000s", ("£’000s", 1000)),
        ("(£000’s)", ("£000’s", 1000)),
        ("£k", ("£k", 1000)),
        ("£ thousands", ("£ thousands", 1000)),
        ("Figures in £m", ("£m", 1_000_000)),
        ("£’m", ("£’m", 1_000_000)),
        ("in £ millions", ("£ millions", 1_000_000)),
        ("£bn", ("£bn", 1_000_000_000)),
        ("Cost (£)", ("£", 1)),
        ("£s per pupil", ("£s", 1)),
        ("£5m", None),
        ("£1,000", None),
        ("10,000", None),
        ("2000", None),
        ("Million people", None),
    ],
)
def test_units(text: str, unit: tuple[str, int] | None) -> None:
    assert text_to_unit(text) == unit
