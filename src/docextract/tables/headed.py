"""Tables of which only the heading is drawn: a line below it, or a bar of colour behind it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.growth import REACH, crosses, grow_down, grow_up, lines_beyond
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.strips import Strip
from docextract.tables.textlines import Chunk, Ints, PageText, words_to_chunks

PROSE = 0.75
"""A text that takes this part of the line's length is prose below the table."""


def strip_to_frame(line: Strip, text: PageText, ceiling: float, floor: float) -> Frame | None:
    """The table below a line with a heading above it, or below a bar with a heading in it; None where there is none.

    `ceiling` and `floor` bound where the table may reach.
    """
    rows: list[Ints] = []
    bottom = line.y1
    for number in lines_beyond(text, line.y1, floor):
        x0, y0, x1, y1 = text.line_boxes[number].tolist()
        if x0 < line.x0 - REACH or x1 > line.x1 + REACH or y0 - bottom > 1.7 * text.size:
            break
        rows.append(text.line_words(number))
        bottom = y1
    if len(rows) < (1 if line.is_bar else 2):
        return None
    if line.is_bar:
        rows.insert(0, text.inside(line.x0 - 2, line.y0, line.x1 + 2, line.y1))
    chunks = words_to_chunks(text, np.concatenate(rows))
    wide = next((c.line for c in chunks if c.x1 - c.x0 > PROSE * (line.x1 - line.x0)), None)
    if wide is not None:
        chunks = [c for c in chunks if c.line < wide]
    if len({c.line for c in chunks}) < 2:
        return None
    xs = chunks_to_columns(chunks, line.x0, line.x1, text.size)
    if len(xs) < 3:
        return None
    if not line.is_bar:
        xs = clear_of_heading(xs, chunks, line.y0, text, ceiling)
    bounds = [line.y0, line.y1] if line.is_bar else grow_up(xs, [line.y0], text, ceiling)
    if len(bounds) < 2 or (line.is_bar and not _heads_columns(rows[0], xs, text)):
        return None
    bounds = grow_down(xs, bounds, text, floor)
    if len(bounds) < (3 if line.is_bar else 4):
        return None
    return soft_frame(xs, np.array(bounds), "shaded" if line.is_bar else "lined")


def clear_of_heading(xs: Floats, chunks: Sequence[Chunk], top: float, text: PageText, ceiling: float) -> Floats:
    """The columns of these chunks parted, where they can be, so that the heading above `top` keeps to them too."""
    left, right = float(xs[0]), float(xs[-1])
    heading: list[Chunk] = []
    for number in reversed(lines_beyond(text, max(ceiling, top - 6 * text.size), top)):
        x0, y0, x1, y1 = text.line_boxes[number].tolist()
        if top - y1 > 0.6 * text.size or x0 < left - REACH or x1 > right + REACH:
            break
        heading.extend(words_to_chunks(text, text.line_words(number)))
        top = y0
    clear = chunks_to_columns([*heading, *chunks], left, right, text.size, 0.0)
    return clear if len(clear) == len(xs) else xs


def _heads_columns(words: Ints, xs: Floats, text: PageText) -> bool:
    """The words of a heading stand in more than half of the columns and cross none of their borders."""
    filled = set(np.searchsorted(xs, text.x_middles[words]).tolist())
    return len(filled) >= max(2, (len(xs) - 1) / 2) and not crosses(words, xs[1:-1], text)
