"""Records of tables: the table, its columns, its rows, its cells."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from docextract.model.records.base import TO_DOCUMENT, TO_REPORT, TO_TABLE, Extracted, PageNumber, Record
from docextract.model.table import RowKind


class TableRecord(Extracted):
    """A table, joined over the pages it runs across."""

    table_name: ClassVar[str] = "tables"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT}
    indexes: ClassVar = (("document_id", "page"), ("kind",), ("report_id",))
    label_column: ClassVar[str | None] = "title"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    page_end: PageNumber = Field(description="Its last page.")
    title: str | None = Field(default=None, description="Its caption as printed.")
    kind: str = Field(description="What the table is (budget_lines, risk_register, ...).")
    n_rows: int = Field(ge=0, description="Rows, header rows included.")
    n_cols: int = Field(ge=0, description="Columns.")
    doubts: str | None = Field(default=None, description="JSON list: what lowers the confidence.")


class TableColumnRecord(Record):
    """What a column means."""

    table_name: ClassVar[str] = "table_columns"
    key: ClassVar[tuple[str, ...]] = ("table_id", "col")
    links: ClassVar = TO_TABLE
    indexes: ClassVar = (("role",),)

    table_id: str = Field(description="The table.")
    col: int = Field(ge=0, description="Column, counted from 0.")
    path: str = Field(description="Header cells from the top, ' / ' between them.")
    role: str | None = Field(
        default=None, description="What the column holds, in the vocabulary's word; null where not understood."
    )
    unit: str | None = Field(default=None, description="Unit of its figures as printed (£000).")
    unit_pounds: int | None = Field(
        default=None, description="Pounds in one unit (1000 for £000); null where it is not money."
    )
    financial_year: str | None = Field(default=None, description="2022-23; null where none is stated.")
    as_at: str | None = Field(default=None, description="The month or date its figures are as at, as printed.")


class TableRowRecord(Record):
    """What a row means."""

    table_name: ClassVar[str] = "table_rows"
    key: ClassVar[tuple[str, ...]] = ("table_id", "row")
    links: ClassVar = TO_TABLE
    indexes: ClassVar = (("kind",),)

    table_id: str = Field(description="The table.")
    row: int = Field(ge=0, description="Row, counted from 0, header rows included.")
    kind: RowKind = Field(description="header, group, line, subtotal, total, memo or note.")
    group_path: str | None = Field(default=None, description="Group rows above it, ' / ' between them.")


class TableCellRecord(Record):
    """A cell; a merged cell stands once, at its top left."""

    table_name: ClassVar[str] = "table_cells"
    key: ClassVar[tuple[str, ...]] = ("table_id", "row", "col")
    links: ClassVar = TO_TABLE
    indexes: ClassVar = (("table_id", "page"),)
    search: ClassVar = ("text",)

    table_id: str = Field(description="The table.")
    row: int = Field(ge=0, description="Row, counted from 0.")
    col: int = Field(ge=0, description="Column, counted from 0.")
    row_span: int = Field(ge=1, description="Rows it spans.")
    col_span: int = Field(ge=1, description="Columns it spans.")
    is_header: bool = Field(description="1 for a header cell.")
    text: str = Field(description="Its words, wrapped lines joined by spaces.")
    page: PageNumber = Field(description="Page of the PDF on which it starts.")
    x0: float = Field(description="Left edge of the cell, points.")
    y0: float = Field(description="Top edge, points.")
    x1: float = Field(description="Right edge, points.")
    y1: float = Field(description="Bottom edge, points.")
