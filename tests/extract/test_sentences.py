"""Sentences in running text, and the year a sentence gives its sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docextract.extract.sentences import paragraph_starts, sentence_bounds, sum_to_year
from docextract.model.reading import Reading
from docextract.parse.money import money_in

MakeReading = Callable[..., Reading]


def years(sentence: str) -> list[str | None]:
    sums = [(match.start, match.end) for match in money_in(sentence)]
    return [sum_to_year(sentence, sums, own) for own in range(len(sums))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Profile £162k 19/20, £615k 20/21 and £3.7m 21/22", ["2019-20", "2020-21", "2021-22"]),
        ("£90k 24/25 (£70k revenue, £20k capital), £50k 25/26", ["2024-25", "2024-25", "2024-25", "2025-26"]),
        ("The grant for 2022-23 was £54m, an increase of £15m on 2021-22.", ["2022-23", "2022-23"]),
        ("Spending rises by £70m over the period 2025-26 to 2029-30.", [None]),
        ("Moving £55k from 25/26 - 26/27 to 26/27 - 27/28", [None]),
        ("Since 2013-14 the grant fell from £250m to £16m.", [None, None]),
        ("In 2023-24 the cost was £5m, up from £4m in 2022-23.", ["2023-24", "2022-23"]),
        ("In 2022-23 £300k is saved, of which £100k is new.", ["2022-23", "2022-23"]),
        ("The saving is £300k.", [None]),
    ],
)
def test_the_year_of_each_sum(sentence: str, expected: list[str | None]) -> None:
    assert years(sentence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The limit is £5k. £7k was spent.",
        "The limit is £5k. ** Seven were bought.",
        "The limit (£5k.) Seven were bought.",
    ],
)
def test_a_sentence_may_begin_with_a_sum_or_a_mark(text: str) -> None:
    assert len(sentence_bounds(text)) == 3


def test_a_numbered_paragraph_and_a_wide_gap_begin_anew(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 100.0, "This has been set at five"),
        (60.0, 114.0, "hundred pounds a year"),
        (60.0, 128.0, "4.2 Protocols are sent to the team"),
        (60.0, 142.0, "- one for each fund"),
        (60.0, 180.0, "Later on the page"),
    ]
    lines = make_reading(runs).layout.pages[0].body
    text = " ".join(line.text for line in lines)
    assert [text[at:].split()[0] for at in paragraph_starts(lines)] == ["4.2", "-", "Later"]
