"""Rows of a table that lie beyond its lines: a heading above the first, further rows below the last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.tables.cells import INTO, SPACE
from docextract.tables.edges import Floats
from docextract.tables.rowbands import groups_to_bounds, text_rows_to_groups, words_to_text_rows
from docextract.tables.textlines import LARGER, Ints, PageText, words_to_chunks
from docextract.tables.textrow import TextRow

HIGHEST = 25
"""So many letter heights above its first line a table may begin, with a row that the page before cut."""
REACH = 3.0
"""Text may stick out of its table by so many points."""


def crosses(words: Ints, places: Floats, text: PageText) -> bool:
    """True where some text runs across one of these places."""
    if not len(words) or not len(places):
        return False
    order = words[np.lexsort((text.boxes[words, 0], text.line[words]))]
    boxes, line = text.boxes[order], text.line[order]
    left = np.searchsorted(places, boxes[:, 0] + INTO)
    right = np.searchsorted(places, boxes[:, 2] - INTO)
    if (right > left).any():
        return True
    gap = boxes[1:, 0] - boxes[:-1, 2]
    near = (line[1:] == line[:-1]) & (gap < SPACE * (boxes[1:, 3] - boxes[1:, 1]))
    return bool((left[1:][near] > right[:-1][near]).any())


def lines_beyond(text: PageText, low: float, high: float) -> list[int]:
    """The numbers of the lines whose middle lies between two heights, from the top."""
    middles = (text.line_boxes[:, 1] + text.line_boxes[:, 3]) / 2
    return np.flatnonzero((middles > low) & (middles < high)).tolist()


def grow_down(xs: Floats, bounds: Sequence[float], text: PageText, floor: float, by_words: bool = True) -> list[float]:
    """The bounds with those of the rows that follow below, as long as their text keeps to the columns."""
    bottom = bounds[-1]
    limit = 1.7 * text.size
    kept: list[Ints] = []
    whole = 0
    for line in lines_beyond(text, bottom, floor):
        words = text.line_words(line)
        boxes = text.boxes[words]
        top = float(text.line_boxes[line, 1])
        if top - bottom > limit or _is_title(line, text) or not _fits(words, xs, text):
            break
        filled = len(set(_columns(boxes, xs)))
        kept.append(words)
        if kept and len(kept) > 1:
            limit = max(limit, 1.25 * (top - bottom))
        bottom = max(bottom, float(text.line_boxes[line, 3]))
        if filled >= 2:
            whole = len(kept)
        elif top - float(text.boxes[kept[-2]][:, 3].max() if len(kept) > 1 else bounds[-1]) < 0.35 * text.size:
            whole = len(kept) if whole == len(kept) - 1 else whole
    if not whole:
        return list(bounds)
    rows = words_to_text_rows(np.concatenate(kept[:whole]), xs, text)
    groups = text_rows_to_groups(rows, text, by_words)
    end = max(row.bottom for row in rows) + 1.0
    return [*bounds, *groups_to_bounds(groups, bounds[-1], end)[1:]]


def grow_up(xs: Floats, bounds: Sequence[float], text: PageText, ceiling: float) -> list[float]:
    """The bounds with that of a heading that stands above the first line."""
    top = bounds[0]
    kept: list[Ints] = []
    for line in reversed(lines_beyond(text, max(ceiling, top - HIGHEST * text.size), top)):
        words = text.line_words(line)
        if top - float(text.line_boxes[line, 3]) > 0.6 * text.size or _is_title(line, text):
            break
        if not _fits(words, xs, text) and not (kept and _spans_columns(words, xs, text)):
            break
        kept.append(words)
        top = float(text.line_boxes[line, 1])
    while kept and len(set(_columns(text.boxes[kept[-1]], xs))) < 2 and len(kept) > 1 and _apart(kept, text):
        kept.pop()
    filled = set(_columns(text.boxes[np.concatenate(kept)], xs)) if kept else set()
    if len(filled) < 2 and (not filled or 0 in filled):
        return list(bounds)
    rows: list[TextRow] = words_to_text_rows(np.concatenate(kept[::-1]), xs, text)
    start = min(row.top for row in rows) - 1.0
    groups = text_rows_to_groups(rows, text, False)
    return [*groups_to_bounds(groups, start, bounds[0])[:-1], *bounds]


def _is_title(line: int, text: PageText) -> bool:
    """A single text in larger letters."""
    box = text.line_boxes[line]
    return bool(box[3] - box[1] > LARGER * text.size) and len(words_to_chunks(text, text.line_words(line))) == 1


def _apart(kept: Sequence[Ints], text: PageText) -> bool:
    """The topmost line stands apart from the one below it."""
    upper, lower = text.boxes[kept[-1]], text.boxes[kept[-2]]
    return float(lower[:, 1].min() - upper[:, 3].max()) > 0.25 * text.size


def _columns(boxes: Floats, xs: Floats) -> list[int]:
    middles = (boxes[:, 0] + boxes[:, 2]) / 2
    columns: list[int] = np.clip(np.searchsorted(xs, middles, side="right") - 1, 0, len(xs) - 2).tolist()
    return columns


def _spans_columns(words: Ints, xs: Floats, text: PageText) -> bool:
    """A line of a heading whose texts, more than one and short, each stand over several columns."""
    chunks = words_to_chunks(text, words)
    inside = chunks[0].x0 >= xs[0] - REACH and chunks[-1].x1 <= xs[-1] + REACH
    return inside and len(chunks) > 1 and sum(c.x1 - c.x0 for c in chunks) < 0.6 * (xs[-1] - xs[0])


def _fits(words: Ints, xs: Floats, text: PageText) -> bool:
    boxes = text.boxes[words]
    if boxes[:, 0].min() < xs[0] - REACH or boxes[:, 2].max() > xs[-1] + REACH:
        return False
    return not crosses(words, xs[1:-1], text) or _is_labelled(words, xs, text)


def _is_labelled(words: Ints, xs: Floats, text: PageText) -> bool:
    """A label over the first columns, and then figures each in its column."""
    label, *others = words_to_chunks(text, words)
    figures = np.array([word for chunk in others for word in chunk.words], np.intp)
    if not len(figures) or not text.figures[figures].all():
        return False
    return label.x0 < xs[1] and not crosses(figures, xs[1:-1], text)
