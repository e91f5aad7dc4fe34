"""A table's rows by the roles of their columns, and what a row is called."""

from __future__ import annotations

import re

from docextract.model.evidence import Evidence
from docextract.model.table import Cell, Column, Table

NAMING_ROLES = ("title", "description", "category", "service_area", "directorate", "task", "funding")
"""Roles whose cell may name a row, the best first."""

TWO_LETTERS = re.compile(r"[^\W\d_][\s\S]*?[^\W\d_]")
AS_AT = re.compile(r"(?<![\d./])((?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:20)?\d\d)(?![\d./])")


def cell_to_evidence(cell: Cell) -> Evidence | None:
    """The place of a cell's words on its first page that has any; None for an empty cell."""
    for part in cell.parts:
        if part.words and part.text_box:
            return Evidence(part.page, part.text_box, " ".join(cell.text.split()), part.words[0])
    return None


def row_by_role(table: Table, cells: dict[int, Cell]) -> dict[str, Cell]:
    """The row's cells by the role of their column; the leftmost where a role occurs twice."""
    out: dict[str, Cell] = {}
    for column in table.columns:
        cell = cells.get(column.col)
        if cell and column.role and cell.text and column.role not in out:
            out[column.role] = cell
    return out


def is_wordy(text: str) -> bool:
    """True for a text with at least two letters: a name, not a figure."""
    return TWO_LETTERS.search(text) is not None and not (
        text.replace(",", "").replace(".", "").strip("£-()km ").isdigit()
    )


def row_to_label(table: Table, cells: dict[int, Cell], group_path: str | None, skip: int) -> str | None:
    """What a row is called: its title, else its first cell of words; the groups above it follow, " / " between.

    `skip` is the column of the figure itself. None where the row carries no words and stands in no group.
    """
    by_role = row_by_role(table, cells)
    names = [by_role[role] for role in NAMING_ROLES if role in by_role and is_wordy(by_role[role].text)]
    if "title" not in by_role and (unnamed := _left_of_description(table, cells, skip)):
        names.insert(0, unnamed)
    if not names or names[0].col == skip:
        names = [cell for col, cell in sorted(cells.items()) if col != skip and is_wordy(cell.text)]
    parts = [names[0].text] if names else []
    if group_path:
        parts.append(group_path)
    return " / ".join(parts) or None


def _left_of_description(table: Table, cells: dict[int, Cell], skip: int) -> Cell | None:
    """The cell of words in a column of no known role before the descriptions: the name that they describe."""
    described = next((column.col for column in table.columns if column.role == "description"), 0)
    unknown = (cells[c.col] for c in table.columns if c.col < described and not c.role and c.col in cells)
    return next((cell for cell in unknown if cell.col != skip and is_wordy(cell.text)), None)


def shares_header(table: Table, column: Column) -> bool:
    """True where the column beside it bears the very same words: what each of them holds cannot be told."""
    beside = (column_at(table, column.col - 1), column_at(table, column.col + 1))
    return bool(column.path) and any(other is not None and other.path == column.path for other in beside)


def column_to_as_at(column: Column) -> str | None:
    """The date that the column's figures are as at, as printed; None where none is."""
    match = None if column.as_at else AS_AT.search(column.path)
    return match[1] if match else column.as_at


def column_at(table: Table, col: int) -> Column | None:
    """The column numbered `col`; None where the table does not describe it."""
    if 0 <= col < len(table.columns) and table.columns[col].col == col:
        return table.columns[col]
    return next((column for column in table.columns if column.col == col), None)
