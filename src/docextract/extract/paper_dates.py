"""Dates of meetings, in print and in the names of files and folders."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WORDED = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:st|nd|rd|th)?(?:\s+of)?[\s\-,_]+(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"[\s\-,_]+(20\d\d)(?!\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    r"\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)\b",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<!\d)(20\d\d)[-_.](\d{2})[-_.](\d{2})(?!\d)")
FIGURES = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](20\d\d|\d\d)(?![\d/])")


def dates_in(text: str) -> list[str]:
    """Every full date in the text, ISO, in order of print; day before month where it is in figures."""
    found = []
    for match in WORDED.finditer(text):
        found.append((match.start(), _iso(int(match[3]), _month(match[2]), int(match[1]))))
    for match in MONTH_FIRST.finditer(text):
        found.append((match.start(), _iso(int(match[3]), _month(match[1]), int(match[2]))))
    for match in ISO.finditer(text):
        found.append((match.start(), _iso(int(match[1]), int(match[2]), int(match[3]))))
    for match in FIGURES.finditer(text):
        year = int(match[3])
        found.append((match.start(), _iso(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))))
    return [iso for _, iso in sorted(found, key=lambda pair: pair[0]) if iso]


def _month(name: str) -> int:
    return MONTHS.index(name[:3].casefold()) + 1


def _iso(year: int, month: int, day: int) -> str:
    """The date, "" where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
