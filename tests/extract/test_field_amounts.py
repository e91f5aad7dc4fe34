"""Headline sums in fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docextract.extract.amounts import reading_to_amounts
from docextract.model.reading import Reading
from docextract.model.records import Amount

MakeReading = Callable[..., Reading]


def amounts(make: MakeReading, *lines: str) -> list[Amount]:
    runs = [(60.0, 100.0 + 20 * i, line) for i, line in enumerate(lines)]
    return [found.record for found in reading_to_amounts(make(runs))[0] if found.record.source == "field"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2022-23 Savings amount: £380k", [(38_000_000, "saving", "2022-23", "planned")]),
        ("Savings amount: -£15k pa from 2025/26", [(-1_500_000, "saving", "2025-26", "planned")]),
        (
            "2022-23 Savings amount: £390,000 (Previously £583,000)",
            [(39_000_000, "saving", "2022-23", "planned"), (58_300_000, "saving", "2022-23", "previous")],
        ),
        ("Pressure amount: £1.2m", [(120_000_000, "pressure", None, "planned")]),
        ("Investment amount: N/A", []),
        ("Savings amount: £k", []),
    ],
)
def test_the_label_says_kind_and_year(make_reading: MakeReading, line: str, expected: list[object]) -> None:
    found = amounts(make_reading, line)
    assert [(a.amount_pence, a.kind, a.financial_year, a.measure) for a in found] == expected


def test_a_range_shares_an_id(make_reading: MakeReading) -> None:
    low, high = amounts(make_reading, "Savings amount: £10-15m")
    assert low.range_id and low.range_id == high.range_id
    assert (low.amount_pence, high.amount_pence) == (10**9, 15 * 10**8)


def test_a_sum_in_a_long_text_is_prose(make_reading: MakeReading) -> None:
    line = "Savings description: " + "words " * 30 + "and £5k"
    assert amounts(make_reading, line) == []
