"""Printed financial years: "2022/23", "22-23", "FY 2022-2023", "year ending 31 March 2023", and "Year 1"."""

from __future__ import annotations

import re
from typing import NamedTuple

from docextract.model.year import FinancialYear
from docextract.vocabulary.sum_words import any_of
from docextract.vocabulary.year_words import year_words

EARLIEST, LATEST = 1940, 2099
EARLIEST_SHORT, LATEST_SHORT = 5, 49
"""A short year ("22/23") outside these is rather a month, a score or a page."""

STROKE = r"\s?[-/\u00ad\u2010-\u2015\u2212]\s?"
LONG = re.compile(
    rf"(?<![\w£$€.,])(?P<fy>F\.?\s?/?Y\.?\s?)?(?P<a>(?:19|20)\d\d){STROKE}"
    r"(?P<b>(?:19|20)?\d\d|\d \d)(?![\d%])(?!,\d)(?!\.\d)",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"(?<![\w£$€.,:/\-\u2010-\u2015])(?P<fy>F\.?\s?/?Y\.?\s?)?(?P<a>\d\d)[-/\u00ad\u2010-\u2013](?P<b>\d\d)(?![\w%])(?![,.:/-]\d)",
    re.IGNORECASE,
)
ENDING = re.compile(
    rf"(?<!\w)(?:{any_of(year_words().ending)})\s+(?:the\s+)?31\s?(?:st)?\s+(?:of\s+)?March,?\s+(?P<b>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    rf"(?<!\w)(?:{any_of(year_words().relative)})\.?\s?(?P<n>\d|1\d)(?![\w./-]*\d)(?!\w)", re.IGNORECASE
)
MAY_BE_YEAR = re.compile(r"\d\d\s?[-/\u00ad\u2010-\u2015\u2212]\s?\d ?\d|March", re.IGNORECASE)
"""What no text with a year lacks: a cheap test before the dear ones."""
MONTH_OR_DAY = re.compile(r"\d(?:-|\s?/\s?)$")

BEHIND_A_SUM = re.compile(r"£(?:[\d.,]*\d\s?(?:k|m|bn)?|k|m|['’]?000['’]?s?)\)?\s(?:[(–-]\s?)?$", re.IGNORECASE)
BEFORE_A_SUM = re.compile(r"\s?[:(=–-]?\s?-?£(?:\d|['’]?000|k\b|m\b)", re.IGNORECASE)
"""A short year beside a sum or a unit, as profiles and headers print them ("£162k 19/20", "26-27 £m"), is a year."""


class YearMatch(NamedTuple):
    """A financial year printed in a text, at [start, end)."""

    year: FinancialYear
    start: int
    end: int
    raw: str


class RelativeYear(NamedTuple):
    """A year counted from an unnamed one: "Year 1" is number 1."""

    number: int
    start: int
    end: int
    raw: str


def years_in(text: str) -> list[YearMatch]:
    """Every financial year in the text, in order.

    Spans of several years ("2024-27"), dates, decision numbers and sums are none; a short "22/23" is one beside
    words that say so, or alone. A calendar year ("2022") is none.
    """
    if MAY_BE_YEAR.search(text) is None:
        return []
    found = _long(text)
    taken = [(year.start, year.end) for year in found]
    found += [year for year in _short(text) if not any(a < year.end and year.start < b for a, b in taken)]
    found += [YearMatch(FinancialYear(int(m["b"]) - 1), *m.span(), m[0]) for m in ENDING.finditer(text)]
    return sorted(found, key=lambda year: year.start)


def _long(text: str) -> list[YearMatch]:
    out: list[YearMatch] = []
    for match in LONG.finditer(text):
        start, end = int(match["a"]), match["b"].replace(" ", "")  # a narrow header breaks "2026/2 7"
        if int(end) not in ((start + 1) % 100, start + 1) or (int(end) < 100) != (len(end) == 2):
            continue
        if not EARLIEST <= start <= LATEST or re.match(r"\s?[/-]\s?\d{1,3}(?!\d)", text[match.end() :]):
            continue
        joined = MONTH_OR_DAY.search(text, max(0, match.start() - 4), match.start())
        if joined and not (out and out[-1].end > match.start() - 4):
            continue
        out.append(YearMatch(FinancialYear(start), match.start(), match.end(), match[0]))
    return out


def _short(text: str) -> list[YearMatch]:
    words = year_words()
    out: list[YearMatch] = []
    for match in SHORT.finditer(text):
        start = int(match["a"])
        if int(match["b"]) != start + 1 or not EARLIEST_SHORT <= start <= LATEST_SHORT:
            continue
        start_, end_ = match.span()
        alone = not text[:start_].strip(" (:") and not text[end_:].strip(" ):*")
        if (
            match["fy"]
            or alone
            or words.is_before.search(text, max(0, start_ - 24), start_)
            or words.is_after.match(text, end_)
            or (out and start_ - out[-1].end <= 5)
            or BEHIND_A_SUM.search(text, max(0, start_ - 16), start_)
            or BEFORE_A_SUM.match(text, end_)
        ):
            out.append(YearMatch(FinancialYear(2000 + start), start_, end_, match[0]))
    return out


def text_to_year(text: str) -> FinancialYear | None:
    """The one financial year that a label, header or cell names; None where it names none, or several."""
    years = {match.year for match in years_in(text)}
    return years.pop() if len(years) == 1 else None


def is_year(text: str) -> bool:
    """True where the text is a financial year and nothing else."""
    years = years_in(text)
    return len(years) == 1 and years[0].raw.strip() == text.strip()


def relative_years_in(text: str) -> list[RelativeYear]:
    """Years that are only counted ("Year 1", "Yr 2"), in order; what the first is, the paper must say elsewhere."""
    return [RelativeYear(int(m["n"]), m.start(), m.end(), m[0]) for m in RELATIVE.finditer(text) if int(m["n"])]
