"""A grid's cells by place, with the spanned places filled: what headers, columns and rows are read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from docextract.model.geometry import Box, union
from docextract.model.table import Cell, Grid

FRAME = 60.0
PAD = 4.0


@dataclass(slots=True)
class Sheet:
    """Cells of one grid or of a joined table. `at[row][col]` is the cell that stands at, or spans, the place."""

    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    at: list[list[Cell | None]] = field(init=False)
    starts: list[list[Cell]] = field(init=False)
    """Cells with words, by the row they start in, from left to right."""

    def __post_init__(self) -> None:
        self.at = [[None] * self.n_cols for _ in range(self.n_rows)]
        self.starts = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            if cell.row_span == 1 and cell.col_span == 1:
                self.at[cell.row][cell.col] = cell
                if cell.text:
                    self.starts[cell.row].append(cell)
                continue
            for row in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                line = self.at[row]
                for col in range(cell.col, min(cell.col + cell.col_span, self.n_cols)):
                    line[col] = cell
            if cell.text:
                self.starts[cell.row].append(cell)
        for line_cells in self.starts:
            line_cells.sort(key=lambda cell: cell.col)

    def text(self, row: int, col: int) -> str:
        """The words of the cell at or over this place; empty where there is none."""
        cell = self.at[row][col]
        return cell.text if cell else ""

    def column_texts(self, col: int, rows: Iterable[int]) -> list[str]:
        """Words of the cells that start in this column in these rows and span no other; blank ones left out."""
        out = []
        for row in rows:
            cell = self.at[row][col]
            if cell and cell.text and cell.row == row and cell.col == col and cell.col_span == 1:
                out.append(cell.text)
        return out

    def is_full_width(self, cell: Cell) -> bool:
        """True for a cell over all columns of a table that has several."""
        return self.n_cols > 1 and cell.col_span >= self.n_cols


def grid_to_sheet(grid: Grid) -> Sheet:
    """The grid's cells by place; cells outside the stated size are left to the caller's checks."""
    cells = tuple(cell for cell in grid.cells if cell.row < grid.n_rows and cell.col < grid.n_cols)
    return Sheet(grid.n_rows, grid.n_cols, cells)


def title_cells(sheet: Sheet, depth: int) -> list[Cell]:
    """Header cells that are a title and no column's name: over the whole width, or alone in a row above the names."""
    out: list[Cell] = []
    alone = True
    for row in range(depth):
        cells = sheet.starts[row]
        alone = alone and len(cells) < 2
        out.extend(cell for cell in cells if sheet.is_full_width(cell) or (alone and row + 1 < depth))
    return out


def without_frame(grid: Grid) -> Grid:
    """The grid with its box drawn close, where the box is a page's frame far beyond its words."""
    texts = [part.text_box for cell in grid.cells for part in cell.parts if part.text_box]
    if not texts:
        return grid
    close = union(texts)
    box = grid.box
    if box.height - close.height < FRAME:
        return grid
    return replace(
        grid,
        box=Box(
            max(box.x0, close.x0 - PAD),
            max(box.y0, close.y0 - PAD),
            min(box.x1, close.x1 + PAD),
            min(box.y1, close.y1 + PAD),
        ),
    )


def column_spans(grid: Grid) -> list[tuple[float, float]]:
    """Left and right edge of every column in points, from the cells that span no other."""
    spans: list[tuple[float, float] | None] = [None] * grid.n_cols
    for cell in grid.cells:
        if cell.col_span == 1 and cell.col < grid.n_cols:
            box = cell.parts[0].box
            old = spans[cell.col]
            spans[cell.col] = (box.x0, box.x1) if old is None else (min(old[0], box.x0), max(old[1], box.x1))
    return _gaps_filled(spans, grid.box.x0, grid.box.x1)


def _gaps_filled(spans: Sequence[tuple[float, float] | None], left: float, right: float) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for col, span in enumerate(spans):
        if span is None:
            before = out[-1][1] if out else left
            after = next((later[0] for later in spans[col + 1 :] if later), right)
            span = (before, max(before, after))
        out.append(span)
    return out
