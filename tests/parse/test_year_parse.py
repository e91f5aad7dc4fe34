"""Financial years and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.model.year import FinancialYear
from docextract.parse.date import dates_in, text_to_date
from docextract.parse.year import is_year, relative_years_in, text_to_year, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022/23", ["2022-23"]),
        ("22-23", ["2022-23"]),
        ("FY 2022-2023", ["2022-23"]),
        ("FY25/26", ["2025-26"]),
        ("26-27 £'000", ["2026-27"]),
        ("26/27 £m", ["2026-27"]),
        ("£000s 26/27", ["2026-27"]),
        ("2026/2 7", ["2026-27"]),
        ("2026/2 9", []),
        ("FY26", []),
        ("2022 – 23", ["2022-23"]),
        ("1999/00", ["1999-00"]),
        ("the 22/23 budget", ["2022-23"]),
        ("£615k 20/21, £3m 21/22", ["2020-21", "2021-22"]),
        ("2021-22/2022-23", ["2021-22", "2022-23"]),
        ("year ended 31st March 2023", ["2022-23"]),
        ("Q2 2021/22", ["2021-22"]),
        ("2019-2024", []),
        ("2025-28", []),
        ("scored 12/13", []),
        ("page 22/23", []),
        ("10/11/2021", []),
        ("2021-22-01", []),
        ("24/00109", []),
        ("2019/025", []),
        ("01223 22/23", []),
        ("2022", []),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert [str(match.year) for match in years_in(text)] == years


def test_one_year_or_none() -> None:
    assert text_to_year("2022-23 Savings") == FinancialYear(2022)
    assert text_to_year("2022-23 to 2023-24") is None
    assert is_year(" 2022/23 ") and not is_year("2022/23 budget")
    assert [match.number for match in relative_years_in("Year 1, Yr 2 and year 2022")] == [1, 2]


@given(
    st.integers(2000, 2060),
    st.sampled_from(["{a}-{b:02d}", "{a}/{b:02d}", "{a}–{b:02d}", "FY {a}/{b:02d}", "{a}-{c}", "in {a} / {b:02d}"]),
)
def test_a_printed_year_is_read_back(start: int, form: str) -> None:
    text = form.format(a=start, b=(start + 1) % 100, c=start + 1)
    assert text_to_year(text) == FinancialYear(start)


@given(st.text(alphabet="0123456789/-– FYyearin.£,", max_size=30))
def test_any_text_is_survived(text: str) -> None:
    for match in years_in(text):
        assert text[match.start : match.end] == match.raw
    for day in dates_in(text):
        assert text[day.start : day.end] == day.raw


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("22 October 2021", "2021-10-22"),
        ("1 st April 2022", "2022-04-01"),
        ("22nd of October 2021", "2021-10-22"),
        ("Nov 2021", "2021-11"),
        ("Sept 21", "2021-09"),
        ("9 September 21", "2021-09-09"),
        ("10/10/19", "2019-10-10"),
        ("2.11.2021", "2021-11-02"),
        ("30th-Jan-2025", "2025-01-30"),
        ("Thursday 10 October 2019", "2019-10-10"),
        ("April 1 2022", "2022-04-01"),
        ("2019-10-10", "2019-10-10"),
        ("2022", "2022"),
        ("Summer 2022", None),
        ("Q2 2021/22", None),
        ("18 November", None),
        ("31/02/2021", None),
        ("10/21/2024", None),
        ("24/00109", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert text_to_date(text) == iso


@given(
    st.dates(date(1990, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d/%m/%Y", "%d.%m.%y", "%d %b %Y", "%A %d %B %Y", "%B %d, %Y", "%Y-%m-%d"]),
)
def test_a_printed_date_is_read_back(day: date, form: str) -> None:
    assume_century = day if "%y" not in form or 1950 <= day.year <= 2049 else None
    assert text_to_date(day.strftime(form)) == (assume_century or day).isoformat()
