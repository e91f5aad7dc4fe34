"""Sums of money in running text."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.parse.money import money_in

POUNDS_ONLY = re.compile(r"£\s?(?!000(?![\d,.]))(\d[\d,]*(?:\.\d+)?)(?![A-Za-z\d])")


def sums(text: str) -> list[Decimal]:
    return [match.money.amount_gbp for match in money_in(text)]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("-£380", [-380]),
        ("£-15k", [-15_000]),
        ("£(250)k", [-250_000]),
        ("£(1,250)", [-1250]),
        ("£(1.2m)", [-1_200_000]),
        ("£(12 of them", []),
        ("underspend of (£1.2m)", [1_200_000]),
        ("Programme (-3,800k)", [-3_800_000]),
        ("-570k", [-570_000]),
        ("£600k savings", [600_000]),
        ("600k savings", [600_000]),
        ("a cost of 3.5m", [3_500_000]),
        ("£1.2 million", [1_200_000]),
        ("£1.2\nm", [1_200_000]),
        ("£562,200 / £325k", [562_200, 325_000]),
        ("£390,000 (Previously £583,000)", [390_000, 583_000]),
        ("-£380 -570k -345k", [-380, -570_000, -345_000]),
        ("£2.2bn", [2_200_000_000]),
        ("a fee of 50p", ["0.50"]),
        ("£1,234.56", ["1234.56"]),
        ("–£15k, \u00ad£16k, −£17k", [-15_000, -16_000, -17_000]),
        ("2019-£20", [20]),
        ("Fund - £350k", [350_000]),
        ("minus £3m", [-3_000_000]),
        ("0.5% / £2.1m", [2_100_000]),
        ("£25pppw", [25]),
        ("the figures in £k, £000, £'000 and £m", []),
        ("£000", []),
        ("a 3.5m wide path", []),
        ("18 million people", []),
        ("a rise of 0.5 p.p.", []),
        ("within £1m of 2022-23", [1_000_000]),
    ],
)
def test_sums_as_printed(text: str, pounds: list[object]) -> None:
    assert sums(text) == [Decimal(str(p)) for p in pounds]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£1.2m - £1.5m", [1_200_000, 1_500_000]),
        ("between £1m and £2m", [1_000_000, 2_000_000]),
        ("£10-15m", [10_000_000, 15_000_000]),
        ("£90-£105k", [90_000, 105_000]),
        ("£1.9m-2m", [1_900_000, 2_000_000]),
        ("£8 million to £10 million", [8_000_000, 10_000_000]),
        ("£1,500-2,000 per week", [1_500, 2_000]),
    ],
)
def test_ranges_share_their_number_and_their_scale(text: str, pounds: list[int]) -> None:
    found = money_in(text)
    assert [match.money.amount_gbp for match in found] == pounds
    assert [match.range for match in found] == [0, 0]


@pytest.mark.parametrize(
    "text", ["from £1m to £2m", "£5m, then £6m", "£9m - £2m", "+£0.3m -£0.4m", "£3 and £4", "£5m in 2022-23"]
)
def test_no_range(text: str) -> None:
    assert [match.range for match in money_in(text)] in ([None], [None, None])


@pytest.mark.parametrize(
    ("text", "doubt", "pounds"),
    [
        ("£120,500k", "scale_twice", 120_500_000),
        ("£265,77m", "digit_grouping", 26_577_000_000),
        ("£3.2mfoo", "letters_touch", "3.2"),
        ("£1, 234", "figure_goes_on", 1),
        ("+/-£0.5m", "plus_or_minus", 500_000),
        ("£0.125", "finer_than_a_penny", "0.12"),
        ("£25-50,000", "range_scale_unclear", 25),
    ],
)
def test_doubtful_sums_stay_as_printed(text: str, doubt: str, pounds: object) -> None:
    first = money_in(text)[0]
    assert (first.doubt, first.money.amount_gbp) == (doubt, Decimal(str(pounds)))


def test_what_stands_around_a_sum() -> None:
    about, alone = money_in("circa £1.2m in all (£570k)")
    assert about.approximate and not alone.approximate
    assert about.money.precision_pence == 10_000_000
    assert alone.money.precision_pence == 100_000


def test_the_captions_unit_is_for_sums_without_their_own() -> None:
    assert [m.money.amount_gbp for m in money_in("£570 and £1.2m", unit_pounds=1000)] == [570_000, 1_200_000]


SCALES = {"": 1, "k": 1_000, "m": 1_000_000, " million": 1_000_000, "bn": 1_000_000_000}


@given(
    whole=st.integers(0, 9_999),
    decimals=st.integers(0, 2),
    scale=st.sampled_from(sorted(SCALES)),
    sign=st.sampled_from(["", "-", "–", "−"]),
    before=st.sampled_from(["", "A saving of ", "(", "Cost: "]),
    after=st.sampled_from(["", ".", " in 2022-23", ")", ", then"]),
)
def test_a_printed_sum_is_read_back(whole: int, decimals: int, scale: str, sign: str, before: str, after: str) -> None:
    value = Decimal(whole).scaleb(-decimals)
    text = f"{before}{sign}£{value:,}{scale}{after}"
    (match,) = money_in(text)
    assert match.money.amount_gbp == value * SCALES[scale] * (-1 if sign else 1)
    assert match.raw == text[match.start : match.end] == f"{sign}£{value:,}{scale}"
    assert match.money.precision_pence == Decimal(SCALES[scale] * 100).scaleb(-decimals)


@given(st.text(alphabet="£0123456789,.-–kmbn() to+/%pand\u00ad\n", max_size=40))
def test_any_text_is_survived_and_every_place_is_its_words(text: str) -> None:
    found = money_in(text)
    for match in found:
        assert text[match.start : match.end] == match.raw
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.lists(st.integers(1, 999_999), max_size=5))
def test_no_printed_sum_is_lost(amounts: list[int]) -> None:
    text = "; ".join(f"£{amount:,}" for amount in amounts)
    assert len(POUNDS_ONLY.findall(text)) == len(money_in(text))


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("between £7m and £8m", 2),
        ("£7m to £8m", 2),
        ("borrowing will rise by £7m to £88m", 0),
        ("an increase of about £2m to £9m", 0),
        ("a rise of £2m to £3m", 0),
    ],
)
def test_a_step_and_what_it_leads_to_are_no_range(text: str, ranges: int) -> None:
    assert sum(match.range is not None for match in money_in(text)) == ranges
