"""Stacks of lines and bars to frames of tables without upright lines: shaded, striped, or ruled between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docextract.tables.cells import INTO, SPACE
from docextract.tables.clearance import chunks_above, chunks_below, clear_of, parted_at_edges
from docextract.tables.edges import Floats, positions
from docextract.tables.figure_rows import headings_apart, rows_to_figure_groups
from docextract.tables.figured import with_figure_columns
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.growth import grow_down, grow_up, lines_beyond
from docextract.tables.headed import strip_to_frame
from docextract.tables.partial import with_partial_lines
from docextract.tables.parting import stack_to_parts
from docextract.tables.refine import TWO_LINES, with_text_rows
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.rowbands import are_whole_rows, groups_to_bounds, text_rows_to_groups, words_to_text_rows
from docextract.tables.strips import FLAT, SAME_END, Strip, stack_to_breaks
from docextract.tables.textlines import Chunk, PageText, words_to_chunks

WIDE = 0.55
"""A text that takes this part of the width runs across the columns."""
FEW = 3
"""Where more lines than this are drawn they part the rows: what stands between two of them is one row."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What a stack lies on: the page's words, all its strips, the ruled tables found, and the heights between which
    tables may reach beyond their strips.
    """

    text: PageText
    strips: Sequence[Strip]
    ruled: Sequence[Frame]
    ceiling: float
    floor: float


def stack_to_frames(stack: Sequence[Strip], surface: Surface) -> list[Frame]:
    """The tables of one stack of strips, from the top."""
    frames = []
    ceiling = surface.ceiling
    parts = stack_to_parts(stack, surface.strips, surface.text)
    floors = [*(part[0].y0 for part in parts[1:]), surface.floor]
    for part, floor in zip(parts, floors, strict=True):
        frame = _part_to_frame(part, surface, ceiling, floor)
        if frame is not None:
            frames.append(frame)
            ceiling = float(frame.ys[-1])
    return frames


def _part_to_frame(part: Sequence[Strip], surface: Surface, ceiling: float, floor: float) -> Frame | None:
    text, x0, x1 = surface.text, min(s.x0 for s in part), max(s.x1 for s in part)
    breaks = stack_to_breaks(part)
    known = next((f.xs for f in surface.ruled if _same_ends(f, x0, x1)), None)
    if len(part) == 1 and not len(breaks) and known is None:
        return strip_to_frame(part[0], text, ceiling, floor)
    if known is not None and _keeps_to(known, part, text):
        xs = known
    elif len(breaks):
        xs = np.concatenate(([x0], breaks[(breaks > x0 + 5) & (breaks < x1 - 5)], [x1]))
    else:
        xs = _columns(part, text, (x0, x1), (ceiling, floor))
    if len(xs) < 3:
        return None
    ys = positions(np.array([y for s in part for y in (s.y0, s.y1)]), FLAT)
    bounds = grow_up(xs, _split_bands(ys, xs, text), text, ceiling)
    limit = _next_table(surface.strips, part, text, bounds[-1], floor)
    bounds = grow_down(xs, bounds, text, limit, by_words=len(part) <= (1 if part[0].is_bar else 2))
    frame = soft_frame(xs, np.array(bounds), "shaded" if any(s.is_bar for s in part) else "lined")
    parted = with_figure_columns(frame, text)
    if parted is not frame:
        parted = with_text_rows(parted, text)
    return with_partial_lines(parted, surface.strips)


def _split_bands(ys: Floats, xs: Floats, text: PageText) -> list[float]:
    """The bounds of the rows, with a band that holds several whole rows of text cut into them."""
    bounds = [float(ys[0])]
    for top, bottom in pairwise(ys.tolist()):
        if bottom - top > TWO_LINES * text.size:
            rows = words_to_text_rows(text.inside(xs[0] - 2, top, xs[-1] + 2, bottom), xs, text)
            groups = text_rows_to_groups(rows, text, by_words=False)
            figured = sum(bool(row.figures - {0}) for row in rows) >= 0.7 * len(groups)
            whole = (len(ys) <= FEW or figured) and are_whole_rows(groups, len(xs) - 1)
            groups = groups if whole else rows_to_figure_groups(rows)
            bounds.extend(groups_to_bounds(headings_apart(groups), top, bottom)[1:-1])
        bounds.append(bottom)
    return bounds


def _next_table(strips: Sequence[Strip], part: Sequence[Strip], text: PageText, bottom: float, floor: float) -> float:
    """Where the heading of the next table begins, that a bar or a line in pieces shows."""
    x0, x1 = part[0].x0, part[0].x1
    below = [s for s in strips if s.y0 > bottom + FLAT and s.x0 < x1 and s.x1 > x0 and (s.is_bar or s.breaks)]
    if not below:
        return floor
    first = min(below, key=lambda s: s.y0)
    y = first.y0
    if not first.is_bar:
        for line in reversed(lines_beyond(text, bottom, y)):
            if y - float(text.line_boxes[line, 3]) > 0.6 * text.size:
                break
            y = float(text.line_boxes[line, 1])
    return min(floor, y)


def _same_ends(frame: Frame, x0: float, x1: float) -> bool:
    return abs(float(frame.xs[0]) - x0) <= SAME_END and abs(float(frame.xs[-1]) - x1) <= SAME_END


def _keeps_to(xs: Floats, part: Sequence[Strip], text: PageText) -> bool:
    """The figures between these strips stand each in one of the columns, and in several of them."""
    words = text.inside(float(xs[0]), part[0].y0, float(xs[-1]), max(s.y1 for s in part))
    figures = words[text.figures[words]]
    if len(figures) < 2:
        return False
    left = np.searchsorted(xs, text.boxes[figures, 0] + INTO)
    right = np.searchsorted(xs, text.boxes[figures, 2] - INTO)
    return bool((left == right).all()) and len(set(left.tolist())) > 1


def _columns(part: Sequence[Strip], text: PageText, ends: tuple[float, float], limits: tuple[float, float]) -> Floats:
    """Where the columns part, seen from the text between the strips and, where it agrees, from that above and below.

    `ends` are the left and right ends of the table, `limits` the heights between which it may reach.
    """
    above = chunks_above(ends, part[0].y0, text, limits[0])
    below = chunks_below(ends, max(s.y1 for s in part), text, limits[1])
    chunks = _parting_chunks(part, text, *ends)
    chunks, above = parted_at_edges(chunks, text, above), parted_at_edges(above, text, chunks)
    below = parted_at_edges(below, text, chunks)
    if not chunks:
        return np.array(ends)
    xs = clear_of(above, chunks_to_columns(chunks, *ends, text.size), chunks, text.size)
    return clear_of([*above, *below], xs, chunks, text.size)


def _parting_chunks(part: Sequence[Strip], text: PageText, x0: float, x1: float) -> list[Chunk]:
    """The text between the strips that shows where columns part; rows with text all across are passed over.

    A long text that ends before the next one in its row begins is not all across.
    """
    parting: list[Chunk] = []
    everything: list[Chunk] = []
    ys = [part[0].y0, *(s.y1 for s in part)]
    for top, bottom in pairwise(ys):
        if bottom - top > FLAT:
            chunks = words_to_chunks(text, text.inside(x0 - 2, top, x1 + 2, bottom), SPACE)
            everything.extend(chunks)
            limit = min((b.x0 for a, b in pairwise(chunks) if a.line == b.line), default=x0)
            if not any(c.x1 - c.x0 > WIDE * (x1 - x0) and c.x1 > limit for c in chunks):
                parting.extend(chunks)
    return parting if len({c.line for c in parting}) >= 2 else everything
