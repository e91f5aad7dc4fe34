"""Where records stand: the tables that have places, and the boxes of a record's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docextract.model.records import RECORDS, Placed, Record
from docextract.web.asking import Row, ask

if TYPE_CHECKING:
    from datasette.database import Database

PLACED: dict[str, type[Record]] = {record.table_name: record for record in RECORDS if issubclass(record, Placed)}
"""The records that stand at a place of a page, by table; no other table's name is ever put into a question."""

FIELDS = """
SELECT field, page, x0, y0, x1, y1, quote FROM evidence
WHERE record_table = :table AND record_id = :id ORDER BY page, field, ordinal
"""


async def record_of(database: Database, table: str, record_id: str) -> Row | None:
    """The row of that id; None where there is none, or the table's records have no place."""
    if table not in PLACED:
        return None
    rows = await ask(database, f'SELECT * FROM "{table}" WHERE id = :id', {"id": record_id})
    return rows[0] if rows else None


async def places_of(database: Database, table: str, record: Row) -> list[Row]:
    """A row for each place: field, page, box and quote. Without evidence, the record's own box as its only place."""
    places = await ask(database, FIELDS, {"table": table, "id": record["id"]})
    if places or record["x0"] is None:
        return places
    return [{"field": "", "quote": "", **{key: record[key] for key in ("page", "x0", "y0", "x1", "y1")}}]


async def document_of(database: Database, document_id: str) -> Row | None:
    """The row of `documents` of that id."""
    rows = await ask(database, "SELECT * FROM documents WHERE id = :id", {"id": document_id})
    return rows[0] if rows else None


async def page_of(database: Database, document_id: str, page: int) -> Row | None:
    """The row of `pages`; None where the paper has no such page or it was not read."""
    sql = "SELECT page, label, width, height, rotation, text_source FROM pages WHERE document_id = :id AND page = :page"
    rows = await ask(database, sql, {"id": document_id, "page": page})
    return rows[0] if rows else None
