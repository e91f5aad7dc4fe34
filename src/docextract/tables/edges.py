"""Drawn lines and the borders of filled areas, snapped and joined into edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docextract.model.page import Page

Floats = NDArray[np.float64]

SNAP = 1.6
"""Lines that lie no further apart than so many points are one line."""
JOIN = 3.0
"""Pieces of a line with gaps up to so many points (dots, dashes, crossings) are one piece."""
SHORT = 4.0
"""What is shorter than so many points after joining borders nothing."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Level edges as rows of (y, x0, x1), upright edges as rows of (x, y0, y1). `pieces`: the level ones as drawn."""

    level: Floats
    upright: Floats
    pieces: Floats


def page_to_edges(page: Page) -> Edges:
    """The edges that rules make; the frame around a whole page and lines along its margins are left out."""
    if not page.rules:
        return Edges(np.empty((0, 3)), np.empty((0, 3)), np.empty((0, 3)))
    rules = boxes_to_array(page.rules)
    rules = rules[~_is_page_frame(rules, page.width, page.height)]
    across, down = rules[:, 2] - rules[:, 0], rules[:, 3] - rules[:, 1]
    level = across >= down
    pieces = np.column_stack(((rules[level, 1] + rules[level, 3]) / 2, rules[level, 0], rules[level, 2]))
    upright = np.column_stack(((rules[~level, 0] + rules[~level, 2]) / 2, rules[~level, 1], rules[~level, 3]))
    return Edges(join_pieces(pieces), join_pieces(upright), pieces)


def boxes_to_array(boxes: Sequence[Sequence[object]]) -> Floats:
    """Boxes (or anything that begins with x0, y0, x1, y1) as an array of four columns."""
    if not boxes:
        return np.empty((0, 4))
    columns = list(zip(*boxes, strict=False))[:4]
    return np.ascontiguousarray(np.array(columns, np.float64).T)


def _is_page_frame(rules: Floats, width: float, height: float) -> NDArray[np.bool_]:
    """Lines that run along nearly a whole side of the page and lie close to it."""
    across, down = rules[:, 2] - rules[:, 0], rules[:, 3] - rules[:, 1]
    beside = (rules[:, 0] < 0.045 * width) | (rules[:, 2] > 0.955 * width)
    above = (rules[:, 1] < 0.045 * height) | (rules[:, 3] > 0.955 * height)
    return ((down > 0.88 * height) & beside) | ((across > 0.9 * width) & above)


def snap(values: Floats, tolerance: float = SNAP) -> Floats:
    """Values that lie within the tolerance of their neighbours replaced by their mean."""
    if values.size < 2:
        return values.copy()
    order = np.argsort(values)
    ranked = values[order]
    group = np.concatenate(([0], np.cumsum(np.diff(ranked) > tolerance)))
    means = np.bincount(group, ranked) / np.bincount(group)
    out = np.empty_like(values)
    out[order] = means[group]
    return out


def join_pieces(pieces: Floats) -> Floats:
    """Pieces (place, start, end) on one line that touch or nearly touch become one."""
    if not len(pieces):
        return pieces.reshape(0, 3)
    places = snap(pieces[:, 0])
    order = np.lexsort((pieces[:, 1], places))
    place, start, end = places[order], pieces[order, 1], pieces[order, 2]
    # The furthest end so far on the same line: lines are kept apart by an offset larger than any page.
    line = np.concatenate(([0], np.cumsum(np.diff(place) > 1e-6)))
    far = np.maximum.accumulate(end + line * 1e6)
    new = np.concatenate(([True], start[1:] + line[1:] * 1e6 > far[:-1] + JOIN))
    first = np.flatnonzero(new)
    last = np.concatenate((first[1:] - 1, [len(place) - 1]))
    joined = np.column_stack((place[first], start[first], far[last] - line[last] * 1e6))
    kept: Floats = joined[joined[:, 2] - joined[:, 1] >= SHORT]
    return kept


def positions(values: Floats, tolerance: float = SNAP) -> Floats:
    """The distinct positions, in order, that these values cluster to."""
    return np.unique(snap(values, tolerance)) if values.size else values
