"""Keeps the full-text indexes in step with their tables, a document at a time, in bulk.

The indexes hold no copy of the text (they read it from the table), so what is taken out must be named while it
is still there. They lean on SQLite's row numbers: after a VACUUM they are to be built anew with `rebuild`.
"""

from __future__ import annotations

import sqlite3

from docextract.model.records import Record
from docextract.publish.schema import STORED, quoted, record_to_scope

SEARCHED: tuple[type[Record], ...] = tuple(record for record in STORED if record.search)


def remove(connection: sqlite3.Connection, record: type[Record], document_id: str) -> None:
    """Take a document's rows out of the index; before they are deleted or changed."""
    index, columns, scope = _parts(record)
    connection.execute(
        f"INSERT INTO {index} ({index}, rowid, {columns}) SELECT 'delete', rowid, {columns}"
        f" FROM {quoted(record.table_name)} WHERE {scope}",
        (document_id,),
    )


def add(connection: sqlite3.Connection, record: type[Record], document_id: str) -> None:
    """Put a document's rows into the index; after they are written."""
    index, columns, scope = _parts(record)
    connection.execute(
        f"INSERT INTO {index} (rowid, {columns}) SELECT rowid, {columns}"
        f" FROM {quoted(record.table_name)} WHERE {scope}",
        (document_id,),
    )


def rebuild(connection: sqlite3.Connection) -> None:
    """Build every index anew from its table."""
    for record in SEARCHED:
        index = _parts(record)[0]
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def faults(connection: sqlite3.Connection) -> list[str]:
    """The names of the indexes that do not agree with their tables."""
    wrong = []
    for record in SEARCHED:
        index = _parts(record)[0]
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            wrong.append(record.table_name)
    return wrong


def _parts(record: type[Record]) -> tuple[str, str, str]:
    return f"{record.table_name}_fts", ", ".join(map(quoted, record.search)), record_to_scope(record) or "1"
