"""Cells set anew from their words by another table's columns: for header cells run together, and for rows below a
table that were found as a table of their own with the wrong columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docextract.model.geometry import Box, union
from docextract.model.page import Word
from docextract.model.table import Cell, CellPart
from docextract.tables.cell_content import text_to_content
from docextract.tables.strand import Piece, Strand

Span = tuple[float, float]
Words = Mapping[int, Sequence[Word]]
"""Words by page number."""

GAP = 0.7
"""Words further apart than this part of their height stand in different cells."""
INSIDE = 1.5


def with_split_header(piece: Piece, words: Words) -> Piece:
    """The piece with cells of its lowest header row parted where they stand over a column of figures and one of words:
    those have no name in common."""
    if not piece.depth:
        return piece
    cells: list[Cell] = []
    for cell in piece.sheet.cells:
        lowest = cell.row + cell.row_span == piece.depth and cell.col_span > 1 and cell.text != ""
        kinds = {piece.mostly_figures(col) for col in range(cell.col, cell.col + cell.col_span)} if lowest else set()
        cells.extend(split_cell(cell, piece.spans, words) if {True, False} <= kinds else [cell])
    if len(cells) == len(piece.sheet.cells):
        return piece
    return Piece(replace(piece.grid, cells=tuple(cells)), piece.depth, piece.given_spans)


def recut_piece(strand: Strand, piece: Piece, words: Words) -> Piece | None:
    """The piece's body set into the strand's columns; None where its figures do not stand in columns of figures."""
    spans = strand.last.spans
    cells: list[Cell] = []
    figures = 0
    for row in range(piece.depth, piece.grid.n_rows):
        own = piece.sheet.starts[row]
        new = recut_row(own, spans, words) if own else []
        if new is None:
            return None
        for cell in new:
            if text_to_content(cell.text) in ("figure", "percent"):
                figures += 1
                if cell.col_span > 1 or strand.holds_figures(cell.col) is False:
                    return None
        cells.extend(replace(cell, row=row - piece.depth) for cell in new)
    if not figures:
        return None
    grid = replace(piece.grid, n_rows=piece.grid.n_rows - piece.depth, n_cols=strand.n_cols, cells=tuple(cells))
    return Piece(grid, 0, tuple(spans))


def split_cell(cell: Cell, spans: Sequence[Span], words: Words) -> list[Cell]:
    """A cell over several columns, parted at their borders; [cell] where a column would get no word, or a word stands
    across a border."""
    part = cell.parts[0]
    by_col: dict[int, list[int]] = {}
    for index in part.words:
        word = words[part.page][index]
        col = _column_of(word.x0, word.x1, spans, cell.col, cell.col + cell.col_span)
        if col is None:
            return [cell]
        by_col.setdefault(col, []).append(index)
    if len(by_col) < cell.col_span or len(cell.parts) > 1:
        return [cell]
    out = []
    for col, indexes in sorted(by_col.items()):
        box = Box(spans[col][0], part.box.y0, spans[col][1], part.box.y1)
        out.append(_set_anew(replace(cell, col=col, col_span=1), box, indexes, words))
    return out


def _column_of(x0: float, x1: float, spans: Sequence[Span], first: int, end: int) -> int | None:
    for col in range(first, min(end, len(spans))):
        left, right = spans[col]
        if left - INSIDE <= x0 and x1 <= right + INSIDE:
            return col
    return None


def _set_anew(cell: Cell, box: Box, indexes: Sequence[int], words: Words) -> Cell:
    """The cell with this box and these words of its page."""
    chosen = [words[cell.page][index] for index in indexes]
    text_box = union(word[:4] for word in chosen) if chosen else None
    text = " ".join(word.text for word in chosen)
    return replace(cell, text=text, parts=(CellPart(cell.page, box, tuple(indexes), text_box),))


def recut_row(cells: Sequence[Cell], spans: Sequence[Span], words: Words) -> list[Cell] | None:
    """The words of one row's cells set into other columns; a run of words over several of these spans them.

    None where a figure stands across a border, so that the row does not belong under these columns.
    """
    page = cells[0].parts[0].page
    indexes = [index for cell in cells for part in cell.parts for index in part.words]
    runs = _runs(indexes, words[page])
    top, bottom = min(cell.parts[0].box.y0 for cell in cells), max(cell.parts[0].box.y1 for cell in cells)
    placed: dict[tuple[int, int], list[int]] = {}
    for run in runs:
        first, last = _columns_under(run, spans, words[page])
        if first is None or last is None:
            return None
        text = " ".join(words[page][index].text for index in run)
        if first != last and text_to_content(text) in ("figure", "percent"):
            return None
        home = next((key for key in placed if key[0] <= last and first <= key[1]), None)
        if home is None:
            placed[(first, last)] = list(run)
        else:
            kept = placed.pop(home)
            placed[(min(home[0], first), max(home[1], last))] = [*kept, *run]
    out = []
    for (first, last), own in placed.items():
        box = Box(spans[first][0], top, spans[last][1], bottom)
        like = replace(cells[0], col=first, col_span=last - first + 1, row_span=1)
        out.append(_set_anew(like, box, own, words))
    return sorted(out, key=lambda cell: cell.col)


def _runs(indexes: Sequence[int], words: Sequence[Word]) -> list[list[int]]:
    """Words of a row in runs: on one line, with no more than a space between them."""
    ordered = sorted(indexes, key=lambda index: (round((words[index].y0 + words[index].y1) / 8), words[index].x0))
    runs: list[list[int]] = []
    for index in ordered:
        word = words[index]
        last = words[runs[-1][-1]] if runs else None
        near = last is not None and abs(last.y0 - word.y0) < 3 and -1 <= word.x0 - last.x1 <= GAP * (word.y1 - word.y0)
        figures = last is not None and any("0" <= c <= "9" for c in last.text[-1:]) and word.text[-1:].isdigit()
        if near and not figures:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _columns_under(run: Sequence[int], spans: Sequence[Span], words: Sequence[Word]) -> tuple[int | None, int | None]:
    """First and last column that the run stands under; a figure a little over its border belongs to its middle."""
    x0, x1 = words[run[0]].x0, words[run[-1]].x1
    middle = (x0 + x1) / 2
    for col, (left, right) in enumerate(spans):
        if left <= middle <= right and x0 >= left - 0.25 * (x1 - x0) and x1 <= right + 0.25 * (x1 - x0):
            return col, col
    first = next((col for col, (left, right) in enumerate(spans) if x0 < right - INSIDE), None)
    last = next((col for col in range(len(spans) - 1, -1, -1) if x1 > spans[col][0] + INSIDE), None)
    return first, last
