"""Rows from the text alone: which lines of text between two drawn lines are rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.keyed_rows import rows_to_keyed_groups
from docextract.tables.textlines import Ints, PageText
from docextract.tables.textrow import TextRow
from docextract.tables.wrapped_labels import rows_to_label_groups

TIGHT = 1.32
"""Lines wrapped within a cell follow each other within so many of their heights."""
WRAPPED = 0.2
"""Where more of the lines than this part go on from the line above, lines are no rows."""
FULL = 0.8
"""Rows made of single lines are believed where this part of them is whole."""


def words_to_text_rows(words: Ints, xs: Floats, text: PageText) -> list[TextRow]:
    """The lines of text among these words, from the top."""
    if not len(words):
        return []
    boxes = text.boxes[words]
    cols = np.clip(np.searchsorted(xs, text.x_middles[words], side="right") - 1, 0, len(xs) - 2)
    order = np.lexsort((boxes[:, 0], text.line[words]))
    words, boxes, cols = words[order], boxes[order], cols[order]
    starts = np.flatnonzero(np.diff(text.line[words], prepend=-1))
    tops = np.minimum.reduceat(boxes[:, 1], starts).tolist()
    bottoms = np.maximum.reduceat(boxes[:, 3], starts).tolist()
    counts = np.diff(np.append(starts, len(words)))
    middles = (np.add.reduceat(text.y_middles[words], starts) / counts).tolist()
    bounds = [*starts.tolist(), len(words)]
    listed, in_cols, figures = words.tolist(), cols.tolist(), text.figures[words].tolist()
    out = []
    for i, top in enumerate(tops):
        members = range(bounds[i], bounds[i + 1])
        filled = frozenset(in_cols[bounds[i] : bounds[i + 1]])
        worded = {in_cols[k] for k in members if not figures[k]}
        wrapped = [
            in_cols[k]
            for k in members
            if (k == bounds[i] or in_cols[k] != in_cols[k - 1]) and text.texts[listed[k]][0].islower()
        ]
        bold = listed[bounds[i]] in text.bold and listed[bounds[i + 1] - 1] in text.bold
        own = slice(bounds[i], bounds[i + 1])
        figured = filled - worded
        row = TextRow(top, bottoms[i], middles[i], filled, figured, frozenset(wrapped), bold, listed[own], in_cols[own])
        out.append(row)
    return out


def text_rows_to_groups(
    rows: Sequence[TextRow], text: PageText, by_words: bool = True, walls: Sequence[float] = ()
) -> list[list[TextRow]]:
    """Lines of text put together to rows of the table: by the white space between them where it differs, else by which
    lines go on from the line above or can stand alone: those with figures or, with `by_words`, those with words in the
    first column and another. `walls` are the columns' bounds where lines are drawn between them.
    """
    if len(rows) < 2:
        return [list(rows)] if rows else []
    pitches = [b.middle - a.middle for a, b in pairwise(rows)]
    inner = _line_pitch(rows)
    if inner is None:
        return [[row] for row in rows]
    limit = inner * 1.18 + 0.3
    wide = [pitch > limit for pitch in pitches]
    if any(wide) and _spacing_explains(rows, wide):
        return _cut(rows, wide)
    told = rows_to_label_groups(rows, text, inner, walls) or rows_to_keyed_groups(rows, text, walls)
    if told:
        return told
    with_figures = [i for i, row in enumerate(rows) if row.figures - {0}]
    after = len(rows) - with_figures[0] if with_figures else 0
    figured = len(with_figures) >= min(0.5 * len(rows), max(4.0, 0.8 * after))
    if not figured and (not by_words or sum(bool(row.wrapped) for row in rows[1:]) > WRAPPED * (len(rows) - 1)):
        return [list(rows)]
    if not figured:
        return _cut(rows, [_stands_alone(row, figured) for row in rows[1:]])
    limit = 1.3 * sorted(pitches)[len(pitches) // 2]
    return _cut(rows, [_stands_alone(r, figured) or p > limit for r, p in zip(rows[1:], pitches, strict=True)])


def _line_pitch(rows: Sequence[TextRow]) -> float | None:
    """The distance of lines that are wrapped within a cell; None where no two lines stand so close in one column."""
    heights = sorted(row.bottom - row.top for row in rows)
    limit = TIGHT * heights[len(heights) // 2]
    close = []
    for i, row in enumerate(rows):
        for later in rows[i + 1 : i + 4]:
            if row.cols & later.cols:
                if later.middle - row.middle < limit:
                    close.append(later.middle - row.middle)
                break
    return min(close) if close else None


def _spacing_explains(rows: Sequence[TextRow], wide: Sequence[bool]) -> bool:
    """White space parts rows where what it leaves together are not whole rows of figures, one under the other."""
    doubled = 0
    for first, second, parted in zip(rows, rows[1:], wide, strict=False):
        if not parted and len(first.figures & second.figures) >= 2:
            doubled += 1
    return doubled <= 0.25 * (len(rows) - 1)


def _cut(rows: Sequence[TextRow], before: Sequence[bool]) -> list[list[TextRow]]:
    groups = [[rows[0]]]
    for row, new in zip(rows[1:], before, strict=True):
        if new:
            groups.append([])
        groups[-1].append(row)
    return groups


def _stands_alone(row: TextRow, figured: bool) -> bool:
    """A line of evenly set rows begins a row with a figure; where few have one, with the first column and another."""
    return bool(row.figures - {0}) or (not figured and 0 in row.cols and len(row.cols) > 1)


def groups_to_bounds(groups: Sequence[Sequence[TextRow]], top: float, bottom: float) -> list[float]:
    """Where rows part, from `top` to `bottom`: half-way between the texts of one row and the next."""
    bounds = [top]
    for upper, lower in pairwise(groups):
        low, high = max(row.bottom for row in upper), min(row.top for row in lower)
        middles = max(row.middle for row in upper), min(row.middle for row in lower)
        bounds.append((low + high) / 2 if low <= high else (middles[0] + middles[1]) / 2)
    bounds.append(bottom)
    return bounds


def are_whole_rows(groups: Sequence[Sequence[TextRow]], n_cols: int) -> bool:
    """True where these groups look like rows of a table and not like the paragraphs of one row's cells."""
    if len(groups) < 2:
        return False
    filled = [frozenset().union(*(row.cols for row in group)) for group in groups]
    figures = [frozenset().union(*(row.figures for row in group)) for group in groups]
    whole = sum(
        len(cols) >= max(2, n_cols / 2) and (0 in cols or bool(f)) for cols, f in zip(filled, figures, strict=True)
    )
    return whole >= FULL * len(groups)
