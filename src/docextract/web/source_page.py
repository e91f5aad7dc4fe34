"""The page that a figure is printed on: its picture with the record's fields boxed, and all that was read there.

Addresses: /-/source/<table>/<id> for a record (?page=N for another page that it runs over), /-/page/<document>/<page>
for a page. Elements that tests and scripts may rely on: #page-picture (the picture), #boxes (the drawing over it),
#boxes rect.field[data-field] (a field's box), #boxes rect.other[data-record="table:id"] (another record's), #record and
#legend (the record), #legend [data-field], #on-page a[data-record], #table td[aria-current] (the marked cell), #checks,
#doubts, #second-reading, #citation, #copy-citation, #open-pdf, #previous-page, #next-page, #missing-file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docextract.web.addresses import Addresses
from docextract.web.asking import Row, ask, visible_database
from docextract.web.assets import asset
from docextract.web.citation import date_to_words, page_to_citation
from docextract.web.on_page import records_on_page
from docextract.web.overlay import Legend, legend_to_boxes, places_to_legend
from docextract.web.page_checks import page_to_trust
from docextract.web.pages import Route, no_page, page
from docextract.web.papers import PaperMissing, document_to_file
from docextract.web.places import document_of, page_of, places_of, record_of
from docextract.web.record_lines import Line, record_to_heading, record_to_lines
from docextract.web.record_words import Origin, RecordWords, record_words
from docextract.web.table_view import TableView, table_to_view

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request, Response

DPI = 110
LARGE_DPI = 220
GONE = "Nothing has that address; the paper may have been replaced by a newer version of its file"


@dataclass(frozen=True)
class Shown:
    """The record that a source page is about. `lines` are its fields by origin, `legend` those that have boxes."""

    table: str
    row: Row
    words: RecordWords
    heading: str
    lines: dict[Origin, list[Line]]
    legend: list[Legend]
    grid: TableView | None

    @property
    def pages(self) -> list[int]:
        """The pages on which it has boxes; all pages of a table, which is boxed on the first only."""
        if self.table == "tables":
            return list(range(self.row["page"], self.row["page_end"] + 1))
        return sorted({place["page"] for entry in self.legend for place in entry.places} | {self.row["page"]})


def routes() -> list[Route]:
    return [
        (r"^/-/source/(?P<table>[a-z_]+)/(?P<id>[^/]+)$", source),
        (r"^/-/page/(?P<document>[^/]+)/(?P<page>[1-9][0-9]{0,5})$", whole_page),
    ]


async def source(datasette: Datasette, request: Request) -> Response:
    """Where a record is printed."""
    database = await visible_database(datasette, request)
    table = request.url_vars["table"]
    row = await record_of(database, table, request.url_vars["id"])
    document = await document_of(database, row["document_id"]) if row else None
    if row is None or document is None:
        return await no_page(datasette, request, GONE)
    places = await places_of(database, table, row)
    pages = {place["page"] for place in places} | set(range(row["page"], (row.get("page_end") or row["page"]) + 1))
    number = next((page for page in pages if str(page) == request.args.get("page")), row["page"])
    record = await _shown(database, Addresses(datasette, database.name), table, row, places, number)
    return await _answer(datasette, request, database, document, number, record)


async def whole_page(datasette: Datasette, request: Request) -> Response:
    """A page with all that was read on it."""
    database = await visible_database(datasette, request)
    document = await document_of(database, request.url_vars["document"])
    if document is None:
        return await no_page(datasette, request, GONE)
    return await _answer(datasette, request, database, document, int(request.url_vars["page"]), None)


async def _shown(database: Database, to: Addresses, table: str, row: Row, places: list[Row], number: int) -> Shown:
    words = record_words()[table]
    table_id = row["id"] if table == "tables" else row.get("table_id")
    grid = await table_to_view(database, to, table_id, number, row.get("row"), row.get("col")) if table_id else None
    return Shown(
        table,
        row,
        words,
        record_to_heading(table, row),
        await record_to_lines(database, to, table, row),
        places_to_legend(places, (*words.printed, *words.read, *words.inferred)),
        grid,
    )


async def _answer(
    datasette: Datasette, request: Request, database: Database, document: Row, number: int, record: Shown | None
) -> Response:
    leaf = await page_of(database, document["id"], number)
    if leaf is None:
        return await no_page(datasette, request, "The paper has no such page, or the page could not be read")
    to = Addresses(datasette, database.name)
    address = to.source(record.table, record.row["id"]) if record else to.page(document["id"], number)
    if record and number != record.row["page"]:
        address += f"?page={number}"
    flag = round(max(8.0, leaf["width"] / 62), 1)
    return await page(
        datasette,
        request,
        database,
        "source.html",
        paper=document,
        leaf=leaf,
        record=record,
        flag=flag,
        boxes=legend_to_boxes(record.legend, number, leaf["width"], flag) if record else [],
        groups=await records_on_page(database, document["id"], number),
        trust=await page_to_trust(database, document["id"], number, (record.table, record.row) if record else None),
        missing=await _missing(datasette, database, document),
        neighbours=await _neighbours(database, document["id"], number),
        citation=page_to_citation(document, number, leaf["label"], datasette.absolute_url(request, address)),
        meeting=date_to_words(document["meeting_date"]),
        dpi=DPI,
        large_dpi=LARGE_DPI,
        asset=asset,
    )


async def _missing(datasette: Datasette, database: Database, document: Row) -> PaperMissing | None:
    """None where the paper's file is there."""
    try:
        await document_to_file(datasette, database, document)
    except PaperMissing as missing:
        return missing
    return None


async def _neighbours(database: Database, document_id: str, number: int) -> tuple[int | None, int | None]:
    """The page before and the page after, of those that were read."""
    sql = """
SELECT (SELECT max(page) FROM pages WHERE document_id = :id AND page < :page) AS previous,
  (SELECT min(page) FROM pages WHERE document_id = :id AND page > :page) AS next"""
    rows = await ask(database, sql, {"id": document_id, "page": number})
    return rows[0]["previous"], rows[0]["next"]
