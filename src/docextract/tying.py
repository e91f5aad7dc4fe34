"""A paper's own sums as judge of how its tables were read: a reading that makes a failing total hold is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docextract.check.paper import check_paper
from docextract.model.page import Page, Trouble
from docextract.model.records import Check, CheckInput, Record, TableRecord
from docextract.model.table import Grid
from docextract.tables.second_opinion import SecondLook, other_readings
from docextract.tables.understanding import grids_to_tables

SUMS = frozenset({"column_total", "row_relation"})
SURE = 0.95
"""A grid of drawn lines without a doubt has more confidence than this; another reader's borders would be the same."""


class Tied(NamedTuple):
    """All grids of a paper, some of them in a second reading, and for each of these a trouble that says why."""

    grids: list[Grid]
    troubles: list[Trouble]


class Tally(NamedTuple):
    """How many sums hold, and how many do not or cannot be decided."""

    holds: int
    misses: int

    def beats(self, other: Tally) -> bool:
        """True where more holds, and less is left."""
        return self.holds > other.holds and self.misses < other.misses


def tying_grids(
    records: Iterable[Record], grids: Sequence[Grid], pages: Sequence[Page], look: SecondLook
) -> Tied | None:
    """The grids with those read again by which totals hold that did not; None where there are none.

    `records` are what the paper yields with these grids. Only tables with a sum that does not hold are looked at.
    """
    by_number = {page.number: page for page in pages}
    out = list(grids)
    troubles: list[Trouble] = []
    for table in _missed(records):
        for place in _own_grids(table, out):
            near = [by_number[number] for number in range(table.page, table.page_end + 1) if number in by_number]
            better = _better(place, out, near, look)
            if better:
                out[place], trouble = better
                troubles.append(trouble)
    return Tied(out, troubles) if troubles else None


def _missed(records: Iterable[Record]) -> list[TableRecord]:
    """The tables with a sum that takes figures and does not hold."""
    tables: dict[str, TableRecord] = {}
    missed: dict[str, str] = {}
    taken: set[str] = set()
    for record in records:
        if isinstance(record, TableRecord):
            tables[record.id] = record
        elif isinstance(record, Check) and record.rule in SUMS and record.outcome != "holds" and record.table_id:
            missed[record.id] = record.table_id
        elif isinstance(record, CheckInput) and record.check_id in missed:
            taken.add(missed[record.check_id])
    return [tables[table_id] for table_id in sorted(taken)]


def _own_grids(table: TableRecord, grids: Sequence[Grid]) -> Iterator[int]:
    """The places of the grids in doubt that the table was joined from: on later pages the topmost is."""
    for place, grid in enumerate(grids):
        if grid.confidence >= SURE or not table.page <= grid.page <= table.page_end:
            continue
        if grid.page > table.page:
            if grid.box.y0 == min(other.box.y0 for other in grids if other.page == grid.page):
                yield place
        elif table.y0 is not None and table.y1 is not None and grid.box.y0 < table.y1 and grid.box.y1 > table.y0:
            yield place


def _better(place: int, grids: Sequence[Grid], near: Sequence[Page], look: SecondLook) -> tuple[Grid, Trouble] | None:
    """The reading of one grid by which most sums of the pages `near` hold, if more do than by its own."""
    own = grids[place]
    others = other_readings(own, next(page for page in near if page.number == own.page), look)
    if not others:
        return None
    before = _tally(grids, near)
    tallies = [(_tally([*grids[:place], other, *grids[place + 1 :]], near), other) for other in others]
    tally, other = max(tallies, key=lambda pair: (pair[0].holds, -pair[0].misses))
    if not tally.beats(before):
        return None
    message = (
        f"Sums did not hold: {before.holds} held, {before.misses} did not or could not be told. By the borders of the"
        f" second reader {tally.holds} hold and {tally.misses} do not; its reading is taken."
    )
    return other, Trouble(own.page, "tables", "table_read_again", "warning", message, None)


def _tally(grids: Iterable[Grid], near: Sequence[Page]) -> Tally:
    """The sums of the tables alone; what else a paper says does not change with another reading."""
    numbers = {page.number for page in near}
    tables = grids_to_tables([grid for grid in grids if grid.page in numbers], near)
    found = check_paper(tables, [str(number) for number in range(len(tables))], (), "").records
    held = [record.outcome == "holds" for record in found if isinstance(record, Check) and record.rule in SUMS]
    return Tally(sum(held), len(held) - sum(held))
