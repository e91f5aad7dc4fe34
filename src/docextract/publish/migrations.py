"""Brings a database to the schema of this version: a new one at once, an older one step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from docextract.publish.schema import (
    SCHEMA_VERSION,
    STORED,
    TOKENIZER,
    quoted,
    record_to_create_table,
    record_to_indexes,
)
from docextract.publish.views import VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database

DECLARED = "type = 'index' AND sql IS NOT NULL"  # the others belong to a key


class Migration(NamedTuple):
    """A step from schema `version - 1` to `version`: `apply` changes what the rows hold, in SQL of its own time.

    The form of the tables (order of columns, keys, links, indexes, views) it may leave to `shape`, which follows the
    last step: what a step adds must have the name that it has today, or that a later step expects.
    """

    version: int
    name: str
    apply: Callable[[Database], None]


class NewerSchema(Exception):
    """The database was written by a newer version of docextract."""


def name_papers(database: Database) -> None:
    """The first databases had no name of a paper. The next reading gives a better one."""
    if "name" not in {row[1] for row in database.execute("PRAGMA table_info(documents)")}:
        database.execute("ALTER TABLE documents ADD COLUMN name TEXT")
        database.execute("UPDATE documents SET name = coalesce(title, file_name)")


def leave_rows(database: Database) -> None:
    """For versions that bring indexes or views alone."""


MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, "name_papers", name_papers),
    Migration(3, "list_by_paper", leave_rows),
)
"""In order of version. Version 1 is the first; it had four forms, as columns and views came without a new number."""


def migrate(connection: sqlite3.Connection) -> list[str]:
    """Make or upgrade the tables, all in one transaction. Returns the names of the steps taken, none where nothing was.

    The connection must be in autocommit mode. Raises NewerSchema.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return []
    if version > SCHEMA_VERSION:
        raise NewerSchema(f"its schema is version {version}; this docextract knows versions up to {SCHEMA_VERSION}")
    steps = [step for step in MIGRATIONS if step.version > version] if version else []
    steps.append(Migration(SCHEMA_VERSION, "shape" if version else "create", shape))
    from sqlite_utils import Database  # it loads pandas where that is there, which no other night needs

    database = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")  # tables are rebuilt while others point at them
    connection.execute("BEGIN IMMEDIATE")
    try:
        _drop_derived(database)
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


def shape(database: Database) -> None:
    """Give the tables the form of this version, and make indexes, full-text indexes and views anew."""
    for record in STORED:
        _shape_table(database, record.table_name, record_to_create_table(record))
    for record in STORED:
        table = database.table(record.table_name)
        for columns in record_to_indexes(record):
            table.create_index(columns)
        if record.search:
            table.enable_fts(record.search, fts_version="FTS5", tokenize=TOKENIZER)
    for view in VIEWS:
        database.create_view(view.name, view.sql.strip())


def _shape_table(database: Database, name: str, wanted: str) -> None:
    """Make a table, or make it anew where it looks otherwise, with the rows and columns that it has."""
    found = database.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()
    if found and found[0] == wanted:
        return
    if not found:
        database.execute(wanted)
        return
    older = f"{name}_before"
    database.execute("PRAGMA legacy_alter_table = ON")  # links of other tables stay with the name
    database.execute(f"ALTER TABLE {quoted(name)} RENAME TO {quoted(older)}")
    database.execute("PRAGMA legacy_alter_table = OFF")
    database.execute(wanted)
    had = _columns(database, older)
    kept = ", ".join(quoted(column) for column in _columns(database, name) if column in had)
    database.execute(f"INSERT INTO {quoted(name)} (rowid, {kept}) SELECT rowid, {kept} FROM {quoted(older)}")
    database.execute(f"DROP TABLE {quoted(older)}")


def _columns(database: Database, table: str) -> list[str]:
    """The stored ones: generated columns are not among what this pragma tells."""
    return [row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})")]


def _drop_derived(database: Database) -> None:
    """Views, indexes and full-text indexes: they name columns that may change, and are made anew from the tables."""
    for kind, condition in (("VIEW", "type = 'view'"), ("TABLE", "sql LIKE 'CREATE VIRTUAL%'"), ("INDEX", DECLARED)):
        names = database.execute(f"SELECT name FROM sqlite_master WHERE {condition}").fetchall()
        for (name,) in names:
            database.execute(f"DROP {kind} {quoted(name)}")
