"""A table's cells as a frame that looks like the printed table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

ROW_COLUMNS = ("row_kind", "row_group", "page", "source")
"""Columns that say something of the row; a printed column of such a name gives way."""


def rows_to_grid(columns: Sequence[Any], rows: Sequence[Any], cells: Sequence[Any]) -> pandas.DataFrame:
    """Rows of table_columns, table_rows and table_cells as a frame, header rows left out; all but `source`."""
    import pandas

    names = headers_to_names([column["path"] for column in columns])
    texts = {(cell["row"], cell["col"]): cell["text"] for cell in cells}
    pages = {cell["row"]: cell["page"] for cell in reversed(cells)}
    shown = [row for row in rows if row["kind"] != "header"]
    index = pandas.Index([row["row"] for row in shown], name="row", dtype="int64")
    content: dict[str, Any] = {
        name: pandas.Series([texts.get((row["row"], column["col"])) for row in shown], dtype="string", index=index)
        for name, column in zip(names, columns, strict=True)
    }
    content["row_kind"] = pandas.Series([row["kind"] for row in shown], dtype="string", index=index)
    content["row_group"] = pandas.Series([row["group_path"] for row in shown], dtype="string", index=index)
    content["page"] = pandas.Series([pages.get(row["row"]) for row in shown], dtype="Int64", index=index)
    return pandas.DataFrame(content, index=index)


def headers_to_names(headers: Sequence[str]) -> list[str]:
    """Names that differ from one another: "column 0" where nothing is printed, "Total (2)" for the second Total."""
    names: list[str] = []
    for number, header in enumerate(headers):
        name = header or f"column {number}"
        tries = (name if n == 1 else f"{name} ({n})" for n in count(1))
        names.append(next(tried for tried in tries if tried not in (*names, *ROW_COLUMNS)))
    return names
