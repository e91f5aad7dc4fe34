"""Lines that part the rows in some columns only: the cells beside them run over several rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docextract.tables.frame import Bools, Frame
from docextract.tables.strips import FLAT, SAME_END, Strip

LEAST = 0.4
"""A line that parts rows takes up this part of the table's width."""


def with_partial_lines(frame: Frame, strips: Sequence[Strip]) -> Frame:
    """The frame with the rows that lines part in some columns only: the cells beside them run over several rows."""
    x0, top, x1, bottom = frame.bounds
    cuts: list[tuple[float, Bools]] = []
    for strip in strips:
        whole = strip.x0 < x0 + SAME_END and strip.x1 > x1 - SAME_END
        if whole or strip.x0 < x0 - SAME_END or strip.x1 > x1 + SAME_END or strip.x1 - strip.x0 < LEAST * (x1 - x0):
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
