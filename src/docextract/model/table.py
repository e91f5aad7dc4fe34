"""Tables: the grid found on one page, and the table joined over pages with its columns and rows understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from docextract.model.geometry import Box
from docextract.model.page import Trouble

RowKind = Literal["header", "group", "line", "subtotal", "total", "memo", "note"]


class Borders(NamedTuple):
    """Where another reader parts a table's columns (`xs`) and rows (`ys`), in points, the outermost included."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


class CellPart(NamedTuple):
    """The part of a cell that stands on one page: its box, and the indexes of its words in reading order."""

    page: int
    box: Box
    words: tuple[int, ...]
    text_box: Box | None
    """The box around the words themselves; None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; rows and columns count from 0; a merged cell stands once, at its top left.

    `text` joins wrapped lines by single spaces, with words broken at a line end rejoined. A cell that runs over a
    page end has a part on each page, the first page first. `fill` is the background colour, where there is one.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    parts: tuple[CellPart, ...]
    is_header: bool = False
    fill: tuple[float, float, float] | None = None

    @property
    def page(self) -> int:
        return self.parts[0].page


class Unit(NamedTuple):
    """What a bare figure counts. `pounds` is the factor to pounds (1000 for "£000"), None where it is not money.

    `raw` is the unit as printed, `page` the page where it stands (often a caption on the page before).
    """

    raw: str
    pounds: int | None
    page: int


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means. `path` joins the header cells from the top by " / "; `role` is a term of the vocabulary."""

    col: int
    path: str
    role: str | None = None
    unit: Unit | None = None
    financial_year: str | None = None
    as_at: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is. `group_path` joins the group rows above it by " / "; None at the top level."""

    row: int
    kind: RowKind
    group_path: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page as found: cells only, nothing understood yet."""

    page: int
    box: Box
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    method: str
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table joined over `page`..`page_end`. `box` is its box on the first page.

    `reasons` say what lowers the confidence. `kind` is a term of the vocabulary ("risk_register", "budget_lines", ...).
    """

    page: int
    page_end: int
    box: Box
    title: str | None
    kind: str
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    method: str
    confidence: float
    reasons: tuple[str, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    """(page, box) on every page it runs over."""
    troubles: tuple[Trouble, ...] = ()

    def cell(self, row: int, col: int) -> Cell | None:
        """The cell that stands at, or spans, this place."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.col <= col < cell.col + cell.col_span:
                return cell
        return None

    def row_cells(self) -> dict[int, dict[int, Cell]]:
        """Cells by row and column of their top left."""
        out: dict[int, dict[int, Cell]] = {}
        for cell in self.cells:
            out.setdefault(cell.row, {})[cell.col] = cell
        return out

    def columns_with(self, *roles: str) -> list[Column]:
        """Columns that play one of these roles, from left to right."""
        return [column for column in self.columns if column.role in roles]
