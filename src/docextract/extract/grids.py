"""Tables to their records: the table, its columns, its rows, its cells."""

from __future__ import annotations

import json

from docextract.model.reading import Reading
from docextract.model.records import (
    Record,
    TableCellRecord,
    TableColumnRecord,
    TableRecord,
    TableRowRecord,
    box_columns,
)
from docextract.model.table import Table


def first_word(table: Table) -> int:
    """Index of the table's first word on its first page; -1 for a table without words."""
    return min(
        (word for cell in table.cells for part in cell.parts if part.page == table.page for word in part.words),
        default=-1,
    )


def reading_to_tables(reading: Reading) -> list[Record]:
    """Every table with its columns, rows and cells, in that order."""
    out: list[Record] = []
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        out.append(_table(reading.document_id, table, table_id))
        out.extend(_columns(table, table_id))
        out.extend(
            TableRowRecord(table_id=table_id, row=row.row, kind=row.kind, group_path=row.group_path)
            for row in table.rows
        )
        out.extend(_cells(table, table_id))
    return out


def _table(document_id: str, table: Table, table_id: str) -> TableRecord:
    return TableRecord(
        id=table_id,
        document_id=document_id,
        page=table.page,
        page_end=table.page_end,
        title=table.title,
        kind=table.kind,
        n_rows=table.n_rows,
        n_cols=table.n_cols,
        doubts=json.dumps(table.reasons) if table.reasons else None,
        method=table.method,
        confidence=round(table.confidence, 3),
        **box_columns(table.box),
    )


def _columns(table: Table, table_id: str) -> list[TableColumnRecord]:
    return [
        TableColumnRecord(
            table_id=table_id,
            col=column.col,
            path=column.path,
            role=column.role,
            unit=column.unit.raw if column.unit else None,
            unit_pounds=column.unit.pounds if column.unit else None,
            financial_year=column.financial_year,
            as_at=column.as_at,
        )
        for column in table.columns
    ]


def _cells(table: Table, table_id: str) -> list[TableCellRecord]:
    return [
        TableCellRecord(
            table_id=table_id,
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            is_header=cell.is_header,
            text=cell.text,
            page=cell.page,
            x0=round(cell.parts[0].box.x0, 2),
            y0=round(cell.parts[0].box.y0, 2),
            x1=round(cell.parts[0].box.x1, 2),
            y1=round(cell.parts[0].box.y1, 2),
        )
        for cell in table.cells
    ]
