"""Stacks of lines and bars to frames of tables without upright lines: shaded, striped, or ruled between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from docextract.tables.edges import Floats, positions
from docextract.tables.figured import with_figure_columns
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.growth import REACH, crosses, grow_down, grow_up, lines_beyond
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.rowbands import (
    are_whole_rows,
    groups_to_bounds,
    text_rows_to_groups,
    words_to_text_rows,
)
from docextract.tables.cells import SPACE
from docextract.tables.strips import SAME_END, Strip, stack_to_breaks
from docextract.tables.textlines import Chunk, Ints, PageText, words_to_chunks

FLAT = 3.0
"""A band lower than so many points is the space between a line and a bar, no row."""
WIDE = 0.55
"""A text that takes this part of the width runs across the columns."""
FEW = 3
"""Where more lines than this are drawn they part the rows: what stands between two of them is one row."""


def stack_to_frames(
    stack: Sequence[Strip], strips: Sequence[Strip], text: PageText, ceiling: float, floor: float
) -> list[Frame]:
    """The tables of one stack; `strips` are all the page's, of which narrower ones may head a table or part some of its
    columns only; `ceiling` and `floor` bound where tables may reach beyond their lines.
    """
    x0, x1 = min(s.x0 for s in stack), max(s.x1 for s in stack)
    frames = []
    bottom = ceiling
    heads = [s for s in strips if not s.is_bar and abs(s.x0 - x0) <= SAME_END and s.x1 < x1 - SAME_END]
    for part in _parted(_with_heads(stack, heads, text.size), text, x0, x1):
        frame = _part_to_frame(part, strips, text, x0, x1, bottom, floor)
        if frame is not None:
            frames.append(frame)
            bottom = float(frame.ys[-1])
    return frames


def _with_heads(stack: Sequence[Strip], heads: Sequence[Strip], size: float) -> list[Strip]:
    """The stack with the shorter lines that stand, as above a heading of narrow columns, a few lines over a strip of it."""
    out: list[Strip] = []
    above = -1e9
    for strip in stack:
        for head in heads:
            if max(above, strip.y0 - 6 * size) < head.y0 < strip.y0 - 0.8 * size:
                out.append(replace(head, heads=True))
                break
        out.append(strip)
        above = strip.y1
    return out


def _parted(stack: Sequence[Strip], text: PageText, x0: float, x1: float) -> list[list[Strip]]:
    """A stack cut where what lies between two strips is no row of a table."""
    breaks = stack_to_breaks(stack)
    colour = next((s.colour for s in stack if s.is_bar), None)
    parts = [[stack[0]]]
    bottom = stack[0].y1
    for strip in stack[1:]:
        if strip.heads or strip.y0 - bottom > FLAT and _is_foreign(bottom, strip, text, x0, x1, breaks, colour):
            parts.append([])
        parts[-1].append(strip)
        bottom = max(bottom, strip.y1)
    return parts


def _is_foreign(
    top: float,
    below: Strip,
    text: PageText,
    x0: float,
    x1: float,
    breaks: Floats,
    header: tuple[float, float, float] | None,
) -> bool:
    words = text.inside(0, top, 1e9, below.y0)
    height = below.y0 - top
    begins_anew = below.is_bar and below.colour == header
    if not len(words):
        return height > 3 * text.size or (begins_anew and height > 1.2 * text.size)
    boxes = text.boxes[words]
    beside = (boxes[:, 0] < x0 - 3) | (boxes[:, 2] > x1 + 3)
    if beside.any():
        across = words[~beside]
        if not len(across) or np.isin(text.line[across], text.line[words[beside]]).any():
            return True
        words, boxes = across, boxes[~beside]
    if begins_anew and boxes[:, 0].min() < x0 + 2:
        return True
    chunks = words_to_chunks(text, words)
    if not len(breaks):
        return any(c.x1 - c.x0 > 0.8 * (x1 - x0) for c in chunks) and len({c.line for c in chunks}) > 1
    if not crosses(words, breaks, text):
        return begins_anew and len(chunks) == 1
    return begins_anew or float(boxes[:, 0].min()) < x0 + 0.8 or height > 30 * text.size


def _part_to_frame(
    part: Sequence[Strip], strips: Sequence[Strip], text: PageText, x0: float, x1: float, ceiling: float, floor: float
) -> Frame | None:
    breaks = stack_to_breaks(part)
    if len(part) == 1 and not len(breaks):
        return _headed(part[0], text, ceiling, floor)
    top, bottom = part[0].y0, max(s.y1 for s in part)
    if len(breaks):
        xs = np.concatenate(([x0], breaks[(breaks > x0 + 5) & (breaks < x1 - 5)], [x1]))
    else:
        xs = _columns(part, text, x0, x1)
    if len(xs) < 3:
        return None
    ys = positions(np.array([y for s in part for y in (s.y0, s.y1)]), FLAT)
    bounds = _split_bands(ys, xs, text)
    bounds = grow_up(xs, bounds, text, ceiling)
    limit = _next_table(strips, part, text, bounds[-1], floor)
    bounds = grow_down(xs, bounds, text, limit, by_words=len(part) <= FEW)
    if len(bounds) < 2:
        return None
    frame = soft_frame(xs, np.array(bounds), "shaded" if any(s.is_bar for s in part) else "lined")
    if len(breaks):
        frame = with_figure_columns(frame, text)
    return _with_partial_lines(frame, strips)


def _next_table(
    strips: Sequence[Strip], part: Sequence[Strip], text: PageText, bottom: float, floor: float
) -> float:
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


def _headed(line: Strip, text: PageText, ceiling: float, floor: float) -> Frame | None:
    """The table below a single line, where a heading with as many columns stands above it; or below a bar with one."""
    rows: list[Ints] = []
    bottom = line.y1
    for number in lines_beyond(text, line.y1, floor):
        x0, y0, x1, y1 = text.line_boxes[number].tolist()
        if x0 < line.x0 - REACH or x1 > line.x1 + REACH or y0 - bottom > 1.7 * text.size:
            break
        rows.append(text.line_words[number])
        bottom = y1
    if len(rows) < (1 if line.is_bar else 2):
        return None
    if line.is_bar:
        rows.insert(0, text.inside(line.x0 - 2, line.y0, line.x1 + 2, line.y1))
    chunks = words_to_chunks(text, np.concatenate(rows))
    wide = next((c.line for c in chunks if c.x1 - c.x0 > 0.75 * (line.x1 - line.x0)), None)
    if wide is not None:
        chunks = [c for c in chunks if c.line < wide]
    if len({c.line for c in chunks}) < 2:
        return None
    xs = chunks_to_columns(chunks, line.x0, line.x1, text.size)
    if len(xs) < 3:
        return None
    bounds = [line.y0, line.y1] if line.is_bar else grow_up(xs, [line.y0], text, ceiling)
    if len(bounds) < 2 or (line.is_bar and not _heads_columns(rows[0], xs, text)):
        return None
    bounds = grow_down(xs, bounds, text, floor)
    if len(bounds) < (3 if line.is_bar else 4):
        return None
    return soft_frame(xs, np.array(bounds), "shaded" if line.is_bar else "lined")


def _heads_columns(words: Ints, xs: Floats, text: PageText) -> bool:
    """The words of a heading stand in more than half of the columns and cross none of their borders."""
    filled = set(np.searchsorted(xs, text.x_middles[words]).tolist())
    return len(filled) >= max(2, (len(xs) - 1) / 2) and not crosses(words, xs[1:-1], text)


def _with_partial_lines(frame: Frame, strips: Sequence[Strip]) -> Frame:
    """The frame with the rows that lines part in some columns only: the cells beside them run over several rows."""
    x0, top, x1, bottom = frame.bounds
    cuts: list[tuple[float, NDArray[np.bool_]]] = []
    for strip in strips:
        whole = strip.x0 < x0 + SAME_END and strip.x1 > x1 - SAME_END
        if whole or strip.x0 < x0 - SAME_END or strip.x1 > x1 + SAME_END or strip.x1 - strip.x0 < 0.4 * (x1 - x0):
            continue
        ends = [int(np.abs(frame.xs - place).argmin()) for place in (strip.x0, strip.x1)]
        if any(abs(float(frame.xs[i]) - p) > SAME_END for i, p in zip(ends, (strip.x0, strip.x1), strict=True)):
            continue
        covered = np.zeros(frame.n_cols, np.bool_)
        covered[ends[0] : ends[1]] = True
        for y in {strip.y0, strip.y1}:
            if top + FLAT < y < bottom - FLAT and np.abs(frame.ys - y).min() > FLAT:
                cuts.append((y, covered))
    for y, covered in cuts:
        near = np.abs(frame.ys - y)
        if near.min() <= FLAT:
            frame.floors[int(near.argmin())] |= covered
            continue
        r = int(np.searchsorted(frame.ys, y))
        frame = replace(
            frame,
            ys=np.insert(frame.ys, r, y),
            walls=np.insert(frame.walls, r, frame.walls[r - 1], axis=0),
            floors=np.insert(frame.floors, r, covered, axis=0),
        )
    return frame


def _columns(part: Sequence[Strip], text: PageText, x0: float, x1: float) -> Floats:
    """Where the columns part, seen from the text between the strips; rows with text all across are passed over."""
    parting: list[Chunk] = []
    everything: list[Chunk] = []
    ys = [part[0].y0, *(s.y1 for s in part)]
    for top, bottom in pairwise(ys):
        if bottom - top > FLAT:
            chunks = words_to_chunks(text, text.inside(x0 - 2, top, x1 + 2, bottom), SPACE)
            everything.extend(chunks)
            if not any(c.x1 - c.x0 > WIDE * (x1 - x0) for c in chunks):
                parting.extend(chunks)
    chunks = parting if len({c.line for c in parting}) >= 2 else everything
    return chunks_to_columns(chunks, x0, x1, text.size) if chunks else np.array([x0, x1])


def _split_bands(ys: Floats, xs: Floats, text: PageText) -> list[float]:
    """The bounds of the rows, with a band that holds several whole rows of text cut into them."""
    bounds = [float(ys[0])]
    for top, bottom in pairwise(ys.tolist()):
        if bottom - top > 2 * text.size:
            rows = words_to_text_rows(text.inside(xs[0] - 2, top, xs[-1] + 2, bottom), xs, text)
            groups = text_rows_to_groups(rows, text.size, by_words=False)
            figured = sum(bool(row.figures - {0}) for row in rows) >= 0.7 * len(groups)
            if (len(ys) <= FEW or figured) and are_whole_rows(groups, len(xs) - 1):
                bounds.extend(groups_to_bounds(groups, top, bottom)[1:-1])
        bounds.append(bottom)
    return bounds
