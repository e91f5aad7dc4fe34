"""What a cell's words are, from the words alone: a figure, a year, a unit, a date, a RAG word, a reference."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from docextract.parse.text import has_digit, has_letter
from docextract.parse.unit import text_to_unit
from docextract.parse.year import relative_years_in, years_in

Content = Literal["blank", "dash", "figure", "percent", "unit", "year", "date", "rag", "reference", "words"]

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
FIGURE = re.compile(
    r"[-–−+(£\s±<>~]*[£]?\s?\(?[-–−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:k|m|bn|million)?\s?\)?[*†‡#^]{0,3}",
    re.IGNORECASE,
)
FIGURES = re.compile(rf"{FIGURE.pattern}(?:\s+{FIGURE.pattern}){{1,5}}", re.IGNORECASE)
PERCENT = re.compile(r"[-–−+(]*\s?\d+(?:[.,]\d+)?\s?%\)?[*]{0,2}")
DASH = re.compile(r"[-–—−.•/]+|n/?a|nil|tbc|tbd", re.IGNORECASE)
CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
UNIT_WORDS = re.compile(r"%|£|no\.?|number|fte|\+/-|&|and|\(|\)|in", re.IGNORECASE)
DATE = re.compile(
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s+)?{MONTH}\.?,?(?:\s+\d{{1,2}},)?[\s'’-]*(?:20)?\d{{0,2}}"
    rf"|{MONTH}\s?[-–/]\s?{MONTH}\s+\d{{2,4}}|Q[1-4][,\s/]*(?:20)?\d\d(?:[/-]\d\d)?|on-?going)",
    re.IGNORECASE,
)
AS_AT = re.compile(
    r"(?<!pre-)(?<!pre )(?<!post-)"
    rf"\b(?:(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s+)?{MONTH}\b\.?(?:[\s-]*['’]?(?:20)?\d\d(?![\d/-]))?"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d"
    r"|(?:quarter|qtr|Q|period|month)\s?\d{1,2}\b)",
    re.IGNORECASE,
)
RAG = re.compile(
    r"(?:\d{1,2}\s?[-–:(]?\s?)?(?:red|amber|green|blue|black|yellow)(?:\s?[/–-]\s?(?:red|amber|green|blue))?\)?(?:\s?[-–(]?\s?\d{1,2}\)?)?",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"[A-Z]{1,4}/[A-Z]{1,2}\.?\d[\d.]*|(?!FY)[A-Z]{1,5}[-/.]?\d{1,4}(?:[-/.]\d{1,4})*[a-z]?|\d{1,2}\.\d{3}|\d{2}/\d{4,6}"
)


@lru_cache(maxsize=20_000)
def text_to_content(text: str) -> Content:
    """What the words are; "words" where they are nothing more definite."""
    plain = text.strip()
    if not plain:
        return "blank"
    if plain[0].isdigit() or len(plain) < 40:
        for content, pattern in (("dash", DASH), ("percent", PERCENT), ("rag", RAG)):
            if pattern.fullmatch(plain):
                return content  # type: ignore[return-value]
        if is_unit(plain):
            return "unit"
        if is_year_alone(plain):
            return "year"
        for content, pattern in (("figure", FIGURE), ("figure", FIGURES), ("date", DATE), ("reference", REFERENCE)):
            if pattern.fullmatch(plain):
                return content  # type: ignore[return-value]
    return "words"


def is_unit(text: str) -> bool:
    """True where nothing but a unit is printed ("£000", "(£m)", "%")."""
    unit = text_to_unit(text)
    rest = text.replace(unit[0], " ") if unit else text
    if not unit and "%" not in text and "£" not in text:
        return False
    return not UNIT_WORDS.sub(" ", rest).strip(" '’s()-–")


def is_year_alone(text: str) -> bool:
    """True for a financial year, a calendar year or "Year 1", with its unit or not, and nothing else."""
    if len(text) > 30 or not has_digit(text):
        return False
    if text.startswith(("19", "20")):
        unit = text_to_unit(text[4:])
        if CALENDAR_YEAR.fullmatch(text.replace(unit[0], "", 1).strip(" ()") if unit else text):
            return True
    return not _without_years(text)[0]


@lru_cache(maxsize=4096)
def _without_years(text: str) -> tuple[str, bool]:
    matches = years_in(text) or relative_years_in(text)
    if not matches:
        return text, False
    out, last = [], 0
    for match in matches:
        out.append(text[last : match.start])
        last = match.end
    rest = " ".join([*out, text[last:]])
    unit = text_to_unit(rest)
    if unit:
        rest = rest.replace(unit[0], " ", 1)
    return " ".join(rest.split()).strip(" '’s()-–:,/"), True


def without_years_and_units(text: str) -> str:
    """The words of a header with financial years and units taken out, so that its meaning is left."""
    rest, had_year = _without_years(text)
    if had_year:
        return rest
    unit = text_to_unit(text)
    return " ".join(text.replace(unit[0], " ", 1).split()) if unit else text


def text_to_as_at(text: str) -> str | None:
    """The month, date or period that a header names, as printed; None where it names none."""
    match = AS_AT.search(text)
    return match[0].strip() if match else None


def without_dates(text: str) -> str:
    """The words of a header with months and dates taken out; unchanged where nothing else is left."""
    rest = " ".join(AS_AT.sub(" ", text).split())
    return rest if has_letter(rest) else text
