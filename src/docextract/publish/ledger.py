"""The ledger of the batch: runs, what each did with each file, and what lies where."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from docextract.model.records import Document, Run, RunDocument
from docextract.model.records.ledger import Place
from docextract.publish import search
from docextract.publish.standing import settle, supersede
from docextract.publish.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """What the batch must know of a published document."""

    id: str
    path: str
    status: str
    error: str | None
    extractor_version: str
    doc_type: str | None
    superseded: bool
    named_by_place: bool
    """True where a value (title, committee ...) was read from the file's name or folder."""


class Ledger:
    """Reads and writes the ledger of one ingested folder, through the store's connection.

    What writes (all but `start` and `finish`) does so inside the caller's transaction.
    """

    def __init__(self, store: Store, root: str) -> None:
        self._db = store.connection
        self._store = store
        self.root = root

    def start(self, extractor_version: str) -> str:
        """Note the start of a run, and that earlier ones without an end were interrupted. Returns the run's id."""
        started = _now()
        run = f"{started.replace(':', '').replace('-', '')}-{os.urandom(3).hex()}"
        record = Run(id=run, root=self.root, started_at=started, outcome="running", extractor_version=extractor_version)
        with self._store.transaction():
            self._db.execute("UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running'")
            self._store.insert([record])
        return run

    def finish(self, run: str, outcome: str) -> None:
        """Note the end of a run; `outcome` is ok, with_failures or interrupted."""
        with self._store.transaction():
            self._db.execute("UPDATE runs SET finished_at = ?, outcome = ? WHERE id = ?", (_now(), outcome, run))

    def known(self) -> dict[str, Known]:
        """Every published document, by its content's sha256."""
        rows = self._db.execute(
            "SELECT sha256, id, path, status, error, extractor_version, doc_type, superseded_by, meta_source"
            " FROM documents"
        )
        return {
            sha256: Known(id_, path, status, error, version, kind, superseded_by is not None, _named_by_place(source))
            for sha256, id_, path, status, error, version, kind, superseded_by, source in rows
        }

    def places(self) -> dict[str, Place]:
        """What was last seen in this folder, by path."""
        names = tuple(Place.model_fields)
        rows = self._db.execute(f"SELECT {', '.join(names)} FROM places WHERE root = ?", (self.root,))
        return {place.path: place for place in (Place(**dict(zip(names, row, strict=True))) for row in rows)}

    def placed_elsewhere(self) -> set[str]:
        """Ids of the documents that lie in another ingested folder."""
        rows = self._db.execute(
            "SELECT document_id FROM places WHERE root <> ? AND missing_since IS NULL", (self.root,)
        )
        return {row[0] for row in rows}

    def note(self, records: list[RunDocument]) -> None:
        """Write what the run did."""
        self._store.insert(records)

    def put(self, path: str, document_id: str, *, readable: bool) -> None:
        """Note that `document_id` lies at `path`. What it replaces there is superseded, where it lies nowhere else.

        Content that cannot be read supersedes nothing: the older document goes on standing for the place.
        """
        row = self._db.execute(
            "SELECT current_id FROM places WHERE root = ? AND path = ?", (self.root, path)
        ).fetchone()
        before = row[0] if row else None
        current = document_id if readable else before
        self._db.execute(
            "INSERT INTO places (root, path, document_id, current_id) VALUES (?, ?, ?, ?) ON CONFLICT (root, path)"
            " DO UPDATE SET document_id = excluded.document_id, current_id = excluded.current_id, missing_since = NULL",
            (self.root, path, document_id, current),
        )
        if readable:
            supersede(self._db, document_id, None)
        if before and before != current and not self._stands_elsewhere(before, path):
            supersede(self._db, before, document_id)

    def miss(self, path: str, run: str) -> None:
        """Note that nothing lies at `path` any more; its document stays."""
        self._db.execute("UPDATE places SET missing_since = ? WHERE root = ? AND path = ?", (run, self.root, path))

    def forget(self, path: str) -> None:
        """Take a place out of the ledger: its document lies elsewhere in the folder."""
        self._db.execute("DELETE FROM places WHERE root = ? AND path = ?", (self.root, path))

    def rename(self, document_id: str, path: str) -> None:
        """Give a document the path where it now lies."""
        search.remove(self._db, Document, document_id)
        self._db.execute(
            "UPDATE documents SET path = ?, file_name = ? WHERE id = ?", (path, path.rsplit("/", 1)[-1], document_id)
        )
        search.add(self._db, Document, document_id)
        settle(self._db, document_id)

    def _stands_elsewhere(self, document_id: str, path: str) -> bool:
        """True where a document stands for another file that is still there, in this folder or another."""
        here = os.path.join(self.root, path)
        query = "SELECT root, path FROM places WHERE current_id = ? AND missing_since IS NULL"
        files = {os.path.join(*row) for row in self._db.execute(query, (document_id,))}
        return any(os.path.exists(file) for file in files - {here})


def _named_by_place(meta_source: str | None) -> bool:
    return bool(meta_source) and any(word in str(meta_source) for word in ('"file_name"', '"folder"'))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
