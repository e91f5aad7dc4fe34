"""A table of a paper as a live table: its rows on one page, with merged cells, headers, and links from figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docextract.web.addresses import Addresses
from docextract.web.asking import Row, ask, ask_named

if TYPE_CHECKING:
    from datasette.database import Database

MOST_ROWS = 60
"""So many rows are shown, around the row that is marked."""
MOST_CELLS = 6000

TABLE = "SELECT * FROM tables WHERE id = :table"
QUESTIONS = {
    "cells": f"""
SELECT row, col, row_span, col_span, text FROM table_cells
WHERE table_id = :table AND (page = :page OR is_header = 1) ORDER BY row, col LIMIT {MOST_CELLS}""",
    "rows": "SELECT row, kind FROM table_rows WHERE table_id = :table",
    "amounts": "SELECT id, row, col FROM amounts WHERE table_id = :table AND page = :page",
}


@dataclass(frozen=True)
class Cell:
    """A cell as HTML has it; `marked` is the record's own cell."""

    text: str
    rows: int = 1
    columns: int = 1
    marked: bool = False
    href: str | None = None


@dataclass(frozen=True)
class Line:
    """A row; `kind` is header, group, line, subtotal, total, memo or note."""

    number: int
    kind: str
    cells: tuple[Cell, ...]
    marked: bool = False


@dataclass(frozen=True)
class TableView:
    """A part of a table; `before` and `after` rows of this page are left out."""

    id: str
    title: str | None
    kind: str
    page: int
    page_end: int
    n_rows: int
    lines: tuple[Line, ...]
    before: int
    after: int


async def table_to_view(
    database: Database, to: Addresses, table_id: str, page: int, row: int | None = None, col: int | None = None
) -> TableView | None:
    """The rows on a page, the cell or the row marked; None where there is no such table."""
    found = await ask(database, TABLE, {"table": table_id})
    if not found:
        return None
    table = found[0]
    answers = await ask_named(database, QUESTIONS, {"table": table_id, "page": page})
    links = {(amount["row"], amount["col"]): to.source("amounts", amount["id"]) for amount in answers["amounts"]}
    kinds = {line["row"]: line["kind"] for line in answers["rows"]}
    lines = cells_to_lines(answers["cells"], kinds, table["n_cols"], links, (row, col))
    heads = [line for line in lines if line.kind == "header"]
    rest = [line for line in lines if line.kind != "header"]
    first = _first(rest, row)
    return TableView(
        id=table["id"],
        title=table["title"],
        kind=table["kind"],
        page=table["page"],
        page_end=table["page_end"],
        n_rows=table["n_rows"],
        lines=tuple(heads + rest[first : first + MOST_ROWS]),
        before=first,
        after=max(0, len(rest) - first - MOST_ROWS),
    )


def cells_to_lines(
    cells: Iterable[Row],
    kinds: dict[int, str],
    n_cols: int,
    links: dict[tuple[int, int], str],
    marked: tuple[int | None, int | None],
) -> list[Line]:
    """Rows from the top; a place without a cell is filled with an empty one, so that columns keep below their headers.

    `kinds` are the rows' kinds, `links` where the figure at a row and column leads, `marked` the record's own place.
    """
    by_row: dict[int, dict[int, Row]] = {}
    for cell in cells:
        by_row.setdefault(cell["row"], {})[cell["col"]] = cell
    covered: set[tuple[int, int]] = set()
    lines = []
    for number in sorted(by_row):
        made = []
        for col in range(n_cols):
            if (number, col) in covered:
                continue
            found = by_row[number].get(col)
            if found is None:
                made.append(Cell(""))
                continue
            rows = [row for row in range(number, number + found["row_span"]) if row in by_row]
            columns = range(col, min(col + found["col_span"], n_cols))
            covered.update((row, column) for row in rows for column in columns)
            is_marked = (number, col) == marked
            made.append(Cell(found["text"], len(rows), len(columns), is_marked, links.get((number, col))))
        lines.append(Line(number, kinds.get(number, "line"), tuple(made), marked == (number, None)))
    return lines


def _first(lines: Sequence[Line], row: int | None) -> int:
    """The first row to be shown, such that the marked one is in the middle of what is shown."""
    place = next((place for place, line in enumerate(lines) if line.number == row), 0)
    return max(0, min(place - MOST_ROWS // 2, len(lines) - MOST_ROWS))
