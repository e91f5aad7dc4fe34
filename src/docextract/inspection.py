"""`docextract inspect`: what was understood of the tables on one page, as a picture and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docextract.model.page import Page
from docextract.model.table import Column, Grid, Table
from docextract.read.overlay import draw_page
from docextract.read.pdf import Paper, open_paper
from docextract.read.picture import page_to_png
from docextract.read.unreadable import UnreadablePaper
from docextract.tables.finder import find_grids
from docextract.tables.understanding import grids_to_tables

LONGEST = 160
"""So many letters of a column's header are printed."""
STEP = 2
"""So many pages are read before and after at first; twice as many each time a table runs on to the last one read."""


def inspect_page(path: Path, number: int, out: Path | None = None, dpi: int = 110) -> str:
    """Draw page `number` (from 1) with what was read from it, and say in words what tables were understood.

    `out` is the picture's file, PNG; by default it is named after paper and page, in the current folder.
    Only the pages around are read, as many as the tables run over, so what takes the whole paper to see (a table in
    every page's margin) may look different here. Raises UnreadablePaper where file or page cannot be read.
    """
    with open_paper(path) as paper:
        if not 1 <= number <= paper.page_count:
            raise UnreadablePaper(path, f"it has no page {number}", f"ask for 1 to {paper.page_count}")
        page, tables = _tables_on(paper, number)
    captions = [list(_describe(i, table, number)) for i, table in enumerate(tables, start=1)]
    out = out or Path(f"{path.stem}-page-{number}.png")
    out.write_bytes(draw_page(page_to_png(path, number, dpi), page, tables, captions))
    return "\n".join(_report(page, captions, out))


def _tables_on(paper: Paper, number: int) -> tuple[Page, list[Table]]:
    """The page and the tables that stand on it, joined with their parts on other pages."""
    pages: dict[int, Page] = {}
    grids: list[Grid] = []
    first, last = max(1, number - STEP), min(paper.page_count, number + STEP)
    step = STEP
    while True:
        for n in range(first, last + 1):
            if n not in pages:
                pages[n] = paper.page(n)
                grids.extend(find_grids(pages[n]))
        tables = grids_to_tables(grids, [pages[n] for n in sorted(pages)])
        here = [table for table in tables if _stands_on(table, number)]
        earlier = first > 1 and any(table.page <= first + 1 for table in here)  # a caption may stand a page before
        later = last < paper.page_count and any(table.page_end == last for table in here)
        if not earlier and not later:
            return pages[number], here
        step *= 2
        first = max(1, first - step) if earlier else first
        last = min(paper.page_count, last + step) if later else last


def _stands_on(table: Table, number: int) -> bool:
    return any(part.page == number for cell in table.cells for part in cell.parts)


def _report(page: Page, captions: Sequence[Sequence[str]], out: Path) -> Iterator[str]:
    yield f"page {page.number}: {_count(len(captions), 'table')}, {_count(len(page.words), 'word')}; drawn in {out}"
    for trouble in page.troubles:
        yield f"  {trouble.severity}: {trouble.message}"
    for lines in captions:
        yield ""
        yield from lines


def _describe(ordinal: int, table: Table, number: int) -> Iterator[str]:
    """A table in words: what it is, its columns, its rows on this page, and what is doubtful about it."""
    pages = f"page {table.page}" if table.page == table.page_end else f"pages {table.page}-{table.page_end}"
    yield f"Table {ordinal}: {table.title or '(no title)'}"
    size = f"{_count(table.n_rows, 'row')}, {_count(table.n_cols, 'column')}"
    yield f"  {table.kind}; {pages}; {size}; {table.method}; confidence {table.confidence:.2f}"
    silent = [column.col for column in table.columns if column == Column(column.col, "")]
    for column in table.columns:
        if column.col not in silent:
            yield "  " + _column(column)
    if silent:
        yield f"  without header or role: {_count(len(silent), 'column')} ({', '.join(map(str, silent))})"
    yield f"  rows here: {_row_kinds(table, number)}"
    for reason in table.reasons:
        yield f"  doubt: {reason}"
    for trouble in table.troubles:
        yield f"  {trouble.severity}: {trouble.message}"


def _column(column: Column) -> str:
    unit = f"in {column.unit.raw} (page {column.unit.page})" if column.unit else None
    as_at = f"as at {column.as_at}" if column.as_at else None
    facts = [column.role or "no role", column.financial_year, unit, as_at]
    headed = _shortened(column.path) or "by nothing"
    return f"column {column.col}: {', '.join(fact for fact in facts if fact)}; headed {headed}"


def _row_kinds(table: Table, number: int) -> str:
    """The kinds of the rows on the page, runs of one kind shortened: "0 header, 1-4 line, 5 total"."""
    here = {cell.row for cell in table.cells for part in cell.parts if part.page == number}
    runs: list[tuple[int, int, str]] = []
    for row in table.rows:
        if row.row not in here:
            continue
        if runs and runs[-1][2] == row.kind and runs[-1][1] == row.row - 1:
            runs[-1] = (runs[-1][0], row.row, row.kind)
        else:
            runs.append((row.row, row.row, row.kind))
    return ", ".join(f"{a} {kind}" if a == b else f"{a}-{b} {kind}" for a, b, kind in runs) or "none"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
