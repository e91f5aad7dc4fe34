"""Ruled frames made whole: rows that only the text parts, and a heading that stands in a bar above the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docextract.tables.figure_rows import headings_apart, is_line_of_figures, rows_to_figure_groups
from docextract.tables.frame import Frame
from docextract.tables.growth import crosses
from docextract.tables.rowbands import (
    are_whole_rows,
    groups_to_bounds,
    text_rows_to_groups,
    words_to_text_rows,
)
from docextract.tables.strips import SAME_END, Strip
from docextract.tables.textlines import PageText
from docextract.tables.textrow import TextRow

FIGURED_ROWS = 3
"""So many rows of figures at least stand between two lines, for the text to part them."""
TWO_LINES = 1.9
"""A row of so many letter heights may hold two lines of text."""
ABUT = 3.5
"""A bar belongs to the lines it comes so near to, in points."""


def with_text_rows(frame: Frame, text: PageText) -> Frame:
    """The frame with rows added where columns of figures run on without lines between them."""
    bounds = [float(frame.ys[0])]
    source: list[int] = []
    for r in range(frame.n_rows):
        top, bottom = float(frame.ys[r]), float(frame.ys[r + 1])
        inner = _inner_bounds(frame, top, bottom, text) if bottom - top > TWO_LINES * text.size else []
        bounds.extend(inner)
        source.extend([r] * len(inner))
        bounds.append(bottom)
        source.append(r)
    if len(source) == frame.n_rows:
        return frame
    floors = [frame.floors[0]]
    for i, r in enumerate(source):
        last = i + 1 == len(source) or source[i + 1] != r
        floors.append(frame.floors[r + 1] if last else np.ones(frame.n_cols, np.bool_))
    return Frame(frame.xs, np.array(bounds), frame.walls[source], np.array(floors), frame.method, frame.soft)


def _inner_bounds(frame: Frame, top: float, bottom: float, text: PageText) -> list[float]:
    """Where a row parts into several, most of which hold figures; empty where it does not."""
    words = text.inside(float(frame.xs[0]), top, float(frame.xs[-1]), bottom)
    figures = words[text.figures[words]]
    lines = text.line[figures]
    if not len(lines) or ((lines[0] == lines).all() and (len(lines) < 2 or text.bold.isdisjoint(words.tolist()))):
        return []
    rows = words_to_text_rows(words, frame.xs, text)
    groups = text_rows_to_groups(rows, text, by_words=False, walls=frame.xs.tolist())
    if not _are_rows_of_figures(groups, frame.n_cols):
        groups = rows_to_figure_groups(rows)
    return groups_to_bounds(headings_apart(groups), top, bottom)[1:-1]


def _are_rows_of_figures(groups: Sequence[Sequence[TextRow]], n_cols: int) -> bool:
    figured = [group for group in groups if sum(len(row.figures - {0}) for row in group) >= min(2, n_cols - 1)]
    if len(figured) < FIGURED_ROWS or len(figured) < 0.4 * len(groups):
        return False
    labelled = sum(any(row.cols - row.figures for row in group) for group in figured)
    return labelled >= 0.6 * len(figured) and are_whole_rows(figured, min(n_cols, 4))


def with_named_rows(frame: Frame, text: PageText) -> Frame:
    """The frame with its rows of figures parted too where their names stand in one cell, each beside its figures."""
    boundaries = np.flatnonzero(~frame.floors[1:-1].all(axis=1))
    if not len(boundaries):
        return frame
    words = text.inside(*frame.bounds)
    figures = np.bincount(
        np.searchsorted(frame.ys, text.y_middles[words[text.figures[words]]]) - 1, minlength=frame.n_rows
    )
    floors = frame.floors.copy()
    for upper in boundaries[(figures[boundaries] > 1) & (figures[boundaries + 1] > 1)].tolist():
        names = [_name_column(frame, row, text) for row in (upper, upper + 1)]
        if names[0] is not None and names[0] == names[1]:
            floors[upper + 1, names[0]] = True
    return replace(frame, floors=floors)


def _name_column(frame: Frame, row: int, text: PageText) -> int | None:
    """The column with the name of a row of figures; None where there is none, or several, or it goes on from above."""
    x0, _, x1, _ = frame.bounds
    lines = words_to_text_rows(text.inside(x0, frame.ys[row], x1, frame.ys[row + 1]), frame.xs, text)
    if len(lines) != 1 or not is_line_of_figures(lines[0]) or lines[0].wrapped:
        return None
    names = lines[0].cols - lines[0].figures
    return next(iter(names)) if len(names) == 1 else None


def with_bars(frame: Frame, strips: Sequence[Strip], text: PageText) -> tuple[Frame, list[Strip]]:
    """The frame with the bars and lines that continue it above and below, and the strips left over."""
    left = list(strips)
    grown = True
    while grown:
        grown = False
        for strip in left:
            wider = _with_strip(frame, strip, text)
            if wider is not None:
                frame, grown = wider, True
                left.remove(strip)
                break
    return frame, left


def _with_strip(frame: Frame, strip: Strip, text: PageText) -> Frame | None:
    x0, top, x1, bottom = frame.bounds
    if abs(strip.x0 - x0) > SAME_END or abs(strip.x1 - x1) > SAME_END:
        return None
    if strip.is_bar:
        if abs(strip.y1 - top) <= ABUT:
            return _with_row(frame, strip.y0, strip, above=True)
        if abs(strip.y0 - bottom) <= ABUT:
            return _with_row(frame, strip.y1, strip, above=False)
        return None
    for place, above in ((top, True), (bottom, False)):
        apart = place - strip.y0 if above else strip.y0 - place
        if 0.8 * text.size < apart < 4 * text.size:
            low, high = sorted((place, strip.y0))
            words = text.inside(x0, low, x1, high)
            if (
                len(words)
                and len(words) == len(text.inside(0, low, 1e9, high))
                and not crosses(words, frame.xs[1:-1], text)
            ):
                return _with_row(frame, strip.y0, strip, above)
    return None


def _with_row(frame: Frame, y: float, strip: Strip, above: bool) -> Frame:
    wall = np.zeros((1, frame.n_cols + 1), np.bool_)
    wall[0, (0, -1)] = True
    for place in strip.breaks:
        at = int(np.abs(frame.xs - place).argmin())
        wall[0, at] |= abs(float(frame.xs[at]) - place) <= ABUT
    floor = np.ones((1, frame.n_cols), np.bool_)
    if above:
        ys, walls = np.concatenate(([y], frame.ys)), np.concatenate((wall, frame.walls))
        inner = frame.floors.copy()
        inner[0] = True
        floors = np.concatenate((floor, inner))
    else:
        ys, walls = np.concatenate((frame.ys, [y])), np.concatenate((frame.walls, wall))
        inner = frame.floors.copy()
        inner[-1] = True
        floors = np.concatenate((inner, floor))
    return Frame(frame.xs, ys, walls, floors, frame.method, frame.soft)
