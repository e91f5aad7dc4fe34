"""Tables by the neighbours of their cells: what stands beside and below what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from docextract.score.likeness import cell_key
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

Neighbours = Counter[tuple[str, str, str]]
PART = 0.3
"""Two tables with this share of the smaller one's neighbours in common are the same table, or parts of it."""
NEARLY_ALL = 0.9
NEAR_PAGES = 2


@dataclass(slots=True)
class Drawn:
    """A table of either side. `row` is its record; pages count from 1."""

    row: Row
    first: int
    last: int
    neighbours: Neighbours


def score_tables(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Neighbouring non-empty cells, blanks jumped over. A table that is held in pieces counts piece by piece.

    Spare tables count on the pages for which the truth has any.
    """
    wanted = [table for table in map(_truth_to_drawn, truth.rows("tables")) if table.neighbours]
    if not wanted:
        return
    found = list(_published_to_drawn(published))
    hits = _share_out(wanted, found)
    annotated = {page for table in wanted for page in range(table.first, table.last + 1)}
    for table, got in zip(wanted, hits.by_wanted, strict=True):
        total = table.neighbours.total()
        sheet.add("tables", got, total, 0)
        if got < NEARLY_ALL * total:
            words = f"{got} of {total} neighbours: {_first_cells(table.row)}"
            sheet.miss("tables", "missing" if not got else "wrong", table.first, words)
    for n, table in enumerate(found):
        used, total = hits.by_found[n], table.neighbours.total()
        if not total or (not used and table.first not in annotated):
            continue
        sheet.add("tables", 0, 0, total)
        sheet.judge("tables", table.row, used >= NEARLY_ALL * total)
        if not used:
            sheet.miss("tables", "spare", table.first, f"{total} neighbours: {table.row.get('title')}")


@dataclass(slots=True)
class _Hits:
    by_wanted: list[int]
    by_found: list[int]


def _share_out(wanted: Sequence[Drawn], found: Sequence[Drawn]) -> _Hits:
    """How many neighbours each pair of tables shares, the likest pairs served first; none is counted twice."""
    hits = _Hits([0] * len(wanted), [0] * len(found))
    left = [Counter(table.neighbours) for table in wanted]
    remaining = [Counter(table.neighbours) for table in found]
    pairs = [
        ((one.neighbours & other.neighbours).total(), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if one.first <= other.last + NEAR_PAGES and other.first <= one.last + NEAR_PAGES
    ]
    for shared, i, j in sorted(pairs, reverse=True):
        common = left[i] & remaining[j]
        smaller = min(wanted[i].neighbours.total(), found[j].neighbours.total())
        if not common or shared < PART * smaller:
            continue
        left[i] -= common
        remaining[j] -= common
        hits.by_wanted[i] += common.total()
        hits.by_found[j] += common.total()
    return hits


def rows_to_neighbours(rows: Iterable[Sequence[object]]) -> Neighbours:
    """Each pair of cells that follow one another in a row or in a column, with how often it occurs."""
    grid = [[cell_key(cell) for cell in row] for row in rows]
    columns = zip_longest(*grid, fillvalue="")
    return Counter([*_pairs(grid, "right"), *_pairs(columns, "below")])


def _pairs(lines: Iterable[Sequence[str]], way: str) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        for one, other in pairwise(text for text in line if text):
            yield one, other, way


def _truth_to_drawn(table: Row) -> Drawn:
    first = table.get("page") or 1
    return Drawn(table, first, table.get("page_end") or first, rows_to_neighbours(_truth_rows(table)))


def _truth_rows(table: Row) -> list[Sequence[object]]:
    header = [table["header"]] if table.get("header") else []
    return [*header, *(table.get("rows") or [])]


def _first_cells(table: Row) -> str:
    return " | ".join(str(cell) for cell in _truth_rows(table)[0])[:80]


def _published_to_drawn(published: Published) -> Iterator[Drawn]:
    cells: dict[str, list[Row]] = defaultdict(list)
    for cell in published.rows("table_cells"):
        cells[cell["table_id"]].append(cell)
    for table in published.rows("tables"):
        if table.get("kind") != "contents":
            yield Drawn(table, table["page"], table.get("page_end") or table["page"], _neighbours(cells[table["id"]]))


def _neighbours(cells: Sequence[Row]) -> Neighbours:
    height = max((cell["row"] for cell in cells), default=-1) + 1
    width = max((cell["col"] for cell in cells), default=-1) + 1
    grid: list[list[object]] = [[""] * width for _ in range(height)]
    for cell in cells:
        grid[cell["row"]][cell["col"]] = cell.get("text") or ""
    return rows_to_neighbours(grid)
