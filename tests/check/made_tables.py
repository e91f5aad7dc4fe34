"""Small tables made in memory for the tests of checks: rows of texts with what they are, and columns of years."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.check.figures import FigureTable, table_to_figures
from docextract.model.geometry import Box
from docextract.model.records import Amount
from docextract.model.table import Cell, CellPart, Column, Row, RowKind, Table, Unit
from docextract.parse.cell import CellMoney, cell_to_money

BOX = Box(0, 0, 1, 1)
THOUSANDS = Unit("£000", 1000, 1)


def made_table(
    rows: Sequence[tuple[RowKind, Sequence[str]]],
    columns: Sequence[Column],
    *,
    page: int = 1,
    kind: str = "budget_lines",
    title: str | None = None,
) -> Table:
    """A table of these rows below a header; `rows` are (kind, cell texts). Empty texts give no cell."""
    cells = [
        Cell(row, col, 1, 1, text, (CellPart(page, BOX, (), BOX),))
        for row, (_, texts) in enumerate(rows)
        for col, text in enumerate(texts)
        if text
    ]
    return Table(
        page=page,
        page_end=page,
        box=BOX,
        title=title,
        kind=kind,
        n_rows=len(rows),
        n_cols=len(columns),
        cells=tuple(cells),
        columns=tuple(columns),
        rows=tuple(Row(row, row_kind) for row, (row_kind, _) in enumerate(rows)),
        method="made",
        confidence=1.0,
    )


def year_columns(count: int, unit: Unit | None = THOUSANDS) -> list[Column]:
    """A column of names, then one for each year from 2025-26."""
    years = [f"{2025 + n}-{26 + n}" for n in range(count)]
    return [Column(0, "Title", "title"), *(Column(n + 1, y, "year_amount", unit, y) for n, y in enumerate(years))]


def table_to_amounts(table: Table, pounds: int = 1000) -> list[Amount]:
    """An amount for every cell of figures, as the extractors would give it."""
    out = []
    for cell in table.cells:
        told = cell_to_money(cell.text, pounds) if cell.col else None
        if isinstance(told, CellMoney):
            out.append(
                Amount(
                    id=f"{cell.row}-{cell.col}",
                    document_id="d",
                    page=table.page,
                    method="made",
                    confidence=1.0,
                    kind="saving",
                    amount_pence=told.money.amount_pence,
                    precision_pence=told.money.precision_pence,
                    raw=cell.text,
                    source="table",
                    table_id="t",
                    row=cell.row,
                    col=cell.col,
                )
            )
    return out


def made_figures(
    rows: Sequence[tuple[RowKind, Sequence[str]]], columns: Sequence[Column], **more: object
) -> FigureTable:
    """The figures of a made table, read with its amounts."""
    table = made_table(rows, columns, **more)  # type: ignore[arg-type]
    pounds = next((column.unit.pounds for column in columns if column.unit), None)
    return table_to_figures(table, "t", table_to_amounts(table, pounds or 1))
