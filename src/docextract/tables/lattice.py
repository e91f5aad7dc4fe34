"""Edges that cross, to the frames of ruled tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from docextract.tables.edges import Edges, Floats, positions
from docextract.tables.frame import Bools, Frame

TOUCH = 3.0
"""Two edges meet where they come as near as so many points."""
NARROW = 3.2
"""Lines closer than so many points are a double line, not a column or a row."""
COVERED = 0.55
"""A side is drawn where lines cover this part of it."""
MOST_EDGES = 1500


def edges_to_frames(edges: Edges, method: str = "ruled") -> tuple[list[Frame], Bools]:
    """The frames that crossing edges make, and for each level edge whether it is part of one."""
    used = np.zeros(len(edges.level), np.bool_)
    if len(edges.level) < 2 or len(edges.upright) < 2 or len(edges.level) + len(edges.upright) > MOST_EDGES:
        return [], used
    frames = []
    for level, upright in _connected(edges):
        frame = _frame(edges.level[level], edges.upright[upright], method)
        if frame is not None:
            frames.append(frame)
            used[level] = True
    return frames, used


def _connected(edges: Edges) -> Iterator[tuple[list[int], list[int]]]:
    """Groups of edges that hang together: indexes of the level ones and of the upright ones."""
    y, x0, x1 = (column[:, None] for column in edges.level.T)
    x, y0, y1 = edges.upright.T
    meet = (x0 - TOUCH <= x) & (x <= x1 + TOUCH) & (y0 - TOUCH <= y) & (y <= y1 + TOUCH)
    todo = set(np.flatnonzero(meet.any(axis=1)).tolist())
    while todo:
        level = {todo.pop()}
        upright: set[int] = set()
        fresh = list(level)
        while fresh:
            new_upright = set(np.flatnonzero(meet[fresh].any(axis=0)).tolist()) - upright
            upright |= new_upright
            found = set(np.flatnonzero(meet[:, sorted(new_upright)].any(axis=1)).tolist()) if new_upright else set()
            fresh = sorted(found - level)
            level |= found
        todo -= level
        yield sorted(level), sorted(upright)


def _frame(level: Floats, upright: Floats, method: str) -> Frame | None:
    if len(level) < 2 or len(upright) < 2:
        return None
    xs = _with_ends(positions(upright[:, 0], NARROW), level[:, 1].min(), level[:, 2].max())
    ys = _with_ends(positions(level[:, 0], NARROW), upright[:, 1].min(), upright[:, 2].max())
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _drawn(upright, xs, ys)
    floors = _drawn(level, ys, xs).T
    keep = np.concatenate(([True], walls[:, 1:-1].any(axis=0), [True]))
    xs, walls, floors = xs[keep], walls[:, keep], _drawn(level, ys, xs[keep]).T
    keep = np.concatenate(([True], floors[1:-1].any(axis=1), [True]))
    if not keep.all():
        ys, floors = ys[keep], floors[keep]
        walls = _drawn(upright, xs, ys)
    return Frame(xs, ys, walls, floors, method)


def _with_ends(places: Floats, start: float, end: float) -> Floats:
    """Where crossing lines run on past the first or the last place, the table does so too: its side is open."""
    if start < places[0] - 2 * TOUCH:
        places = np.concatenate(([start], places))
    if end > places[-1] + 2 * TOUCH:
        places = np.concatenate((places, [end]))
    return places


def _drawn(edges: Floats, places: Floats, stops: Floats) -> Bools:
    """[i, j]: edges at places[j] cover the stretch from stops[i] to stops[i + 1]."""
    at = np.abs(places[None, :] - edges[:, :1]).argmin(axis=1)
    near = np.abs(places[at] - edges[:, 0]) <= NARROW
    shared = np.minimum(edges[:, 2:3], stops[None, 1:]) - np.maximum(edges[:, 1:2], stops[None, :-1])
    covered = np.zeros((len(stops) - 1, len(places)))
    np.add.at(covered.T, at[near], np.clip(shared[near], 0, None))
    return covered >= COVERED * np.diff(stops)[:, None]
