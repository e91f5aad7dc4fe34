"""Brings a database to the schema of this version: a new one at once, an older one step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from sqlite_utils import Database

from docextract.publish.schema import SCHEMA_VERSION, STORED, TOKENIZER, record_to_create_table, record_to_indexes
from docextract.publish.views import VIEWS


class Migration(NamedTuple):
    """A step from schema `version - 1` to `version`."""

    version: int
    name: str
    apply: Callable[[Database], None]


MIGRATIONS: tuple[Migration, ...] = ()
"""In order of version. Version 1 is the first: its tables are made by `create`."""


class NewerSchema(Exception):
    """The database was written by a newer version of docextract."""


def migrate(connection: sqlite3.Connection) -> list[str]:
    """Make or upgrade the tables, all in one transaction. Returns the names of the steps taken, none where nothing was.

    The connection must be in autocommit mode. Raises NewerSchema.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return []
    if version > SCHEMA_VERSION:
        raise NewerSchema(f"its schema is version {version}; this docextract knows versions up to {SCHEMA_VERSION}")
    steps = [step for step in MIGRATIONS if step.version > version] if version else [Migration(1, "create", create)]
    database = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")  # tables are rebuilt while others point at them
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step.apply(database)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return [step.name for step in steps]


def create(database: Database) -> None:
    """All tables, indexes, full-text indexes and views of this version, in an empty database."""
    for record in STORED:
        database.execute(record_to_create_table(record))
    for record in STORED:
        for columns in record_to_indexes(record):
            database.table(record.table_name).create_index(columns)
        if record.search:
            database.table(record.table_name).enable_fts(record.search, fts_version="FTS5", tokenize=TOKENIZER)
    for view in VIEWS:
        database.create_view(view.name, view.sql.strip())
