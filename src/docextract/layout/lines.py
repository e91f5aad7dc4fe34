"""A page's words set in lines: one column of text or one cell's line each, split where the gap is wide."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from docextract.model.layout import Line, words_to_line
from docextract.model.page import Page, Word

ROW_OVERLAP = 0.55
"""Two words share a base line where they overlap by this part of the lower one's height."""
WIDE_GAP = 1.5
"""A gap of so many line heights parts two lines (a space is about a quarter of one)."""
BLOCK_GAP = 0.7
"""The same, where the text layer itself puts the words into different blocks."""
RULED_GAP = 0.2
"""A drawn line between two words is looked for from this gap on, in line heights."""
MARKER_GAP = 6.0
"""How many line heights a list marker may stand before its text."""

MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}[a-z]?|[A-Za-z]|[ivxIVX]{1,5})[.):]{1,2}|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,2}|[•▪■●◦○‣➢➤✓·*\uf000-\uf0ff–-]|o)$"
)


def page_to_lines(page: Page) -> list[Line]:
    """All lines of a page, row by row from the top, in a row from left to right."""
    verticals: list[tuple[float, ...]] = sorted((r.x0, r.y0, r.y1) for r in page.rules if not r.horizontal)
    lines: list[Line] = []
    for row in words_to_rows(page.words):
        for part in _parted(row, page.words, verticals):
            lines.append(words_to_line(page, part))
    return lines


def words_to_rows(words: Sequence[Word]) -> list[list[int]]:
    """Indexes of the words that share a base line, rows from the top, words from the left; turned text alone."""
    if not words:
        return []
    usual = median(w.y1 - w.y0 for w in words)
    rows: list[list[int]] = []
    alone: list[list[int]] = []
    top = bottom = 0.0
    for i in sorted(range(len(words)), key=lambda i: words[i].y0 + words[i].y1):
        word = words[i]
        height = word.y1 - word.y0
        if height > 3 * usual and height > 1.5 * (word.x1 - word.x0) and len(word.text) > 1:
            alone.append([i])
            continue
        shared = min(bottom, word.y1) - max(top, word.y0)
        if rows and shared >= ROW_OVERLAP * min(height, bottom - top):
            rows[-1].append(i)
            if bottom - top < height <= 1.5 * (bottom - top):
                top, bottom = word.y0, word.y1
        else:
            rows.append([i])
            top, bottom = word.y0, word.y1
    for row in rows:
        row.sort(key=lambda i: words[i].x0)
    if alone:
        rows = sorted([*rows, *alone], key=lambda row: words[row[0]].y0)
    return rows


def _parted(row: list[int], words: Sequence[Word], verticals: Sequence[tuple[float, ...]]) -> list[list[int]]:
    """A row cut where the gap is a column's, or where a drawn line stands between two words."""
    if len(row) == 1:
        return [row]
    gaps = [words[b].x0 - words[a].x1 for a, b in itertools.pairwise(row)]
    # In justified text every gap of the row is wide: only a gap that stands out parts it.
    stretched = 2.2 * sorted(gaps)[len(gaps) // 2] if len(gaps) >= 4 else 0.0
    parts = [[row[0]]]
    for gap, left, right in zip(gaps, row, row[1:], strict=False):
        a, b = words[left], words[right]
        ruled = verticals and gap > RULED_GAP * (b.y1 - b.y0) and _ruled_between(a, b, verticals)
        if ruled or _is_break(gap, a, b, stretched, len(parts[-1])):
            parts.append([])
        parts[-1].append(right)
    return parts


def _is_break(gap: float, left: Word, right: Word, stretched: float, words_so_far: int) -> bool:
    size = max(left.y1 - left.y0, right.y1 - right.y0)
    if gap <= BLOCK_GAP * size:
        return False
    if words_so_far == 1 and gap < MARKER_GAP * size and MARKER.match(left.text):
        return False
    if left.block != right.block:
        return True
    return gap > WIDE_GAP * size and gap > stretched


def _ruled_between(left: Word, right: Word, verticals: Sequence[tuple[float, ...]]) -> bool:
    """True where one of the vertical lines (x, y0, y1), sorted, stands between two words of a row."""
    middle = (left.y0 + left.y1) / 2
    first = bisect_left(verticals, (left.x1 - 1,))
    between = verticals[first : bisect_left(verticals, (right.x0 + 1,), lo=first)]
    return bool(between) and any(y0 <= middle <= y1 for _, y0, y1 in between)
