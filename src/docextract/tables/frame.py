"""The frame of a table before its words are put in: where its columns and rows part, and where lines are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from docextract.tables.edges import Floats

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """`xs` and `ys` bound the columns and rows. `walls[r, j]`: a line is drawn at xs[j] beside row r; `floors[i, c]`:
    one at ys[i] above column c (or below the last row). `soft`: columns come from the text, so that a text alone in
    its row takes up the columns it covers and no more. `spans`: (row, column, column behind) of headings that are known
    to stand over several columns.
    """

    xs: Floats
    ys: Floats
    walls: Bools
    floors: Bools
    method: str
    soft: bool = False
    spans: tuple[tuple[int, int, int], ...] = ()

    @property
    def n_rows(self) -> int:
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])


def without_rows(frame: Frame, taken: Bools) -> Frame | None:
    """The frame without those rows at its top and bottom that are taken; None where no rows or others are left."""
    left = np.flatnonzero(~taken)
    if not len(left):
        return None
    first, end = int(left[0]), int(left[-1]) + 1
    if taken[first:end].any():
        return None
    rows = slice(first, end)
    bounds = slice(first, end + 1)
    return replace(frame, ys=frame.ys[bounds], walls=frame.walls[rows], floors=frame.floors[bounds])


def soft_frame(xs: Floats, ys: Floats, method: str) -> Frame:
    """A frame with lines between its rows and none between its columns but the outermost."""
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    walls = np.zeros((n_rows, n_cols + 1), np.bool_)
    walls[:, (0, -1)] = True
    return Frame(xs, ys, walls, np.ones((n_rows + 1, n_cols), np.bool_), method, True)
