"""Where a grid is in doubt another reader's borders are tried, and the better reading is taken.

Better means no word lost, no figure fewer that stands alone in its cell, and clearly fewer faults: cells that hold
several figures, words across a border, rows that fill less than half of their columns. The words stay those of the
first reader, with their places; only the borders are another's, of columns and rows or of columns alone. Either way the
disagreement is kept as a trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from docextract.model.geometry import Box
from docextract.model.page import Page, Trouble
from docextract.model.table import Borders, Grid
from docextract.tables.cells import frame_to_cells
from docextract.tables.edges import Floats
from docextract.tables.figures import is_figure
from docextract.tables.frame import soft_frame
from docextract.tables.spanning import with_spanning_heads
from docextract.tables.textlines import PageText, page_to_text
from docextract.tables.trust import cells_to_confidence, is_crowded, ragged_rows, words_over

LOW = 0.8
"""A grid of less confidence is read again."""
FEWEST_ROWS = 2
"""A single row is doubted for what it is, not for how it was read."""
ENOUGH = 0.75
"""A second reading is taken where no more than this part of the faults is left."""
HAIR = 1.0
"""Borders nearer than so many points are one."""
DENSEST = 6000
"""A page with more words, lines and fills than this takes the second reader longer than a page may."""

SecondLook = Callable[[int, Box], Sequence[Borders]]
"""Page and region to the borders that another reader finds there; may raise anything."""


class Verdict(NamedTuple):
    """A reading by the stated criteria: `lost` words and other `faults`, and how many figures stand `alone`."""

    lost: int
    faults: int
    alone: int

    def beats(self, other: Verdict) -> bool:
        """True where this reading is to be taken and not the other."""
        return (
            self.lost <= other.lost
            and self.alone >= other.alone
            and other.faults > 0
            and self.faults <= ENOUGH * other.faults
        )


def with_second_opinion(grids: Iterable[Grid], page: Page, look: SecondLook) -> tuple[list[Grid], list[Trouble]]:
    """The page's grids, those in doubt in the better of two readings, and a trouble for each of these."""
    out: list[Grid] = []
    troubles: list[Trouble] = []
    for grid in grids:
        if grid.confidence < LOW and grid.n_rows >= FEWEST_ROWS:
            grid, trouble = _better(grid, page, look)
            troubles.append(trouble)
        out.append(grid)
    return out, troubles


def other_readings(grid: Grid, page: Page, look: SecondLook) -> list[Grid]:
    """What the grid is by another reader's borders, wherever that loses none of its words; may be none."""
    if len(page.words) + len(page.rules) + len(page.fills) > DENSEST:
        return []
    try:
        borders = look(page.number, grid.box)
    except Exception:  # pdfminer raises whatever the file makes it raise
        return []
    text = page_to_text(page)
    return [other for other in _readings(borders, grid, page, text) if not _verdict(other, grid, text).lost]


def _better(grid: Grid, page: Page, look: SecondLook) -> tuple[Grid, Trouble]:
    doubts = f"In doubt ({'; '.join(grid.reasons)})"
    if len(page.words) + len(page.rules) + len(page.fills) > DENSEST:
        return grid, _trouble(grid, f"{doubts}; the page is too dense for the second reader.")
    try:
        borders = look(page.number, grid.box)
    except Exception as error:  # pdfminer raises whatever the file makes it raise
        return grid, _trouble(grid, f"{doubts}, and the second reader cannot read the page: {error}")
    text = page_to_text(page)
    others = _readings(borders, grid, page, text)
    if not others:
        return grid, _trouble(grid, f"{doubts}; the second reader finds no table there.")
    own = _verdict(grid, grid, text)
    verdicts = [_verdict(other, grid, text) for other in others]
    verdict, other = min(
        zip(verdicts, others, strict=True), key=lambda pair: (pair[0].lost, pair[0].faults, -pair[0].alone)
    )
    taken = verdict.beats(own)
    message = (
        f"{doubts}: {grid.n_rows} rows by {grid.n_cols} columns with {own.faults} faults; the second reader has"
        f" {other.n_rows} by {other.n_cols} with {verdict.faults}."
        f" The {'second' if taken else 'first'} reading is {'taken' if taken else 'kept'}."
    )
    return (other if taken else grid), _trouble(grid, message)


def _readings(borders: Sequence[Borders], grid: Grid, page: Page, text: PageText) -> list[Grid]:
    """The region read with the other's borders, and with its columns between the rows of the first reading."""
    own_rows = tuple(sorted({y for cell in grid.cells for y in (cell.parts[0].box.y0, cell.parts[0].box.y1)}))
    tried = [*borders, *(one._replace(ys=own_rows) for one in borders)]
    return [other for one in tried if (other := _borders_to_grid(one, grid, page, text))]


def _borders_to_grid(borders: Borders, grid: Grid, page: Page, text: PageText) -> Grid | None:
    """The region's words put between another reader's borders; None where they part no rows or no columns."""
    words = text.inside(*grid.box)
    xs = _bounds(borders.xs, grid.box.x0, grid.box.x1, text.x_middles[words])
    ys = _bounds(borders.ys, grid.box.y0, grid.box.y1, text.y_middles[words])
    if len(xs) < 3 or len(ys) < 3:
        return None
    frame = with_spanning_heads(soft_frame(xs, ys, grid.method), text)
    cells = frame_to_cells(frame, words, text, page)
    confidence, reasons = cells_to_confidence(cells, frame, text)
    reasons = (*reasons, "borders of the second reader")
    return Grid(page.number, grid.box, frame.n_rows, frame.n_cols, cells, grid.method, confidence, reasons)


def _bounds(found: Sequence[float], low: float, high: float, middles: Floats) -> Floats:
    """The bounds of the region and those found between them that have words on either side before the next."""
    kept = [low]
    for bound in sorted(found):
        if low + HAIR < bound < high - HAIR and ((middles > kept[-1]) & (middles < bound)).any():
            kept.append(bound)
    if len(kept) > 1 and not (middles > kept[-1]).any():
        kept.pop()
    return np.array([*kept, high])


def _verdict(grid: Grid, own: Grid, text: PageText) -> Verdict:
    held = {word for cell in grid.cells for part in cell.parts for word in part.words}
    wanted = {word for cell in own.cells for part in cell.parts for word in part.words}
    filled = [cell for cell in grid.cells if cell.text]
    faults = sum(is_crowded(cell, text) for cell in filled) + words_over(filled) + ragged_rows(filled)
    return Verdict(len(wanted - held), faults, sum(is_figure(cell.text) for cell in filled))


def _trouble(grid: Grid, message: str) -> Trouble:
    return Trouble(grid.page, "tables", "table_read_again", "warning", message, None)
