"""Grids joined to tables: continued below, over a page end, or beside on a facing page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docextract.model.page import Trouble
from docextract.model.table import Cell
from docextract.tables.cell_content import text_to_content
from docextract.tables.continuation import ColumnMap, continues, may_be_recut, with_repeated_header
from docextract.tables.facing import Facing, rows_beside
from docextract.tables.recut import Words, recut_piece
from docextract.tables.strand import Piece, Strand, piece_to_strand, strand_to_piece
from docextract.tables.surroundings import Caption

FILLED = 0.8
"""A column that is filled in this share of a table's rows is expected to be filled in each."""


def pieces_to_strands(pieces: Sequence[Piece], captions: Mapping[int, Sequence[Caption]], words: Words) -> list[Strand]:
    """Join pieces, given in reading order, to tables. `captions` are the lines outside tables, `words` all words, by
    page."""
    strands: list[Strand] = []
    for found in pieces:
        piece = found
        link = None
        last = strands[-1] if strands else None
        if last is not None:
            piece = with_repeated_header(last, piece)
            link = continues(last, piece, captions)
        if last is not None and link is None and may_be_recut(last, piece, captions):
            again = recut_piece(last, piece, words)
            if again:
                _add_below(last, again, list(range(last.n_cols)))
                last.reasons.append(f"rows of page {piece.page} set into the columns above")
                continue
        if last is None or link is None:
            strands.append(piece_to_strand(piece))
        elif link[0] == "beside":
            facing = rows_beside(last, piece)
            if facing:
                _add_beside(last, piece, facing)
        else:
            _add_below(last, piece, link[1])
    return _facing_joined(strands)


def _facing_joined(strands: Sequence[Strand]) -> list[Strand]:
    """Join tables of several pages whose further columns follow, row for row, on the pages after them."""
    out: list[Strand] = []
    for strand in strands:
        last = out[-1] if out else None
        if last is None or len(strand.pieces) < 2 or last.sideways or strand.first.page != last.last.page + 1:
            out.append(strand)
            continue
        left, right = strand_to_piece(last), strand_to_piece(strand)
        facing = rows_beside(piece_to_strand(left), right)
        if facing is None:
            out.append(strand)
            continue
        _add_beside(last, right, facing)
        last.boxes[-1:] = strand.boxes
        last.pieces[-1:] = strand.pieces
        last.last = strand.last
    return out


def _add_below(strand: Strand, piece: Piece, mapped: ColumnMap) -> None:
    """Append the piece's body; its repeated header is left out, its first row may finish the strand's last one."""
    skipped = piece.depth
    cells = [_mapped(cell, mapped) for cell in piece.sheet.cells if cell.row >= skipped]
    body = [cell for cell in cells if cell is not None]
    cut = piece.page != strand.last.page and _is_cut_row(strand, piece, mapped)
    offset = strand.n_rows - skipped - (1 if cut else 0)
    body = [replace(cell, row=cell.row + offset) for cell in body]
    if cut:
        body = _with_cut_row(strand, body, strand.n_rows - 1)
    strand.cells.extend(body)
    if strand.depth == strand.n_rows and piece.page == strand.last.page:
        strand.reasons.append("header and body were found apart")
    if mapped != list(range(strand.n_cols)):
        strand.reasons.append(f"fewer columns on page {piece.page}")
        strand.troubles.append(_trouble(piece, "columns_differ", "The table goes on with fewer columns than it began."))
    strand.n_rows += piece.grid.n_rows - skipped - (1 if cut else 0)
    _note(strand, piece)


def _note(strand: Strand, piece: Piece) -> None:
    strand.boxes.append((piece.page, piece.grid.box))
    strand.pieces.append(piece)
    strand.last = piece
    strand.reasons.extend(reason for reason in piece.grid.reasons if reason not in strand.reasons)


def _mapped(cell: Cell, mapped: ColumnMap) -> Cell | None:
    first, last = mapped[cell.col], mapped[min(cell.col + cell.col_span, len(mapped)) - 1]
    span = max(last - first + 1, 1)
    return cell if first == cell.col and span == cell.col_span else replace(cell, col=first, col_span=span)


def _is_cut_row(strand: Strand, piece: Piece, mapped: ColumnMap) -> bool:
    """True where the piece's first body row is the rest of the strand's last row.

    Its cells go on where the last row's cells broke off: the columns that name a row are empty, or its words begin
    in the middle of a sentence; and no figure meets a figure.
    """
    if piece.grid.n_rows <= piece.depth or strand.n_rows <= strand.depth:
        return False
    rest = {mapped[cell.col]: cell.text for cell in piece.sheet.starts[piece.depth]}
    last = {cell.col: cell.text for cell in strand.last.sheet.starts[strand.last.grid.n_rows - 1]}
    if not rest or len(last) < 2 or not rest.keys() <= last.keys():
        return False
    if any(text_to_content(rest[col]) not in ("words", "date", "rag") for col in rest):
        return False
    lower = sum(_goes_on(last[col], text) for col, text in rest.items())
    if lower >= max(1, 0.5 * len(rest)):
        return True
    key, label = _key_column(strand), _label_column(strand)
    return key is not None and key not in rest and label not in rest and len(rest) <= 0.5 * len(last)


def _goes_on(before: str, after: str) -> bool:
    """True where `after` reads as the rest of the sentence that `before` begins."""
    return (after[:1].islower() or after[:1] in ",;)&") and not before.rstrip().endswith((".", "!", "?"))


def _key_column(strand: Strand) -> int | None:
    """The first column that nearly every row fills."""
    sheet = strand.last.sheet
    rows = range(strand.last.depth, sheet.n_rows)
    for col in range(sheet.n_cols):
        filled = sum(1 for row in rows if sheet.text(row, col))
        if len(rows) and filled >= FILLED * len(rows):
            return col
    return None


def _label_column(strand: Strand) -> int | None:
    """The first column of words: a row with nothing but that names a group."""
    sheet = strand.last.sheet
    for col in range(sheet.n_cols):
        texts = sheet.column_texts(col, range(strand.last.depth, sheet.n_rows))
        if texts and sum(text_to_content(text) == "words" for text in texts) >= 0.5 * len(texts):
            return col
    return None


def _with_cut_row(strand: Strand, body: list[Cell], row: int) -> list[Cell]:
    """Join the body's cells of this row to the strand's cells there; the others are returned."""
    places = {cell.col: place for place, cell in enumerate(strand.cells) if cell.row + cell.row_span - 1 == row}
    out = []
    for cell in body:
        place = places.get(cell.col) if cell.row == row else None
        if place is None:
            if cell.row > row or cell.text:
                out.append(cell)
        else:
            old = strand.cells[place]
            span = max(cell.row + cell.row_span, old.row + old.row_span) - old.row
            text = join_texts(old.text, cell.text)
            strand.cells[place] = replace(old, text=text, parts=(*old.parts, *cell.parts), row_span=span)
    return out


def join_texts(before: str, after: str) -> str:
    """The text of a cell that was cut in two; a figure or word parted at its hyphen is closed up."""
    if before.endswith("-") and not before.endswith(" -") and after[:1].isalnum():
        return before + after
    return f"{before} {after}".strip()


def _add_beside(strand: Strand, piece: Piece, facing: Facing) -> None:
    """Append the piece's columns after the shared ones; cells that begin in these repeat the strand's."""
    offset = strand.n_cols - facing.shared
    added = piece.grid.n_cols - facing.shared
    wide = {
        cell.row
        for cell in piece.sheet.cells
        if cell.text and cell.col + cell.col_span == piece.grid.n_cols and not cell.col
    }
    strand.cells = [
        replace(cell, col_span=cell.col_span + added)
        if cell.row in wide and cell.col + cell.col_span == strand.n_cols
        else cell
        for cell in strand.cells
    ]
    strand.cells.extend(
        replace(cell, row=facing.rows[cell.row], col=cell.col + offset)
        for cell in piece.sheet.cells
        if cell.col >= facing.shared and cell.row in facing.rows
    )
    strand.n_cols += added
    strand.reasons.append(f"columns go on beside on page {piece.page}")
    strand.sideways = True
    _note(strand, piece)


def _trouble(piece: Piece, code: str, message: str) -> Trouble:
    return Trouble(piece.page, "tables", code, "warning", message, None)
