"""Tables of which only the heading is drawn: a line below it, or a bar of colour behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from docextract.tables.clearance import chunks_above, clear_of, parted_at_edges
from docextract.tables.edges import Floats
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.growth import REACH, crosses, grow_down, grow_up, lines_beyond
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.strips import Strip
from docextract.tables.textlines import LARGER, Chunk, Ints, PageText, words_to_chunks

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
    if not rows:
        return None
    if line.is_bar:
        rows.insert(0, text.inside(line.x0 - 2, line.y0, line.x1 + 2, line.y1))
    heading = [] if line.is_bar else chunks_above((line.x0, line.x1), line.y0, text, ceiling)
    chunks = _above_prose(words_to_chunks(text, np.concatenate(rows)), line, text.size)
    chunks, heading = parted_at_edges(chunks, text, heading), parted_at_edges(heading, text, chunks)
    bold = _is_bold(heading, text)
    if len({c.line for c in chunks}) < (1 if bold else 2):
        return None
    xs = chunks_to_columns(chunks, line.x0, line.x1, text.size)
    if len(xs) < 3:
        return None
    xs = clear_of(heading, xs, chunks, text.size)
    bounds = [line.y0, line.y1] if line.is_bar else grow_up(xs, [line.y0], text, ceiling)
    if len(bounds) < 2 or (line.is_bar and not _heads_columns(rows[0], xs, text)):
        return None
    bounds = grow_down(xs, bounds, text, floor)
    if len(bounds) < (3 if line.is_bar or bold else 4):
        return None
    return soft_frame(xs, np.array(bounds), "shaded" if line.is_bar else "lined")


def _above_prose(chunks: list[Chunk], line: Strip, size: float) -> list[Chunk]:
    """The texts above the first line that is no row: a wide text, or one alone that is a title or runs on below the
    next heading.
    """
    heads = [c for c in chunks if line.is_bar and c.y1 < line.y1 + 1]
    starts = [head.x0 for head in heads if head.line == heads[-1].line]
    counts = Counter(c.line for c in chunks)
    for chunk in chunks:
        runs_on = any(chunk.x0 + size < start < chunk.x1 for start in starts)
        foreign = counts[chunk.line] == 1 and (runs_on or chunk.y1 - chunk.y0 > LARGER * size)
        if foreign or chunk.x1 - chunk.x0 > PROSE * (line.x1 - line.x0):
            return [c for c in chunks if c.line < chunk.line]
    return chunks


def _is_bold(heading: Sequence[Chunk], text: PageText) -> bool:
    """Several texts, all in bold, head columns even of a single row."""
    return len(heading) > 1 and all(word in text.bold for chunk in heading for word in chunk.words)


def _heads_columns(words: Ints, xs: Floats, text: PageText) -> bool:
    """The words of a heading stand in more than half of the columns and cross none of their borders."""
    filled = set(np.searchsorted(xs, text.x_middles[words]).tolist())
    return len(filled) >= max(2, (len(xs) - 1) / 2) and not crosses(words, xs[1:-1], text)
