"""A table in the making: the grids that continue one another, with what is known of their headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from docextract.model.geometry import Box
from docextract.model.page import Trouble
from docextract.model.table import Cell, Grid
from docextract.tables.cell_content import text_to_content
from docextract.tables.sheet import Sheet, column_spans, grid_to_sheet, title_cells

SQUASH = re.compile(r"[\s\u00ad\u2010-\u2015-]+")


def squash(text: str) -> str:
    """The words without case, spaces and hyphens, so that line breaks inside words do not matter."""
    return SQUASH.sub("", text).casefold()


@dataclass(frozen=True)
class Piece:
    """One grid with its number of header rows."""

    grid: Grid
    depth: int
    given_spans: tuple[tuple[float, float], ...] | None = None
    """The columns' edges where they were taken from another table; else they are read from the grid."""

    @cached_property
    def sheet(self) -> Sheet:
        return grid_to_sheet(self.grid)

    @cached_property
    def spans(self) -> list[tuple[float, float]]:
        return list(self.given_spans) if self.given_spans else column_spans(self.grid)

    @cached_property
    def header(self) -> list[str]:
        """Header words of every column from the top, squashed; title rows left out."""
        sheet = self.sheet
        titled = title_cells(sheet, self.depth)
        out = []
        for col in range(sheet.n_cols):
            cells = [sheet.at[row][col] for row in range(self.depth)]
            words = [
                c.text
                for i, c in enumerate(cells)
                if c and (not i or c is not cells[i - 1]) and not any(c is title for title in titled)
            ]
            out.append(squash("".join(words)))
        return out

    @property
    def page(self) -> int:
        return self.grid.page

    def with_depth(self, depth: int) -> Piece:
        """The same grid with another number of header rows."""
        other = Piece(self.grid, depth, self.given_spans)
        other.__dict__["sheet"] = self.sheet  # cells by place are the same, and dear to set out again
        return other

    def mostly_figures(self, col: int) -> bool | None:
        """True where most of the column's body cells are figures; None where they do not tell."""
        if col >= self.grid.n_cols:
            return None
        texts = self.sheet.column_texts(col, range(self.depth, self.grid.n_rows))
        told = [content for content in map(text_to_content, texts) if content not in ("dash", "blank")]
        return sum(content in ("figure", "percent") for content in told) >= 0.5 * len(told) if told else None


@dataclass(slots=True)
class Strand:
    """Joined cells so far. `last` is the piece that was added last; `boxes` holds each page's part."""

    first: Piece
    last: Piece
    n_rows: int
    n_cols: int
    depth: int
    cells: list[Cell]
    boxes: list[tuple[int, Box]]
    pieces: list[Piece]
    reasons: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    sideways: bool = False

    def holds_figures(self, col: int) -> bool | None:
        """What the latest piece that tells says of a column: figures or words."""
        told = (piece.mostly_figures(col) for piece in reversed(self.pieces))
        return next((figures for figures in told if figures is not None), None)


def piece_to_strand(piece: Piece) -> Strand:
    """A strand of one piece."""
    grid = piece.grid
    return Strand(
        first=piece,
        last=piece,
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        depth=piece.depth,
        cells=list(piece.sheet.cells),
        boxes=[(grid.page, grid.box)],
        pieces=[piece],
        reasons=list(grid.reasons),
    )


def strand_to_piece(strand: Strand) -> Piece:
    """The whole strand as one piece on its first page, to be joined again."""
    page, box = strand.boxes[0]
    first = strand.first.grid
    grid = Grid(page, box, strand.n_rows, strand.n_cols, tuple(strand.cells), first.method, first.confidence)
    return Piece(grid, strand.depth)
