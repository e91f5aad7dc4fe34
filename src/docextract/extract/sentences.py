"""Sentences in running text, and the financial year that a sentence gives a sum in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from docextract.extract.paragraphs import NUMBERED, mark_of
from docextract.model.layout import Line
from docextract.parse.year import YearMatch, years_in

SENTENCE_END = re.compile(r"[.;:?!][)’”\"]?\s+(?=[A-Z(•‘“'\"£*\[])|\s[•●▪]\s?")
SPAN = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*", re.IGNORECASE)
RIGHT_BEHIND = re.compile(
    r"\s*[(\[–-]?(?:\s*(?:in|for|during|by|from))?(?:\s+(?:the|financial|year|fy))*\s*[(\[]?", re.IGNORECASE
)
RIGHT_BEFORE = re.compile(
    r"(?:\s*[)\]:=–-])*(?:\s*(?:of|is|was|at|to|by|will be|would be|being|totals?|totalled|amounts? to))?\s*[(\[:]?\s*",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"(?<!\w)(?:on|than|since|compared (?:with|to|against)|relative to)\s+(?:the\s+)?$", re.IGNORECASE
)
"""Words between a sum and a year that only say what the sum is measured against."""
OF_WHICH = re.compile(r",?\s(?:of|from) which\s", re.IGNORECASE)
LOOSE = 0.75
"""White space above of so many line heights begins a new paragraph."""
SLACK = 0.25
"""So much does behind a line that ends well before the next one does."""
SHORT = 0.7


def paragraph_starts(lines: Sequence[Line]) -> list[int]:
    """Positions, in the lines' texts joined by single spaces, at which a paragraph or an item of a list begins."""
    starts = []
    position = 0
    for i, line in enumerate(lines):
        if i and _begins(lines[i - 1], line):
            starts.append(position)
        position += len(line.text) + 1
    return starts


def _begins(last: Line, line: Line) -> bool:
    if mark_of(line.text) or NUMBERED.match(line.text):
        return True
    gap = line.box.y0 - last.box.y1
    if gap > LOOSE * line.size or gap < -2 * line.size or (line.bold != last.bold and gap > 0):
        return True
    return gap > SLACK * line.size and last.box.x1 < SHORT * line.box.x1 and line.text[0].isupper()


def sentence_bounds(text: str, starts: Iterable[int] = ()) -> list[int]:
    """Where the sentences begin, the text's end last; `starts` are beginnings of paragraphs."""
    return sorted({0, *starts, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)})


def sentence_at(bounds: Sequence[int], position: int) -> tuple[int, int]:
    """The sentence, [start, end), that holds this position."""
    for start, end in pairwise(bounds):
        if start <= position < end:
            return start, end
    return bounds[-2], bounds[-1]


def sum_to_year(sentence: str, sums: Sequence[tuple[int, int]], own: int) -> str | None:
    """The financial year of the sum `sums[own]`, given where all sums of the sentence stand.

    The year right behind or right before the sum, else the nearest that no other sum has beside it. None for
    a stretch of several years ("2025-26 to 2029-30") and for a year that the sum is only compared with.
    """
    years = _single_years(sentence)
    if not years:
        return None
    start, end = sums[own]
    behind = {year.start: _sum_before(sentence, sums, year) for year in years}
    for year in years:
        if behind[year.start] == own:
            return str(year.year)
    opened = _bracket_around(sentence, start)
    for year in reversed(years):
        if year.end <= start and RIGHT_BEFORE.fullmatch(sentence, year.end, start):
            return str(year.year)
        if year.end <= opened and not sentence[year.end : opened].strip():
            return str(year.year)  # "24/25 (£5k revenue, £2k capital)"
    told = [year for year in years if not _is_compared(sentence, year)]
    told = [year for year in told if not (year.start >= end and _is_another(sentence, sums, end, year))]
    free = [year for year in told if behind[year.start] is None and (_sum_after(sentence, sums, year) or 0) <= own]
    if not free and len(sums) > 1 and len(years) > 1:
        return None
    nearest = min(
        free or told,
        key=lambda year: year.start - end if year.start >= end else start - year.end,
        default=None,
    )
    return str(nearest.year) if nearest else None


def _bracket_around(sentence: str, position: int) -> int:
    """Where the bracket opens that this position stands in; -1 where it stands in none."""
    opened = sentence.rfind("(", 0, position)
    return -1 if sentence.rfind(")", 0, position) > opened else opened


def _single_years(sentence: str) -> list[YearMatch]:
    """The years that stand alone, those of a stretch "from 2025-26 to 2029-30" left out."""
    years = years_in(sentence)
    spanned = {
        year.start
        for first, second in pairwise(years)
        if SPAN.fullmatch(sentence, first.end, second.start)
        for year in (first, second)
    }
    return [year for year in years if year.start not in spanned]


def _sum_before(sentence: str, sums: Sequence[tuple[int, int]], year: YearMatch) -> int | None:
    """Which sum has this year right behind it; None for none."""
    for i, (_, end) in enumerate(sums):
        if end <= year.start and RIGHT_BEHIND.fullmatch(sentence, end, year.start):
            return i
    return None


def _sum_after(sentence: str, sums: Sequence[tuple[int, int]], year: YearMatch) -> int | None:
    """Which sum this year leads in; None for none. It may hold for the sums after that one, not for those before."""
    for i, (start, _) in enumerate(sums):
        if year.end <= start and RIGHT_BEFORE.fullmatch(sentence, year.end, start):
            return i
    return None


def _is_another(sentence: str, sums: Sequence[tuple[int, int]], end: int, year: YearMatch) -> bool:
    """True where a sum "of which" the year speaks stands between the sum that ends here and the year."""
    parts = OF_WHICH.search(sentence, end, year.start)
    return parts is not None and any(parts.end() <= start < year.start for start, _ in sums)


def _is_compared(sentence: str, year: YearMatch) -> bool:
    return COMPARED.search(sentence, max(0, year.start - 24), year.start) is not None
