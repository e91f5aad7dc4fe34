"""Tables: cells in rows, drawn ruled, shaded or with no lines at all, over as many pages as they need."""

from __future__ import annotations

from dataclasses import dataclass, field

from .money import Sum
from .sheet import BLACK, WHITE, Box, Colour, Piece, Place, Printed, Sheets, Type, union, wrap

PAD = 3.0
DARK, PALE = (0.16, 0.27, 0.42), (0.91, 0.94, 0.97)
RAG = {"Red": (0.86, 0.22, 0.18), "Amber": (0.98, 0.72, 0.16), "Green": (0.42, 0.72, 0.36)}


@dataclass(frozen=True)
class Cell:
    """A cell: its words, the sum they are, the colour behind them, and how many columns it spans."""

    text: str = ""
    sum: Sum | None = None
    fill: Colour | None = None
    span: int = 1


@dataclass
class Row:
    """A row; `strong` rows (groups, totals) are printed in bold, on `fill` where there is one."""

    cells: list[Cell]
    strong: bool = False
    fill: Colour | None = None
    header: bool = False
    printed: list[Printed] = field(default_factory=list)
    place: Place = (0, (0.0, 0.0, 0.0, 0.0))


@dataclass
class Grid:
    """A table as it is to be drawn. `style`: ruled, shaded (dark header, zebra rows), unruled, header_rule."""

    widths: list[float]
    header: list[list[str | Cell]]
    rows: list[Row]
    style: str = "ruled"
    size: float = 9.0
    right: tuple[int, ...] = ()
    split_rows: bool = False
    title: str = ""
    units: str = ""
    page: int = 0
    page_end: int = 0

    @property
    def texts(self) -> list[list[str]]:
        """The words of every row from the header down, "" for what a spanning cell covers."""
        return [texts_of(row) for row in [*self.header_rows, *self.rows]]

    @property
    def header_rows(self) -> list[Row]:
        fill = DARK if self.style == "shaded" else (0.85, 0.85, 0.85) if self.style == "ruled" else None
        return [Row([cell_of(c) for c in cells], strong=True, fill=fill, header=True) for cells in self.header]


def texts_of(row: Row) -> list[str]:
    return [text for cell in row.cells for text in [cell.text, *[""] * (cell.span - 1)]]


def cell_of(content: str | Sum | Cell) -> Cell:
    """Words, a sum or a ready cell -> a cell."""
    if isinstance(content, Cell):
        return content
    return Cell(content.printed, content) if isinstance(content, Sum) else Cell(content)


def row(*contents: str | Sum | Cell, strong: bool = False, fill: Colour | None = None) -> Row:
    return Row([cell_of(c) for c in contents], strong=strong, fill=fill)


def group(text: str, columns: int, fill: Colour | None = PALE) -> Row:
    """A row with a group's heading over all columns."""
    return Row([Cell(text, span=columns)], strong=True, fill=fill)


def draw(sheets: Sheets, grid: Grid, after: float = 10.0) -> Grid:
    """Draw the table where the paper has got to; the header is repeated on every page the table reaches."""
    head = sum(height_of(grid, r) for r in grid.header_rows)
    first = height_of(grid, grid.rows[0]) if grid.rows else 0.0
    sheets.need(head + min(first, 60.0) + 4)
    grid.page = sheets.page
    draw_header(sheets, grid)
    for number, line in enumerate(grid.rows):
        if grid.style == "shaded" and line.fill is None and number % 2:
            line.fill = PALE
        draw_row(sheets, grid, line)
    grid.page_end = sheets.page
    sheets.y += after
    return grid


def draw_header(sheets: Sheets, grid: Grid) -> None:
    for line in grid.header_rows:
        draw_part(sheets, grid, line, cell_lines(grid, line))
    if grid.style == "header_rule":
        sheets.rule(sheets.left, sheets.y, sheets.left + sum(grid.widths), sheets.y, 1.0)


def draw_row(sheets: Sheets, grid: Grid, line: Row) -> None:
    """Draw a row, on the next page where it does not fit, or in two parts where rows may be split."""
    cells = cell_lines(grid, line)
    pieces: list[list[Piece]] = [[] for _ in cells]
    places: list[Place] = []
    while True:
        step = grid.size * 1.2
        fits = max(0, int((sheets.room - 2 * PAD) // step))
        tallest = max(len(c) for c in cells)
        take = tallest if fits >= tallest else fits if grid.split_rows and fits >= 2 else 0
        if take:
            box = draw_part(sheets, grid, line, [c[:take] for c in cells], pieces)
            places.append((sheets.page, box))
            cells = [c[take:] for c in cells]
        if take == tallest:
            break
        sheets.new_page()
        draw_header(sheets, grid)
    line.printed = [Printed(p) for p in pieces]
    line.place = union(places)


def draw_part(
    sheets: Sheets, grid: Grid, line: Row, cells: list[list[str]], pieces: list[list[Piece]] | None = None
) -> Box:
    """Draw the given lines of a row's cells at the current place; returns the box that they take up."""
    step = grid.size * 1.2
    height = max(len(c) for c in cells) * step + 2 * PAD
    top, left = sheets.y, sheets.left
    whole = (left, top, left + sum(grid.widths), top + height)
    if line.fill:
        sheets.fill(whole, line.fill)
    type = Type(size=grid.size, colour=WHITE if line.header and grid.style == "shaded" else BLACK)
    column = 0
    for number, (cell, texts) in enumerate(zip(line.cells, cells, strict=True)):
        width = sum(grid.widths[column : column + cell.span])
        if cell.fill:
            sheets.fill((left, top, left + width, top + height), cell.fill)
        for row_number, text in enumerate(texts):
            to_right = column in grid.right
            x = left + width - 2 * PAD if to_right else left + PAD
            baseline = top + PAD + row_number * step + grid.size * 0.92
            piece = sheets.write(x, baseline, text, type.bold if line.strong else type, "right" if to_right else "left")
            if pieces is not None:
                pieces[number].append(piece)
        if grid.style == "ruled":
            for x0, y0, x1, y1 in sides((left, top, left + width, top + height)):
                sheets.rule(x0, y0, x1, y1)
        left += width
        column += cell.span
    sheets.y += height
    return whole


def sides(box: Box) -> list[Box]:
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def cell_lines(grid: Grid, line: Row) -> list[list[str]]:
    """The lines that each cell's words are broken into."""
    out, column = [], 0
    type = Type(size=grid.size)
    for cell in line.cells:
        width = sum(grid.widths[column : column + cell.span]) - 3 * PAD
        out.append(wrap(cell.text, type.bold if line.strong else type, width))
        column += cell.span
    return out


def height_of(grid: Grid, line: Row) -> float:
    return max(len(lines) for lines in cell_lines(grid, line)) * grid.size * 1.2 + 2 * PAD
