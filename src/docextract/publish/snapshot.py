"""The published database as it stands at one moment, to be read while a run may be writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from docextract.publish.schema import SCHEMA_VERSION
from docextract.publish.store import StoreError, open_readonly

Opened = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Opens a database for a while; nothing is written to it."""


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in one read transaction: all that is read through it was true at the same time.

    Raises StoreError where there is no database at `path`, none of docextract's, or one of another schema.
    """
    connection = open_readonly(path)
    try:
        connection.execute("BEGIN")
        _refuse_others(connection, path)
        yield connection
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: it cannot be read ({error}); name a database that docextract has written") from error
    finally:
        connection.close()


def _refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"documents", "amounts", "evidence"} <= tables:
        raise StoreError(f"{path}: docextract has not written this database; name one made by `docextract ingest`")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < SCHEMA_VERSION:
        remedy = f"`docextract ingest PAPERS --db {path}` upgrades it"
        raise StoreError(f"{path}: its schema is version {version}, and {SCHEMA_VERSION} is wanted; {remedy}")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{path}: a newer docextract has written it (schema {version}); upgrade docextract")
