"""Fields in tables: a label's cell with the cell beside or below it, and labels inside cells."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.extract.field_labels import line_to_pieces
from docextract.extract.field_values import value_of
from docextract.model.evidence import Evidence
from docextract.model.field import Field
from docextract.model.geometry import union
from docextract.model.layout import Layout, Line, words_to_line
from docextract.model.table import Cell, Table
from docextract.vocabulary.label_words import KnownLabel, known_label

Places = dict[tuple[int, int], Line]


def table_fields(tables: Sequence[Table], layout: Layout) -> list[Field]:
    """Fields of all tables that hold labels. Each value is a whole cell, or the part of a cell after its label."""
    if not tables:
        return []
    lines: Places = {(line.page, word): line for page in layout.pages for line in page.body for word in line.words}
    return [field for table in tables for field in _fields_of_table(table, lines, layout)]


def _fields_of_table(table: Table, lines: Places, layout: Layout) -> list[Field]:
    out: list[Field] = []
    spent: set[int] = set()
    rows = table.row_cells()
    pairs = [*_beside_pairs(table, rows), *_below_pairs(table, rows)]
    for label, value, known in pairs:
        if id(label) not in spent and id(value) not in spent:
            spent |= {id(label), id(value)}
            out.append(_pair_field(label, value, known, lines, layout))
    for cell in table.cells:
        if id(cell) not in spent and ":" in cell.text:
            out += _fields_in_cell(cell, lines, layout)
    return out


Pair = tuple[Cell, Cell, KnownLabel | None]


def _beside_pairs(table: Table, rows: dict[int, dict[int, Cell]]) -> list[Pair]:
    """Label and value side by side, in tables of two columns (or two pairs of them)."""
    if table.n_cols > 6:
        return []
    out: list[Pair] = []
    headers = {row.row for row in table.rows if row.kind == "header"}
    for number, cells in rows.items():
        row = [cell for _, cell in sorted(cells.items()) if cell.text]
        if len(row) not in (2, 4) or (len(row) == 4 and not all(_is_label(cell) for cell in row[::2])):
            continue
        if len(row) == 4 and number in headers:
            continue  # four columns with their names, not two labels with their values
        for label, value in zip(row[::2], row[1::2], strict=True):
            if _is_label(label) and not (_is_label(value) and value.text.rstrip().endswith(":")):
                out.append((label, value, known_label(label.text)))
    known = sum(1 for _, _, name in out if name)
    return out if known and known >= 0.3 * len(rows) else []


def _below_pairs(table: Table, rows: dict[int, dict[int, Cell]]) -> list[Pair]:
    """Labels in one row with their values in the row below, where a row is all labels ("DECISION NO:" / "24/00109")."""
    if table.n_cols > 6:
        return []
    out: list[Pair] = []
    for number, cells in rows.items():
        filled = [cell for cell in cells.values() if cell.text]
        below = rows.get(number + 1, {})
        if not filled or not all(known_label(cell.text) and cell.text.rstrip().endswith(":") for cell in filled):
            continue
        for col, label in cells.items():
            value = below.get(col)
            if label.text and value is not None and value.text and not _is_label(value):
                out.append((label, value, known_label(label.text)))
    return out


def _is_label(cell: Cell) -> bool:
    text = cell.text.strip()
    return len(text) < 100 and (text.endswith(":") or known_label(text) is not None)


def _pair_field(label: Cell, value: Cell, known: KnownLabel | None, lines: Places, layout: Layout) -> Field:
    return Field(
        label=label.text.rstrip(" :"),
        name=known.name if known else None,
        value=value.text,
        label_at=_cell_evidence(label),
        value_at=_cell_evidence(value) if value.text else None,
        value_lines=tuple(cell_to_lines(value, lines, layout)),
        confidence=0.95 if known else 0.6,
        method="table",
    )


def _cell_evidence(cell: Cell) -> Evidence:
    part = next((part for part in cell.parts if part.words), cell.parts[0])
    return Evidence(part.page, part.text_box or part.box, cell.text, min(part.words, default=0))


def cell_to_lines(cell: Cell, lines: Places, layout: Layout) -> list[Line]:
    """The printed lines of a cell, its first page first."""
    out: list[Line] = []
    for part in cell.parts:
        page = layout.pages[part.page - 1].page
        run: list[int] = []
        for word in part.words:
            if run and lines.get((part.page, run[-1])) is not lines.get((part.page, word)):
                out.append(words_to_line(page, run))
                run = []
            run.append(word)
        if run:
            out.append(words_to_line(page, run))
    return out


def _fields_in_cell(cell: Cell, lines: Places, layout: Layout) -> list[Field]:
    """Known labels inside one cell ("Officer presenting the report: ... Job title: ...")."""
    pieces = [
        piece
        for line in cell_to_lines(cell, lines, layout)
        for piece in line_to_pieces(layout.pages[line.page - 1].page, line, continues=False)
    ]
    right = max((piece.box.x1 for piece in pieces), default=0.0)
    out = []
    for at, piece in enumerate(pieces):
        if piece.label is None or piece.known is None:
            continue
        value = value_of(pieces, at, frozenset(), right)
        text = " ".join(line.text for line in value.lines)
        here = [line for line in value.lines if line.page == value.lines[0].page]
        label = piece.label
        out.append(
            Field(
                label=label.text.rstrip(" :"),
                name=piece.known.name,
                value=text,
                label_at=Evidence(label.page, label.box, label.text, label.words[0]),
                value_at=Evidence(
                    here[0].page,
                    union(line.box for line in here),
                    " ".join(line.text for line in here),
                    here[0].words[0],
                )
                if here
                else None,
                value_lines=value.lines,
                confidence=0.85,
                method="table",
            )
        )
    return out
