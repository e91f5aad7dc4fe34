"""Sums of money in tables: what their column, row, group and caption say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docextract.extract.amount_record import MEASURES, Sum, sum_to_amount
from docextract.extract.flow import Flow, words_to_flow
from docextract.extract.kinds import (
    Basis,
    ChangeType,
    header_to_measure,
    label_to_change_type,
    text_to_basis,
    text_to_kind,
)
from docextract.extract.prose_amounts import doubt_to_trouble, flow_to_sums
from docextract.extract.rows import (
    cell_to_evidence,
    column_at,
    column_to_as_at,
    is_wordy,
    row_by_role,
    row_to_label,
    shares_header,
)
from docextract.extract.table_kinds import (
    FIGURES,
    Naming,
    is_difference,
    naming_to_kind,
    row_to_naming,
    table_to_total_kinds,
)
from docextract.extract.table_money import MoneyColumns, table_to_money_columns
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount
from docextract.model.records.finance import Measure
from docextract.model.table import Cell, Column, Row, Table
from docextract.parse.cell import CellMoney, cell_to_money
from docextract.parse.text import has_digit
from docextract.parse.year import is_year, text_to_year
from docextract.vocabulary.amount_words import amount_words

WHOLE_LIFE = re.compile(r"total scheme|scheme total|whole.life|life.?time|total project", re.IGNORECASE)
OF_SAVINGS = frozenset({"delivered", "undeliverable", "slipped"})
"""Measures that only savings have; a name with "budget" in it beside them is what the saving is made on."""
BORROWED = (
    "The table prints no unit; that of a neighbouring table with the same columns was taken. Look at the page before "
    "its figures are quoted."
)
MISSING = (
    "The table prints no unit, and its figures cannot be pounds: they are published as printed, without a value. Look "
    "at the pages before."
)
ASSUMED = "The table prints no unit; its figures are taken for pounds. Look at the page before they are quoted."
SHARED = (
    "Columns beside each other bear the same header, so what each of them holds may be wrong. Look at the page before "
    "their figures are quoted."
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table, with all that is asked of it once for each of its figures."""

    table: Table
    table_id: str
    row: Row
    cells: dict[int, Cell]
    by_role: dict[str, Cell]
    naming: Naming
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
        if money.missing or money.assumed:
            said = MISSING if money.missing else ASSUMED
            troubles.append(Trouble(table.page, "extract", "unit_missing", "warning", said, table.title))
        if any(_is_unsure(table, column) for column in table.columns):
            troubles.append(Trouble(table.page, "extract", "header_shared", "warning", SHARED, table.title))
        heading = _heading_above(reading, table)
        rows = table.row_cells()
        totals = table_to_total_kinds(table, rows)
        for row in table.rows:
            cells = rows.get(row.row, {})
            by_role = row_by_role(table, cells)
            naming = row_to_naming(table, row, cells, by_role, totals)
            line = _Line(table, table_id, row, cells, by_role, naming, heading)
            for col, cell in sorted(cells.items()):
                if has_digit(cell.text):
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
    at = cell_to_evidence(cell) if read else None
    if read and at:
        taken.update((part.page, word) for part in cell.parts for word in part.words)
        unit = money.unit(col)
        unvalued = col in money.missing and not read.own_unit
        doubt = None if unvalued or (read.doubt == "scale_twice" and unit and money.large) else read.doubt
        if doubt:
            troubles.append(doubt_to_trouble(doubt, at))
        unsure = money.borrowed or col in money.assumed or _is_unsure(line.table, column_at(line.table, col))
        item = Sum(
            at=at,
            source="table",
            amount_pence=None if unvalued else read.money.amount_pence,
            precision_pence=None if unvalued else read.money.precision_pence,
            kind=None,
            method="table_cell",
            confidence=round(min(0.95, line.table.confidence) * (0.7 if doubt or unsure else 1.0), 3),
            unit=unit if unit and not read.own_unit else None,
        )
        yield sum_to_amount(reading, _in_column(item, line, col, money))
        return
    label = _label(line, col, is_wordy(cell.text)) if is_figures else None
    for flow in _flows(reading, cell):
        for item in flow_to_sums(flow, taken, troubles, label=label):
            if is_figures and col in money.money:
                yield sum_to_amount(reading, replace(_in_column(item, line, col, money), label=item.label))
            else:
                yield sum_to_amount(reading, _in_text(item, line, col))


def _in_column(item: Sum, line: _Line, col: int, money: MoneyColumns) -> Sum:
    """A sum in a column of figures, with all that column, row and caption say of it."""
    column = column_at(line.table, col)
    kind = naming_to_kind(line.table, line.naming, column, line.heading)
    measure = _measure(line.table, column) or item.measure
    if is_difference(line.table, column):
        kind, measure = "variance", "variance"
    elif measure in OF_SAVINGS and kind in FIGURES:
        kind = "saving"
    return replace(
        item,
        source="table",
        kind=kind,
        measure=measure,
        change_type=_change_type(line),
        financial_year=_year(line, column, money),
        as_at=column_to_as_at(column) if column else None,
        label=_label(line, col),
        column_label=column.path if column else None,
        basis=_basis(line, column),
        is_total=line.row.kind in ("total", "subtotal") or bool(column and column.role == "total"),
        directorate=_directorate(line),
        table_id=line.table_id,
        row=line.row.row,
        col=col,
    )


def _in_text(item: Sum, line: _Line, col: int) -> Sum:
    """A sum inside a cell of words, with its cell; it is prose, not a figure of the table."""
    column = column_at(line.table, col)
    kind = item.kind or (text_to_kind(line.naming.label) if line.naming.label else None)
    return replace(
        item, kind=kind, table_id=line.table_id, row=line.row.row, col=col, column_label=column.path if column else None
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


def _label(line: _Line, col: int, is_text: bool = False) -> str | None:
    """What the row is called. A text is not named by what stands right of it."""
    cells = {at: cell for at, cell in line.cells.items() if at <= col} if is_text else line.cells
    return row_to_label(line.table, cells, line.row.group_path, col) if not is_text or len(cells) > 1 else None


def _change_type(line: _Line) -> ChangeType | None:
    """What a row of a financial summary says of the changes it sums up."""
    label = line.naming.label if line.table.kind == "financial_breakdown" else None
    return label_to_change_type(label) if label and text_to_kind(label) else None


def _directorate(line: _Line) -> str | None:
    """The row's directorate; where that column is all that names the rows, the outermost group, if there is one."""
    cell = line.by_role.get("directorate")
    if cell is None or line.row.kind != "line":
        return None
    if any(role in line.by_role for role in ("title", "description", "service_area")):
        return cell.text
    group = (line.row.group_path or "").partition(" / ")[0]
    if group:
        return None if text_to_kind(group) else group
    return None if text_to_kind(cell.text) == "funding" else cell.text


def _is_unsure(table: Table, column: Column | None) -> bool:
    """True where a header that says what figures are stands over more than one column of them."""
    return column is not None and column.role in amount_words().roles and shares_header(table, column)


def _measure(table: Table, column: Column | None) -> Measure | None:
    if column is None:
        return None
    by_role = MEASURES.get(amount_words().roles.get(column.role or "", "other"))
    if shares_header(table, column):
        return by_role
    return "previous" if column.role == "previous" else header_to_measure(column.path) or by_role


def _year(line: _Line, column: Column | None, money: MoneyColumns) -> str | None:
    """The row's year where the rows are the years; else the column's; else, for a budget, its spending and variance,
    the table's only year; else the one in a cell of the row's own, or that the row's name or the caption names."""
    if money.by_row:
        year = text_to_year(line.cells[min(line.cells)].text)
        return str(year) if year else None
    if column and column.financial_year:
        return column.financial_year
    whole_life = column is None or WHOLE_LIFE.search(column.path)
    if column and column.role in amount_words().roles and not whole_life and money.only_year:
        return money.only_year
    told = [cell.text for cell in line.cells.values() if 4 < len(cell.text) < 16 and is_year(cell.text)]
    if len(told) == 1:
        return str(text_to_year(told[0]))
    label = _label(line, column.col if column else -1)
    for text in (label, line.table.title):
        if text and (year := text_to_year(text)):
            return str(year)
    return None


def _basis(line: _Line, column: Column | None) -> Basis | None:
    own = column and not shares_header(line.table, column)
    return (text_to_basis(column.path) if column and own else None) or text_to_basis(line.naming.label or "")
