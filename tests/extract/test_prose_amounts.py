"""Sums in running text: kind, measure, year and label from the words around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docextract.extract.amounts import reading_to_amounts
from docextract.model.reading import Reading
from docextract.model.records import Amount

MakeReading = Callable[..., Reading]


def amounts(make: MakeReading, *lines: str) -> list[Amount]:
    runs = [(60.0, 100.0 + 14 * i, line) for i, line in enumerate(lines)]
    return [found.record for found in reading_to_amounts(make(runs))[0]]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("There is a £9.9m underspend in the directorate.", ["variance"]),
        ("Reserves need not fall for the £8.0m indicative cost of the change.", ["cost"]),
        ("A split between a £12.9m real variance and £124m of rephasing against the budget.", ["variance", "variance"]),
        ("The net overspend is £35.4m, of which £26.2m relates to savings.", ["variance", "saving"]),
        ("Overspends are reported in Growth, Environment & Transport (£6.3m).", ["variance"]),
        ("The forecast overspend on Delegated Budgets is £30.4m.", ["variance"]),
        ("The grant was announced in the Autumn Budget 2022, £80m of it late.", ["funding"]),
        ("The scheme has £83m to its name.", ["other"]),
        ("An inflationary increase of the charge to £2 per hour was agreed.", ["other"]),
        ("Decisions that result in savings of £500,000 or over are key.", ["other"]),
        ("Savings of £2m per annum are planned.", ["saving"]),
        ("Cash and investment balances are kept to £20m at the year's end.", ["other"]),
    ],
)
def test_the_nearest_word_names_the_kind(make_reading: MakeReading, sentence: str, kinds: list[str]) -> None:
    assert [amount.kind for amount in amounts(make_reading, sentence)] == kinds


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("The total grant was £54.5m.", [None]),
        ("The saving is £390,000 (Previously £583,000).", ["planned", "previous"]),
        ("The programme is £1,419m (from £1,665m in the draft).", [None, "previous"]),
        ("The overall budget was £47m it is now £44m.", ["previous", "budget"]),
        ("Savings not being delivered this year (£26.2m).", ["undeliverable"]),
        ("The council has already delivered savings of £17m over five years.", ["delivered"]),
        ("To date, savings of £2.8m have been released as a result.", ["delivered"]),
        ("Savings of £19.1m have been delivered, and a further £9.7m will be delivered.", ["delivered", "planned"]),
        ("The plan could deliver savings of £19m over three years.", ["planned"]),
        ("The service is forecasting a pressure of £235k.", ["forecast"]),
        ("Currently, £80.3m of savings are forecast to be achieved.", ["forecast"]),
        ("A savings target of £111m (excluding undelivered savings).", ["target"]),
    ],
)
def test_what_figure_of_its_kind(make_reading: MakeReading, sentence: str, measures: list[str | None]) -> None:
    assert [amount.measure for amount in amounts(make_reading, sentence)] == measures


def test_the_next_paragraph_says_nothing_of_a_sum(make_reading: MakeReading) -> None:
    (amount,) = amounts(make_reading, "1.1 This has been set at £250k.", "1.2 Reserves for 2024-25 are reviewed.")
    assert (amount.kind, amount.financial_year, amount.label) == ("other", None, "1.1 This has been set at £250k.")


def test_sums_on_one_line_are_published_once_each_with_their_place(make_reading: MakeReading) -> None:
    first, second = amounts(make_reading, "Savings rise from £1.2m to £3m in 2027-28.")
    assert (first.amount_pence, second.amount_pence) == (120_000_000, 300_000_000)
    assert (first.raw, first.source, second.financial_year) == ("£1.2m", "prose", "2027-28")
    assert first.x1 is not None and second.x0 is not None and first.x1 < second.x0


def test_ranges_of_two_paragraphs_are_not_one(make_reading: MakeReading) -> None:
    rows = [["Item", "Note"], ["A", "It costs £10k to £20k."], ["B", "It costs £30k to £40k."]]
    found, _ = reading_to_amounts(make_reading(rows=rows, roles=["title", "comment"]))
    assert len({one.record.range_id for one in found}) == 2


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Variances over £250,000 are explained below.", [(None, None)]),
        ("Overspends of more than £5m in 2026/27 are told.", [(None, "2026-27")]),
        ("Grant of £3m was had, of which £1m goes to 2027/28.", [("funding", None), ("funding", "2027-28")]),
        ("Grant of £3m and £1m is due in 2027/28.", [("funding", "2027-28"), ("funding", "2027-28")]),
    ],
)
def test_thresholds_and_parts(
    make_reading: MakeReading, sentence: str, told: list[tuple[str | None, str | None]]
) -> None:
    found = amounts(make_reading, sentence)
    assert [(None if one.kind == "other" else one.kind, one.financial_year) for one in found] == told
