"""Committees and people over all documents, drawn together from how each document names them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from docextract.model.records import Committee, PersonRecord
from docextract.publish.rows import Row

NAMED = (Committee, PersonRecord)
NAMED_TABLES = tuple(record.table_name for record in NAMED)


def replace_sightings(connection: sqlite3.Connection, document_id: str, named: dict[str, Sequence[Row]]) -> None:
    """Put this document's names in the place of its earlier ones, and draw together those concerned.

    `named` maps committees and people to rows of id, publisher, name, variants. A name no document uses any more goes.
    """
    for table in NAMED_TABLES:
        rows = named.get(table, ())
        before = connection.execute(
            "SELECT record_id FROM sightings WHERE record_table = ? AND document_id = ?", (table, document_id)
        )
        concerned = {row[0] for row in before} | {row[0] for row in rows}
        connection.execute("DELETE FROM sightings WHERE record_table = ? AND document_id = ?", (table, document_id))
        connection.executemany(
            "INSERT INTO sightings (record_table, record_id, document_id, publisher, name, variants)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(table, row[0], document_id, *row[1:]) for row in rows],
        )
        _draw_together(connection, table, sorted(concerned))


def sightings_to_row(record_id: str, seen: Iterable[Row]) -> Row:
    """One row for a committee or person; `seen` are its publisher, name and variants, in any order.

    The name is the fullest spelling, one in mixed case before one in capitals.
    """
    rows = sorted(seen, key=lambda row: (row[0] or "", row[1]))
    name = max((row[1] for row in rows), key=lambda name: (not name.isupper(), len(name), name))
    variants = sorted({spelling for row in rows for spelling in json.loads(row[2])})
    return record_id, rows[0][0], name, json.dumps(variants, ensure_ascii=False)


def _draw_together(connection: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    seen: dict[str, list[Row]] = defaultdict(list)
    for record_id in ids:
        seen[record_id] = connection.execute(
            "SELECT publisher, name, variants FROM sightings WHERE record_table = ? AND record_id = ?",
            (table, record_id),
        ).fetchall()
    connection.executemany(
        f"INSERT INTO {table} (id, publisher, name, variants) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " publisher = excluded.publisher, name = excluded.name, variants = excluded.variants",
        [sightings_to_row(record_id, rows) for record_id, rows in seen.items() if rows],
    )
    connection.executemany(
        f"DELETE FROM {table} WHERE id = ?", [(record_id,) for record_id, rows in seen.items() if not rows]
    )
