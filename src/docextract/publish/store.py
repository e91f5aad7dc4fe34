"""The only door to the published database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from docextract.model.bundle import Bundle
from docextract.model.meeting import LINES, SAME_LINE
from docextract.model.records import Document, Record
from docextract.publish import search
from docextract.publish.lock import WriterLock
from docextract.publish.migrations import NewerSchema, migrate
from docextract.publish.names import NAMED_TABLES, replace_sightings
from docextract.publish.rows import Row, Rows, bundle_to_rows, records_to_rows
from docextract.publish.schema import STORED, quoted, record_to_scope, stored_columns
from docextract.publish.standing import settle

OF_THE_BATCH = ("documents", "runs", "run_documents", "places", "sightings", *NAMED_TABLES)
"""Tables whose rows outlive the next reading of a document."""

ACROSS = (LINES, SAME_LINE)
"""Rules of checks that take figures of two papers: they go when any paper is written, and are made anew after a run."""


class StoreError(Exception):
    """The database cannot be opened or written. The message names the file and the remedy."""


class Contradiction(Exception):
    """Records contradict one another: a link to nowhere, an id used twice. Nothing was written."""


class Store:
    """The database, open for writing by this process alone. Use as a context manager.

    Opening makes the file and its folder, or upgrades an older schema. Raises StoreError where that fails, and
    docextract.publish.lock.Locked where another process writes to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = WriterLock(path)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}; choose a place that can be written") from error
        try:
            self.connection = _open(path)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and the lock."""
        self.connection.close()
        self._lock.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside stands together, or none of it where anything fails.

        Raises Contradiction, or StoreError where the file cannot be written (full disk, no permission).
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            self._roll_back()
            raise Contradiction(str(error)) from error
        except sqlite3.Error as error:
            self._roll_back()
            remedy = "what was published so far is complete; run again once that is mended"
            raise StoreError(f"{self.path}: {error}; {remedy}") from error
        except BaseException:
            self._roll_back()
            raise

    def publish(self, bundle: Bundle) -> None:
        """Put a document's records in the place of its earlier ones, in one transaction.

        Raises Contradiction and StoreError.
        """
        with self.transaction():
            self.write(bundle_to_rows(bundle))

    def write(self, rows: Rows) -> None:
        """As `publish`, inside the caller's transaction. Afterwards the document is current: superseded by none."""
        document_id = rows.document.id
        self.forget_checks_across()
        self._clear(document_id)
        replace_sightings(self.connection, document_id, {name: rows.tables.get(name, []) for name in NAMED_TABLES})
        self._write_document(rows.document)
        for record in STORED:
            if record.table_name not in OF_THE_BATCH:
                self._insert(record, rows.tables.get(record.table_name, ()))
        for record in search.SEARCHED:
            search.add(self.connection, record, document_id)
        settle(self.connection, document_id)

    def insert(self, records: Iterable[Record]) -> None:
        """Add records of one kind, inside the caller's transaction; for tables that no bundle fills."""
        found = list(records)
        if found:
            self._insert(type(found[0]), records_to_rows(type(found[0]), found))

    def forget_checks_across(self) -> None:
        """Take away the checks of one paper against another, inside the caller's transaction."""
        chosen = f"SELECT id FROM checks WHERE rule IN ({', '.join('?' * len(ACROSS))})"
        self.connection.execute(f"DELETE FROM check_inputs WHERE check_id IN ({chosen})", ACROSS)
        self.connection.execute(f"DELETE FROM checks WHERE id IN ({chosen})", ACROSS)

    def faults(self) -> list[str]:
        """What is wrong with the file by SQLite's own check, its links and its search; empty where all is well."""
        integrity = [row[0] for row in self.connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        links = [
            f"{row[0]} links to a missing row of {row[2]}"
            for row in self.connection.execute("PRAGMA foreign_key_check")
        ]
        return [*integrity, *links, *(f"{name}: search is out of step" for name in search.faults(self.connection))]

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):  # the error that brought us here says more
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def _clear(self, document_id: str) -> None:
        for record in search.SEARCHED:
            search.remove(self.connection, record, document_id)
        for record in reversed(STORED):
            scope = record_to_scope(record)
            if scope and record.table_name not in OF_THE_BATCH:
                self.connection.execute(f"DELETE FROM {quoted(record.table_name)} WHERE {scope}", (document_id,))

    def _write_document(self, document: Document) -> None:
        columns = stored_columns(Document)
        updates = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in columns if name != "id")
        row = records_to_rows(Document, [document])
        self.connection.executemany(f"{_insert_sql(Document)} ON CONFLICT (id) DO UPDATE SET {updates}", row)

    def _insert(self, record: type[Record], rows: Iterable[Row]) -> None:
        self.connection.executemany(_insert_sql(record), rows)


def open_readonly(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises StoreError where there is no database at `path`."""
    if not path.is_file():
        raise StoreError(f"{path}: no database there; make one with `docextract ingest PAPERS --db {path}`")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _insert_sql(record: type[Record]) -> str:
    columns = stored_columns(record)
    names = ", ".join(map(quoted, columns))
    return f"INSERT INTO {quoted(record.table_name)} ({names}) VALUES ({', '.join('?' * len(columns))})"


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        migrate(connection)
    except NewerSchema as error:
        connection.close()
        raise StoreError(f"{path}: {error}; upgrade docextract, or write to another file") from error
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"{path}: {error}; choose another file, or restore this one from a backup") from error
    return connection
