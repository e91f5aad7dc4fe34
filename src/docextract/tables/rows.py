"""What the rows of a table are: header, group, line, subtotal, total, memo, note; and the groups above each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docextract.model.table import Cell, Column, Row, RowKind
from docextract.parse.text import has_letter
from docextract.tables.cell_content import text_to_content
from docextract.tables.groups import GroupRow, TotalRow, rows_to_group_paths
from docextract.tables.sheet import Sheet
from docextract.vocabulary.column_words import column_words
from docextract.vocabulary.row_words import row_words

LONG_NOTE = 100
FEW = 2
MANY = 4


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    cells: Sequence[Cell]
    label: str
    reference: str
    figures: int


def sheet_to_rows(sheet: Sheet, depth: int, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Rows of a table with `depth` header rows."""
    numeric = _figure_columns(sheet, depth)
    lines = [_line(sheet, row, columns, numeric) for row in range(depth, sheet.n_rows)]
    kinds = [_kind(sheet, line, bool(numeric)) for line in lines]
    kinds = _with_remarks(kinds, lines)
    kinds = _with_bare_sums(kinds, lines, columns)
    kinds = _with_memoranda(kinds, lines)
    kinds = _with_totals_told_apart(kinds, lines)
    groups = [
        _line_to_group(line)
        for line, kind in zip(lines, kinds, strict=True)
        if kind == "group" or _opens_numbered(line, kind, lines)
    ]
    totals = [
        TotalRow(line.row, line.label, kind == "total")
        for line, kind in zip(lines, kinds, strict=True)
        if kind in ("subtotal", "total")
    ]
    paths = rows_to_group_paths(groups, totals, sheet.n_rows)
    header = [Row(row, "header") for row in range(depth)]
    return (*header, *(Row(line.row, kind, paths.get(line.row)) for line, kind in zip(lines, kinds, strict=True)))


def _figure_columns(sheet: Sheet, depth: int) -> frozenset[int]:
    """Columns that hold figures in at least half of their filled cells; a first column of numbers is none."""
    out = set()
    for col in range(sheet.n_cols):
        told = [text_to_content(text) for text in sheet.column_texts(col, range(depth, sheet.n_rows))]
        figures = sum(content in ("figure", "percent", "dash") for content in told)
        if told and figures >= 0.5 * len(told):
            out.add(col)
    return frozenset(out)


def _line(sheet: Sheet, row: int, columns: Sequence[Column], numeric: frozenset[int]) -> _Line:
    cells = sheet.starts[row]
    reference = next((cell.text for cell in cells if _role(columns, cell) == "reference"), "")
    words = [
        cell
        for cell in cells
        if has_letter(cell.text) and text_to_content(cell.text) not in ("dash", "figure", "percent")
    ]
    named = [cell for cell in words if _role(columns, cell) != "reference"] or words
    figures = sum(1 for cell in cells if _is_figure(cell, columns, numeric))
    label = named[0].text if named else ""
    if reference and text_to_content(reference) == "figure" and label:
        label = f"{reference} {label}"
    return _Line(row, cells, label, reference, figures)


def _role(columns: Sequence[Column], cell: Cell) -> str | None:
    return columns[cell.col].role if cell.col < len(columns) else None


def _is_figure(cell: Cell, columns: Sequence[Column], numeric: frozenset[int]) -> bool:
    if _role(columns, cell) == "reference":
        return False
    content = text_to_content(cell.text)
    return content in ("figure", "percent") or (content == "dash" and cell.col in numeric)


def _kind(sheet: Sheet, line: _Line, has_figures: bool) -> RowKind:
    words = row_words()
    numbered = line.label.startswith(line.reference) and line.label != line.reference
    plain = line.label[len(line.reference) :].strip() if numbered else line.label
    if not line.cells:
        return "line"
    if words.is_total_reference.match(line.reference):
        return "total" if words.is_grand.search(plain) and not words.is_subtotal.search(plain) else "subtotal"
    if len(plain) < LONG_NOTE and (line.figures or len(line.cells) > 1):
        if words.is_subtotal.search(plain):
            return "subtotal"
        if words.is_total.search(plain):
            return "total"
    if line.figures:
        return "line"
    if _is_note(sheet, line):
        return "note"
    return "group" if _is_group(sheet, line, has_figures) else "line"


def _is_note(sheet: Sheet, line: _Line) -> bool:
    if len(line.cells) != 1 or (sheet.n_cols < 3 and not sheet.is_full_width(line.cells[0])):
        return False
    cell = line.cells[0]
    if row_words().is_note.match(cell.text) and (cell.col_span > 1 or len(cell.text) > LONG_NOTE / 2):
        return True
    return cell.col_span > 1 and (len(cell.text) > LONG_NOTE or (cell.text.endswith(".") and len(cell.text) > 50))


def _is_group(sheet: Sheet, line: _Line, has_figures: bool) -> bool:
    """A row of a name and nothing else, in a table whose rows hold more."""
    wordy = [cell for cell in line.cells if text_to_content(cell.text) not in ("figure", "dash", "unit")]
    if len(wordy) != 1 or len(wordy[0].text) > LONG_NOTE or not has_letter(wordy[0].text):
        return False
    cell = wordy[0]
    if text_to_content(cell.text) in ("rag", "date") or len(line.cells) > FEW:
        return False
    if sheet.is_full_width(cell):
        return True
    if sheet.n_cols < 3:
        return has_figures and sheet.n_cols == 2 and cell.col == 0 and not cell.text.endswith(".")
    first = cell.col == 0 or (cell.col <= FEW and not any(other.col < cell.col for other in wordy))
    return first and (has_figures or cell.col_span >= 2 or (cell.col == 0 and _usually_full(sheet)))


def _usually_full(sheet: Sheet) -> bool:
    filled = sum(len(cells) for cells in sheet.starts)
    return filled >= 0.6 * sheet.n_rows * sheet.n_cols


def _opens_numbered(line: _Line, kind: RowKind, lines: Sequence[_Line]) -> bool:
    """True for a line with figures whose number opens a part of the table: "1 OPENING GROSS EXPENDITURE" above lines
    with references like "A/R.1.001" or "1.2"."""
    number = line.reference
    if kind != "line" or not number or not row_words().is_numbered_group.fullmatch(number):
        return False
    after = next((other.reference for other in lines if other.row > line.row and other.reference), "")
    return f".{number}." in after or after.startswith(f"{number}.")


def _line_to_group(line: _Line) -> GroupRow:
    words = [cell.col for cell in line.cells if has_letter(cell.text)]
    return GroupRow(line.row, line.label, words[0] if words else 0, line.label[:1].isdigit())


def _with_remarks(kinds: list[RowKind], lines: Sequence[_Line]) -> list[RowKind]:
    """Words that stand alone in several rows, never just above a line, are remarks on the lines above them."""
    places: dict[str, list[int]] = {}
    for place, kind in enumerate(kinds):
        if kind == "group":
            places.setdefault(lines[place].label, []).append(place)
    remarks = {
        place
        for own in places.values()
        if len(own) > 1 and all(place and kinds[place - 1] == "line" for place in own)
        for place in own
        if all(other + 1 == len(kinds) or kinds[other + 1] != "line" for other in own)
    }
    return ["note" if place in remarks else kind for place, kind in enumerate(kinds)]


def _with_bare_sums(kinds: list[RowKind], lines: Sequence[_Line], columns: Sequence[Column]) -> list[RowKind]:
    """In a table whose lines fill many columns of words, a row of one name and figures sums up ("CORE")."""
    names = [sum(1 for cell in line.cells if _is_name(cell, columns)) for line in lines]
    usual = sorted(count for count, kind in zip(names, kinds, strict=True) if kind == "line")
    if len(usual) < MANY or usual[len(usual) // 2] < MANY:
        return kinds
    return [
        "subtotal" if kind == "line" and line.figures and not line.reference and count == 1 else kind
        for kind, line, count in zip(kinds, lines, names, strict=True)
    ]


def _is_name(cell: Cell, columns: Sequence[Column]) -> bool:
    """True for words in a column that is not one of money."""
    column = columns[cell.col]
    if column.financial_year or column.role in column_words().numeric_roles - {"funding"}:
        return False
    return text_to_content(cell.text) == "words" and "£" not in cell.text


def _with_totals_told_apart(kinds: list[RowKind], lines: Sequence[_Line]) -> list[RowKind]:
    """A total that is followed by further lines and does not call itself a grand one is a subtotal."""
    grand = row_words().is_grand
    last = max((place for place, kind in enumerate(kinds) if kind == "line"), default=-1)
    return [
        "subtotal" if kind == "total" and place < last and not grand.search(lines[place].label.strip()) else kind
        for place, kind in enumerate(kinds)
    ]


def _with_memoranda(kinds: list[RowKind], lines: Sequence[_Line]) -> list[RowKind]:
    """Rows below a memorandum's heading are memoranda, up to a total or the next group that is none."""
    out: list[RowKind] = []
    inside = False
    for kind, line in zip(kinds, lines, strict=True):
        named = row_words().is_memo.match(line.label) is not None
        inside = named or (inside and kind != "group")
        out.append("memo" if (inside and kind in ("line", "subtotal", "total") and (named or inside)) else kind)
    return out
