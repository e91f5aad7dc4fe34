"""Papers made by hand for the extractors: text set on base lines, word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from docextract.extract.fields import fields_of
from docextract.layout import lay_out, with_reports
from docextract.model.geometry import Box, union
from docextract.model.identity import Identities
from docextract.model.page import Page, Rule, Word
from docextract.model.reading import Reading
from docextract.model.table import Cell, CellPart, Column, Row, Table, Unit

Set = tuple[float, float, str]
MakePage = Callable[..., Page]
MakeReading = Callable[..., Reading]


@pytest.fixture(scope="session")
def make_page() -> MakePage:
    """A page from (x, y, text) runs; "**bold**" runs are bold, `size` is the height of the words in points."""

    def make(
        runs: Sequence[Set | tuple[float, float, str, float]],
        number: int = 1,
        width: float = 595.0,
        height: float = 842.0,
        rules: Sequence[Rule] = (),
    ) -> Page:
        words: list[Word] = []
        bold: set[int] = set()
        for block, (x, y, text, *more) in enumerate(runs):
            size = more[0] if more else 12.0
            heavy = text.startswith("**")
            for part in text.strip("*").split():
                wide = 0.5 * size * len(part)
                if heavy:
                    bold.add(len(words))
                words.append(Word(x, y, x + wide, y + size, part, block, 0))
                x += wide + 0.3 * size
        return Page(number, width, height, 0, tuple(words), rules=tuple(rules), bold=frozenset(bold))

    return make


@pytest.fixture(scope="session")
def make_reading(make_page: MakePage) -> MakeReading:
    """A reading of one page: runs of text above, and a table of `rows` (the header first) with these roles of columns.

    A cell's lines are parted by "\n". `fills` colours cells by (row, column), `groups` gives rows their group,
    `units` columns their pounds. Rows with one filled cell are group rows.
    """

    def make(
        runs: Sequence[Set] = (),
        rows: Sequence[Sequence[str]] = (),
        roles: Sequence[str | None] = (),
        kind: str = "other",
        fills: dict[tuple[int, int], tuple[float, float, float]] | None = None,
        groups: dict[int, str] | None = None,
        units: dict[int, int] | None = None,
    ) -> Reading:
        cell_runs = [
            (50.0 + 130 * col, 400.0 + 40 * number + 11 * at, line)
            for number, row in enumerate(rows)
            for col, text in enumerate(row)
            for at, line in enumerate(text.split("\n"))
            if line
        ]
        page = make_page([*runs, *((x, y, line, 4.0) for x, y, line in cell_runs)], height=2000.0)
        at = sum(len(run[2].strip("*").split()) for run in runs)
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            for col, text in enumerate(row):
                words = tuple(range(at, at + len(text.split())))
                at += len(words)
                box = Box(50 + 130 * col, 400 + 40 * number, 180 + 130 * col, 440 + 40 * number)
                around = union(page.words[i][:4] for i in words) if words else None
                part = CellPart(1, box, words, around)
                fill = (fills or {}).get((number, col))
                cells.append(Cell(number, col, 1, 1, " ".join(text.split()), (part,), number == 0, fill))
        tables = [_table(rows, roles, kind, cells, groups or {}, units or {})] if rows else []
        layout = with_reports(lay_out([page], {1: [table.box for table in tables]}))
        bare = Reading("d", Identities("s"), layout, tuple(tables), ("t",) * len(tables))
        return Reading("d", Identities("s"), layout, bare.tables, bare.table_ids, tuple(fields_of(layout, tables)))

    return make


def _table(
    rows: Sequence[Sequence[str]],
    roles: Sequence[str | None],
    kind: str,
    cells: Sequence[Cell],
    groups: dict[int, str],
    units: dict[int, int],
) -> Table:
    columns = tuple(
        Column(col, header, roles[col], Unit("£", units[col], 1) if col in units else None)
        for col, header in enumerate(rows[0])
    )
    kinds = tuple(
        Row(n, "header" if n == 0 else "group" if sum(map(bool, row)) == 1 else "line", groups.get(n))
        for n, row in enumerate(rows)
    )
    box = union(cell.parts[0].box for cell in cells)
    return Table(1, 1, box, None, kind, len(rows), len(rows[0]), tuple(cells), columns, kinds, "made", 0.95)
