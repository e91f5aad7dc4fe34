"""Tables found as one that are several: a title stands between them, and a heading of columns follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docextract.model.geometry import Box
from docextract.model.table import Cell, Grid
from docextract.tables.cell_content import text_to_content
from docextract.tables.title import is_named

FEWEST = 2
"""A table has so many rows at least."""


def grid_to_tables(grid: Grid) -> list[Grid]:
    """The tables that a grid without drawn columns holds; the titles between them are left out."""
    if grid.method == "ruled" or grid.n_rows < 2 * FEWEST + 1:
        return [grid]
    rows: list[list[Cell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        if cell.text:
            rows[cell.row].append(cell)
    titles = [row for row in range(FEWEST, grid.n_rows - FEWEST) if _is_title(row, rows)]
    if not titles:
        return [grid]
    starts = [0, *(title + 1 for title in titles)]
    return [_rows_of(grid, a, b) for a, b in zip(starts, [*titles, grid.n_rows], strict=True)]


def _is_title(row: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """True for a lone text above the first heading said again, or one that calls itself a table above some heading.

    A text with a colour behind it is a part of its table.
    """
    if len(rows[row]) != 1 or rows[row][0].col or rows[row][0].fill or len(rows[row + 1]) < 2:
        return False
    if list(_wording(rows[row + 1])) == list(_wording(rows[0])):
        return not _has_sums(rows[0])
    return is_named(rows[row][0].text) and not _has_sums(rows[row + 1])


def _wording(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    return ((cell.col, cell.text) for cell in cells)


def _has_sums(cells: Sequence[Cell]) -> bool:
    return any(text_to_content(cell.text) in ("figure", "percent") for cell in cells)


def _rows_of(grid: Grid, first: int, end: int) -> Grid:
    """The rows from `first` to before `end` as a grid of their own."""
    cells = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < end)
    top, bottom = min(cell.parts[0].box.y0 for cell in cells), max(cell.parts[0].box.y1 for cell in cells)
    return replace(grid, box=Box(grid.box.x0, top, grid.box.x1, bottom), n_rows=end - first, cells=cells)
