"""Level lines and coloured bars that lie over one another with the same ends: the stacks that tables without
upright lines are made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docextract.model.page import Fill
from docextract.tables.edges import Floats, boxes_to_array, positions

SAME_END = 4.0
"""Lines and bars belong together where their ends differ by no more than so many points."""
FLAT = 3.0
"""A band lower than so many points is the space between a line and a bar, no row."""
SAME_ROW = 2.0
ABUT = 3.0
"""Pieces of one line or bar lie no further apart than so many points."""
SHORTEST = 40.0
LOWEST = 5.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A level line (y0 == y1) or a bar of colour; `breaks`: where its pieces meet."""

    y0: float
    y1: float
    x0: float
    x1: float
    breaks: tuple[float, ...]
    colour: tuple[float, float, float] | None = None
    heads: bool = False
    """A table begins here."""

    @property
    def is_bar(self) -> bool:
        return self.colour is not None


def pieces_to_strips(lines: Floats, fills: Sequence[Fill]) -> list[Strip]:
    """Pieces of level lines, as rows of (y, x0, x1), and fills, to the strips they make."""
    strips = _lines_to_strips(lines)
    strips.extend(_fills_to_strips(fills))
    return [s for s in strips if s.x1 - s.x0 >= SHORTEST]


def strips_to_stacks(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips with the same ends, each stack from the top."""
    stacks: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.y0):
        for stack in stacks:
            if abs(stack[0].x0 - strip.x0) <= SAME_END and abs(stack[0].x1 - strip.x1) <= SAME_END:
                stack.append(strip)
                break
        else:
            stacks.append([strip])
    return stacks


def _lines_to_strips(lines: Floats) -> list[Strip]:
    if not len(lines):
        return []
    order = np.lexsort((lines[:, 1], np.round(lines[:, 0])))
    out: list[list[tuple[float, float, float]]] = []
    for y, x0, x1 in lines[order].tolist():
        last = out[-1] if out else None
        if last and abs(last[-1][0] - y) <= SAME_ROW and -ABUT <= x0 - last[-1][2] <= ABUT:
            last.append((y, x0, x1))
        else:
            out.append([(y, x0, x1)])
    return [
        Strip(
            g[0][0],
            g[0][0],
            g[0][1],
            max(p[2] for p in g),
            tuple((a[2] + b[1]) / 2 for a, b in pairwise(g)),
        )
        for g in out
    ]


def _fills_to_strips(fills: Sequence[Fill]) -> list[Strip]:
    seen: set[tuple[float, ...]] = set()
    kept: list[Fill] = []
    for fill in fills:
        key = (round(fill.x0), round(fill.y0), round(fill.x1), round(fill.y1))
        if key not in seen and fill.y1 - fill.y0 >= LOWEST and fill.x1 - fill.x0 >= LOWEST:
            seen.add(key)
            kept.append(fill)
    kept.sort(key=lambda f: (round(f.y0), f.x0))
    rows: list[list[Fill]] = []
    for fill in kept:
        last = rows[-1] if rows else None
        if (
            last
            and abs(last[-1].y0 - fill.y0) <= SAME_ROW
            and abs(last[-1].y1 - fill.y1) <= SAME_ROW
            and -ABUT <= fill.x0 - last[-1].x1 <= ABUT
        ):
            last.append(fill)
        else:
            rows.append([fill])
    return [
        Strip(
            row[0].y0,
            row[0].y1,
            row[0].x0,
            row[-1].x1,
            tuple((a.x1 + b.x0) / 2 for a, b in pairwise(row)),
            row[0].colour,
        )
        for row in rows
    ]


def stack_to_breaks(stack: Sequence[Strip]) -> Floats:
    """The places where the pieces of these strips meet."""
    places = np.array([place for strip in stack for place in strip.breaks])
    return positions(places, 3.0)


def fills_outside(fills: Sequence[Fill], frames: Sequence[tuple[float, float, float, float]]) -> list[Fill]:
    """The fills whose middle lies in none of the boxes."""
    if not fills or not frames:
        return list(fills)
    boxes, bounds = boxes_to_array(fills), np.array(frames)
    x, y = (boxes[:, 0] + boxes[:, 2])[:, None] / 2, (boxes[:, 1] + boxes[:, 3])[:, None] / 2
    inside = (bounds[:, 0] - 2 <= x) & (x <= bounds[:, 2] + 2) & (bounds[:, 1] - 2 <= y) & (y <= bounds[:, 3] + 2)
    return [fill for fill, i in zip(fills, np.atleast_1d(inside.any(axis=1)), strict=True) if not i]
