"""Ranges of small sums at a rate."""

from __future__ import annotations

import pytest

from docextract.parse.money import money_in


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("season tickets (£54-72 per week)", ["£54", "72"]),
        ("fees of £8-12 an hour", ["£8", "12"]),
        ("about £54-72", ["£54"]),
        ("paid £5 - 12 per cent more", ["£5"]),
    ],
)
def test_the_other_end_of_a_rate(text: str, sums: list[str]) -> None:
    assert [match.raw for match in money_in(text)] == sums
