"""Grids of single pages to tables joined over pages, with their columns and rows understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docextract.model.geometry import Box
from docextract.model.page import Page, Trouble
from docextract.model.table import Cell, Column, Grid, Table
from docextract.tables.columns import sheet_to_columns, with_year_of_totals
from docextract.tables.header_rows import header_depth
from docextract.tables.join import pieces_to_strands
from docextract.tables.kind import table_kind
from docextract.tables.recut import with_split_header
from docextract.tables.rows import sheet_to_rows
from docextract.tables.running import without_running_grids
from docextract.tables.sheet import Sheet, title_cells, without_frame
from docextract.tables.siblings import header_before, with_units_of_siblings
from docextract.tables.strand import Piece, Strand
from docextract.tables.surroundings import Caption, pages_to_captions
from docextract.tables.title import (
    UNIT_LINE,
    captions_above,
    captions_to_title,
    is_named,
    title_words,
    unit_overleaf,
)

NO_HEADER_COST, JOIN_COST, DOUBT_COST = 0.9, 0.98, 0.9


def grids_to_tables(grids: Sequence[Grid], pages: Sequence[Page]) -> tuple[Table, ...]:
    """Join the grids of a paper's pages to tables and say what their columns and rows mean.

    `grids` in any order; `pages` are those they were found on, and their neighbours. Tables come in the order of the
    paper. Doubts are in each table's `reasons` and `troubles`; its `confidence` sums them up.
    """
    filled = (without_frame(grid) for grid in grids if grid.n_rows and grid.n_cols and grid.cells)
    ordered = sorted(filled, key=lambda grid: (grid.page, grid.box.y0, grid.box.x0))
    boxes: dict[int, list[Box]] = defaultdict(list)
    tabled: dict[int, set[int]] = defaultdict(set)
    for grid in ordered:
        boxes[grid.page].append(grid.box)
        tabled[grid.page].update(word for cell in grid.cells for part in cell.parts for word in part.words)
    captions = pages_to_captions(pages, tabled)
    bold = {(page.number, word) for page in pages if page.number in boxes for word in page.bold}
    own, running = without_running_grids(ordered)
    words = {page.number: page.words for page in pages if page.number in boxes}
    found = [Piece(grid, 0) for grid in own]
    pieces = [with_split_header(piece.with_depth(header_depth(piece.sheet, bold)), words) for piece in found]
    strands = pieces_to_strands(pieces, captions, words)
    setting = _Setting(captions, boxes, running)
    tables: list[Table] = []
    for place, strand in enumerate(strands):
        like = header_before(strand, strands[:place])
        header = next((t.columns for t, s in zip(tables, strands, strict=False) if s is like), None)
        tables.append(_strand_to_table(strand, setting, header, like.last.page if like else None))
    return tuple(with_units_of_siblings(tables))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands around the tables: lines outside them and their boxes by page, and the pages where a small table
    stood again."""

    captions: dict[int, list[Caption]]
    boxes: dict[int, list[Box]]
    running: dict[int, list[int]]


def _strand_to_table(strand: Strand, setting: _Setting, header: tuple[Column, ...] | None, origin: int | None) -> Table:
    """`header` are the columns of the table on page `origin` whose rows these are, where this one has no header."""
    page, box = strand.boxes[0]
    sheet = Sheet(strand.n_rows, strand.n_cols, _in_order(strand))
    lines = captions_above(
        box, setting.captions.get(page, ()), [other for other in setting.boxes[page] if other != box]
    )
    texts = [(line.text, page) for line in lines] or unit_overleaf(page, box, setting.captions)
    columns = header or sheet_to_columns(sheet, strand.depth, texts)
    title = captions_to_title(lines) or _title_within(sheet, strand.depth)
    kind = table_kind(sheet, strand.depth, columns, title_words(title, lines))
    rows = sheet_to_rows(sheet, strand.depth, columns)
    columns = with_year_of_totals(sheet, columns, rows)
    repeats = setting.running.get(id(strand.first.grid), [])
    reasons, confidence = _doubts(strand, sheet, columns, origin)
    return Table(
        page=page,
        page_end=max(number for number, _ in strand.boxes),
        box=box,
        title=title,
        kind=kind,
        n_rows=strand.n_rows,
        n_cols=strand.n_cols,
        cells=sheet.cells,
        columns=columns,
        rows=rows,
        method=strand.first.grid.method,
        confidence=confidence,
        reasons=reasons,
        boxes=tuple(strand.boxes),
        troubles=(*strand.troubles, *_repeat_troubles(repeats)),
    )


def _in_order(strand: Strand) -> tuple[Cell, ...]:
    """Cells by row and column, header cells marked."""
    cells = sorted(strand.cells, key=lambda cell: (cell.row, cell.col))
    return tuple(replace(cell, is_header=True) if cell.row < strand.depth else cell for cell in cells)


def _title_within(sheet: Sheet, depth: int) -> str | None:
    """The words of the lowest title row inside the header that names no unit, or of a first cell that names a table."""
    texts = [cell.text for cell in title_cells(sheet, depth) if not UNIT_LINE.search(cell.text)]
    corner = sheet.text(0, 0) if depth else ""
    return texts[-1] if texts else corner if is_named(corner) else None


def _doubts(
    strand: Strand, sheet: Sheet, columns: Sequence[Column], origin: int | None
) -> tuple[tuple[str, ...], float]:
    confidence = sum(piece.grid.confidence for piece in strand.pieces) / len(strand.pieces)
    reasons = list(strand.reasons)
    if origin is not None:
        reasons.append(f"column names taken from the table on page {origin}")
        confidence *= NO_HEADER_COST
    elif not strand.depth and any(len(cells) > 2 for cells in sheet.starts):
        reasons.append("no header row found")
        confidence *= NO_HEADER_COST
    elif strand.depth and not any(column.role for column in columns):
        reasons.append("header not understood")
        confidence *= NO_HEADER_COST
    confidence *= JOIN_COST ** (len(strand.pieces) - 1) * DOUBT_COST ** len(strand.troubles)
    return tuple(reasons), round(confidence, 3)


def _repeat_troubles(pages: Sequence[int]) -> list[Trouble]:
    if not pages:
        return []
    listed = ", ".join(map(str, pages))
    message = f"The same table stands in the margin of pages {listed} too; it is published once."
    return [Trouble(pages[0], "tables", "running_table", "info", message, None)]
