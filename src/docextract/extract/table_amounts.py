"""Sums of money in tables: what their column, row, group and caption say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docextract.extract.amount_record import Sum, sum_to_amount
from docextract.extract.flow import Flow, words_to_flow
from docextract.extract.kinds import text_to_basis, text_to_change_type, text_to_kind
from docextract.extract.prose_amounts import doubt_to_trouble, flow_to_sums
from docextract.extract.rows import cell_to_evidence, column_at, row_by_role, row_to_label
from docextract.extract.table_money import MoneyColumns, table_to_money_columns
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount
from docextract.model.records.finance import AmountKind
from docextract.model.table import Cell, Column, Row, Table
from docextract.parse.cell import CellMoney, cell_to_money
from docextract.parse.year import text_to_year
from docextract.vocabulary.amount_words import amount_words

WHOLE_LIFE = re.compile(r"total scheme|scheme total|whole.life|life.?time|total project", re.IGNORECASE)
BORROWED = (
    "The table prints no unit; that of a neighbouring table with the same columns was taken. Look at the page before "
    "its figures are quoted."
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table, with all that is asked of it once for each of its figures."""

    table: Table
    table_id: str
    row: Row
    cells: dict[int, Cell]
    by_role: dict[str, Cell]
    heading: str


def reading_to_table_amounts(
    reading: Reading, taken: set[tuple[int, int]], troubles: list[Trouble]
) -> list[Found[Amount]]:
    """Every sum in a table's cells. Words in `taken` (page, index) are passed over; those read are added to it."""
    out: list[Found[Amount]] = []
    for number, (table, table_id) in enumerate(zip(reading.tables, reading.table_ids, strict=True)):
        if table.kind == "contents":
            continue
        money = table_to_money_columns(table, reading.tables[max(number - 3, 0) : number + 4])
        if money.borrowed:
            troubles.append(Trouble(table.page, "extract", "unit_inferred", "warning", BORROWED, table.title))
        heading = _heading_above(reading, table)
        rows = table.row_cells()
        for row in table.rows:
            cells = rows.get(row.row, {})
            line = _Line(table, table_id, row, cells, row_by_role(table, cells), heading)
            for col, cell in sorted(cells.items()):
                if any(c.isdigit() for c in cell.text):
                    out.extend(_cell(reading, line, col, cell, money, taken, troubles))
    return out


def _heading_above(reading: Reading, table: Table) -> str:
    """The heading of the section that the table stands in; empty where there is none."""
    last = ""
    for section in reading.layout.sections:
        heading = section.heading
        if heading is None:
            continue
        if (heading.line.page, heading.line.box.y0) > (table.page, table.box.y0):
            break
        last = heading.text
    return last


def _cell(
    reading: Reading,
    line: _Line,
    col: int,
    cell: Cell,
    money: MoneyColumns,
    taken: set[tuple[int, int]],
    troubles: list[Trouble],
) -> Iterator[Found[Amount]]:
    if any((part.page, word) in taken for part in cell.parts for word in part.words):
        return
    is_figures = not cell.is_header and line.row.kind != "header"
    read = _figure(cell, col, line, money) if is_figures else None
    at = cell_to_evidence(reading, cell) if read else None
    if read and at:
        taken.update((part.page, word) for part in cell.parts for word in part.words)
        if read.doubt:
            troubles.append(doubt_to_trouble(read.doubt, at))
        unit = money.unit(col)
        item = Sum(
            at=at,
            source="table",
            amount_pence=read.money.amount_pence,
            precision_pence=read.money.precision_pence,
            kind=None,
            method="table_cell",
            confidence=round(min(0.95, line.table.confidence) * (0.7 if read.doubt or money.borrowed else 1.0), 3),
            unit=unit if unit and not read.own_unit else None,
        )
        yield sum_to_amount(reading, _in_column(item, line, col, money))
        return
    for flow in _flows(reading, cell):
        for item in flow_to_sums(flow, taken, troubles, label=_label(line, col) if is_figures else None):
            in_column = is_figures and col in money.money
            item = _in_column(item, line, col, money) if in_column else _in_text(item, line, col)
            yield sum_to_amount(reading, item)


def _in_column(item: Sum, line: _Line, col: int, money: MoneyColumns) -> Sum:
    """A sum in a column of figures, with all that column, row and caption say of it."""
    column = column_at(line.table, col)
    return replace(
        item,
        source="table",
        kind=_kind(line, column),
        measure="previous" if column and column.role == "previous" else item.measure,
        change_type=text_to_change_type(_own_words(line)) if line.table.kind == "budget_lines" else None,
        financial_year=_year(line, column, money),
        as_at=column.as_at if column else None,
        label=_label(line, col),
        column_label=column.path if column else None,
        basis=_basis(line, column),
        is_total=line.row.kind in ("total", "subtotal") or bool(column and column.role == "total"),
        directorate=line.by_role["directorate"].text if "directorate" in line.by_role else None,
        table_id=line.table_id,
        row=line.row.row,
        col=col,
    )


def _in_text(item: Sum, line: _Line, col: int) -> Sum:
    """A sum inside a cell of words, with its cell; it is prose, not a figure of the table."""
    column = column_at(line.table, col)
    return replace(
        item, table_id=line.table_id, row=line.row.row, col=col, column_label=column.path if column else None
    )


def _figure(cell: Cell, col: int, line: _Line, money: MoneyColumns) -> CellMoney | None:
    """The cell's own sum, where the cell is one figure and is money."""
    if not money.is_money(col, cell.text, line.row):
        return None
    unit = money.unit(col)
    read = cell_to_money(cell.text, unit.pounds if unit else None)
    return read if isinstance(read, CellMoney) else None


def _flows(reading: Reading, cell: Cell) -> Iterator[Flow]:
    for part in cell.parts:
        if part.words:
            yield words_to_flow(part.page, reading.words(part.page), part.words)


def _label(line: _Line, col: int) -> str | None:
    return row_to_label(line.table, line.cells, line.row.group_path, col)


def _own_words(line: _Line) -> str:
    """What a budget line says of itself: category, title and description."""
    return " ".join(line.by_role[role].text for role in ("category", "title", "description") if role in line.by_role)


def _kind(line: _Line, column: Column | None) -> AmountKind | None:
    """The kind that the first of these names: the column, the groups above, the category, the row, the caption,
    the column's header, the heading above the table."""
    words = amount_words()
    if column and column.role in words.roles:
        return words.roles[column.role]
    category = line.by_role.get("category")
    row = _label_alone(line)
    for text in (
        line.row.group_path,
        category.text if category else None,
        row,
        line.table.title,
        column.path if column else None,
        " ".join(other.path for other in line.table.columns),
        line.heading,
    ):
        kind = text_to_kind(text) if text else None
        if kind:
            return kind
    return words.table_kinds.get(line.table.kind)


def _label_alone(line: _Line) -> str | None:
    """The row's name, but not in budget tables: there the group says what a line is, its name only what it is for."""
    if line.table.kind == "budget_lines" and line.row.group_path:
        return None
    return row_to_label(line.table, line.cells, None, -1)


def _year(line: _Line, column: Column | None, money: MoneyColumns) -> str | None:
    """The row's year where the rows are the years; else the column's, else the one that the row or the caption
    names, else the table's only year."""
    if money.by_row:
        year = text_to_year(line.cells[min(line.cells)].text)
        return str(year) if year else None
    if column and column.financial_year:
        return column.financial_year
    label = _label(line, column.col if column else -1)
    for text in (label, line.table.title):
        if text and (year := text_to_year(text)):
            return str(year)
    whole_life = column is None or WHOLE_LIFE.search(column.path)
    return money.only_year if column and column.role in amount_words().roles and not whole_life else None


def _basis(line: _Line, column: Column | None):  # type: ignore[no-untyped-def]
    return (
        text_to_basis(column.path) if column and text_to_basis(column.path) else text_to_basis(_label_alone(line) or "")
    )
