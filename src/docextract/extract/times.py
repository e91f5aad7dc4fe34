"""When a step of a timetable begins and ends, as printed and as dates."""

from __future__ import annotations

import re
from typing import NamedTuple

from docextract.parse.date import MONTH, MONTHS, dates_in, text_to_date
from docextract.vocabulary.delivery_words import delivery_words

RANGE = re.compile(r"\s+(?:to|until|till|through to)\s+|\s*[-–—]\s*", re.IGNORECASE)
MONTH_WORD = re.compile(rf"(?<![A-Za-z])(?:{MONTH})(?![A-Za-z])", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
LONGEST = 60


class Span(NamedTuple):
    """A time as two dates, ISO and as precise as printed; None where they cannot be read."""

    start: str | None
    end: str | None


def is_when(text: str) -> bool:
    """True for a text that says when, and little else."""
    if not text or len(text) > LONGEST:
        return False
    return bool(
        MONTH_WORD.search(text)
        or dates_in(text)
        or delivery_words().milestone.is_time.search(text)
        or YEAR.search(text)
    )


def text_to_span(text: str) -> Span:
    """The first and last date of a printed time: "September - October 2019" is 2019-09 to 2019-10."""
    dates = dates_in(text)
    if not dates:
        only = text_to_date(text)
        return Span(only, None)
    first, last = dates[0], dates[-1]
    before = MONTH_WORD.findall(text[: first.start])
    start = first.iso
    if before:
        start = _month_before(before[0], first.iso)
    end = last.iso if last.iso != start else None
    return Span(start, end)


def split_range(text: str) -> tuple[str, str] | None:
    """The two ends of a printed range of times ("August to September 2016"); None where it is none."""
    parts = [part.strip() for part in RANGE.split(text.strip()) if part.strip()]
    return (parts[0], parts[1]) if len(parts) == 2 and all(is_when(part) for part in parts) else None


def _month_before(month: str, iso: str) -> str:
    """The month that is named before a date, in that date's year; the year before where it is a later month."""
    number = MONTHS[month.lower()]
    year, later = int(iso[:4]), int(iso[5:7] or 12)
    return f"{year if number <= later else year - 1}-{number:02d}"
