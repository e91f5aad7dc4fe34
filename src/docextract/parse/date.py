"""Printed dates, as precise as they are printed: a day "2021-10-22", a month "2021-11", a year "2021"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb febuary", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDINAL = r"\s?(?:st|nd|rd|th)"
FULL_YEAR = r"(?:19|20)\d\d"
GAP = r"[\s,.\-\u2013/]{0,3}"
DATE = re.compile(
    rf"(?<![\w£])(?:"
    rf"(?P<d1>\d{{1,2}})(?:{ORDINAL})?(?:\s+day)?{GAP}(?:of\s+)?(?P<m1>{MONTH})\b{GAP}(?P<y1>{FULL_YEAR}|['\u2018\u2019]?\d\d(?![\d:%]|\s?[ap]m))"
    rf"|(?P<m2>{MONTH})\b\.?\s(?:the\s)?(?P<d2>\d{{1,2}})(?:{ORDINAL})?,?\s(?P<y2>{FULL_YEAR})"
    rf"|(?P<m3>{MONTH})\b{GAP}(?P<y3>{FULL_YEAR}|['\u2018\u2019]?\d\d(?![\d:%]|{ORDINAL}|\s?[ap]m))"
    rf"|(?P<y4>{FULL_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)"
    rf"|(?P<d5>\d{{1,2}})(?P<sep>[/.\-])(?P<m5>\d{{1,2}})(?P=sep)(?P<y5>{FULL_YEAR}|\d\d)"
    rf")(?![\w£]|[/.,]\d)",
    re.IGNORECASE,
)
HINT = re.compile(rf"\d[/.\-]\d|(?<![A-Za-z])(?:{MONTH})\b", re.IGNORECASE)
YEAR_ALONE = re.compile(rf"\s*({FULL_YEAR})\s*\.?\s*")


class DateMatch(NamedTuple):
    """A date printed in a text at [start, end); `iso` is as long as the print is precise."""

    iso: str
    start: int
    end: int
    raw: str


def dates_in(text: str) -> list[DateMatch]:
    """Every day or month with its year in the text, in order; day before month, as British papers print them.

    A day that the calendar does not have is left out, and so are quarters, seasons and days without a year.
    """
    if not HINT.search(text):
        return []
    found = ((_to_iso(match), match) for match in DATE.finditer(text))
    return [DateMatch(iso, match.start(), match.end(), match[0]) for iso, match in found if iso]


def text_to_date(text: str) -> str | None:
    """The first date in the text, as ISO as it is printed ("2021-10-22", "2021-11"); a year only where it stands alone.

    None where there is none ("Summer 2022", "Q2 2021/22", "18 November").
    """
    found = dates_in(text)
    if found:
        return found[0].iso
    alone = YEAR_ALONE.fullmatch(text)
    return alone[1] if alone else None


def _to_iso(match: re.Match[str]) -> str | None:
    """The date of a match; None where its day or month does not exist."""
    parts = match.groupdict()
    for form in "12345":
        year = parts[f"y{form}"]
        if year:
            month = parts[f"m{form}"]
            number = MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
            return _day_to_iso(_full_year(year), number, parts.get(f"d{form}"))
    return None


def _full_year(year: str) -> int:
    """A printed year in full; two digits are of this century up to 49, of the last one from 50."""
    number = int(year.strip("'\u2018\u2019"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def _day_to_iso(year: int, month: int, day: str | None) -> str | None:
    try:
        found = date(year, month, int(day) if day else 1)
    except ValueError:
        return None
    return found.isoformat() if day else f"{year}-{month:02d}"
