"""A table's rows by role, with merged cells on every row that they span, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docextract.extract.passage import cell_to_passage, places_to_evidence
from docextract.extract.spelling import Spelling
from docextract.model.evidence import Evidence
from docextract.model.geometry import union
from docextract.model.reading import Reading
from docextract.model.table import Cell, Row, Table

FieldPlaces = list[tuple[str, Evidence]]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A row below the header: its cells by role, the leftmost where a role occurs twice, empty cells left out.

    `spanned` are the roles whose cell began in a row above.
    """

    row: Row
    cells: Mapping[str, Cell]
    spanned: frozenset[str]
    spelling: Spelling

    def text(self, role: str) -> str | None:
        """The cell's text, white space collapsed and broken words mended; None where there is none."""
        cell = self.cells.get(role)
        return self.spelling.mend(" ".join(cell.text.split())) or None if cell else None


def role_rows(table: Table, roles: Mapping[int, str], spelling: Spelling) -> Iterator[RoleRow]:
    """The rows below the header, from the top, by these roles of columns."""
    above: dict[int, Cell] = {}
    own = table.row_cells()
    for row in table.rows:
        cells = own.get(row.row, {})
        above = {col: c for col, c in above.items() if c.row + c.row_span > row.row and col not in cells}
        if row.kind != "header":
            found: dict[str, Cell] = {}
            spanned = set()
            for col, role in sorted(roles.items()):
                cell = cells.get(col) or above.get(col)
                if cell is not None and role not in found and (cell.text or cell.fill):
                    found[role] = cell
                    if col not in cells:
                        spanned.add(role)
            yield RoleRow(row, found, frozenset(spanned), spelling)
        above.update({col: cell for col, cell in cells.items() if cell.row_span > 1})


def cell_places(reading: Reading, field: str, cell: Cell) -> FieldPlaces:
    """Where a cell's words stand, its first page first; its quote is the text of that page's part."""
    return [
        (field, Evidence(part.page, part.text_box, _part_text(reading, part.page, part.words), part.words[0]))
        for part in cell.parts
        if part.words and part.text_box
    ]


def text_place(reading: Reading, cell: Cell, text: str) -> Evidence | None:
    """Where this piece of a cell's text stands; the whole cell where its words are not found, None for no words."""
    places, _ = cell_to_passage(reading, cell).places_of(text)
    if places:
        return places_to_evidence(reading, places, text)
    whole = cell_places(reading, "", cell)
    return whole[0][1] if whole else None


def filled_box(cell: Cell) -> Evidence | None:
    """The place of a cell that is coloured and empty: its box, with no word."""
    return Evidence(cell.page, union([cell.parts[0].box]), "", -1) if cell.fill else None


def _part_text(reading: Reading, page: int, words: tuple[int, ...]) -> str:
    own = reading.words(page)
    return " ".join(own[i].text for i in words)
