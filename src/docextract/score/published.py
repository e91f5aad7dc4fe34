"""One document's published records as plain rows, from the database or straight from the pipeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docextract.model.bundle import Bundle
from docextract.publish.store import open_readonly
from docextract.score.truth import Row

TABLES = (
    *("pages", "agenda_items", "proposals", "bp_references", "amounts", "risks", "owners", "milestones", "benefits"),
    "tables",
)


@dataclass(frozen=True, slots=True)
class Published:
    """`document` is its row of `documents`; `tables` maps a table's name to the document's rows."""

    document: Mapping[str, Any]
    tables: Mapping[str, list[Row]]

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])


NOTHING = Published({}, {})
"""What is known of a paper that was not published."""


def bundle_to_published(bundle: Bundle) -> Published:
    """The rows that the store would write."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for record in bundle.records:
        tables[record.table_name].append(record.__dict__)
    return Published(bundle.document.__dict__, tables)


class Database:
    """A published database, read only. Use as a context manager. Raises docextract.publish.store.StoreError."""

    def __init__(self, path: Path) -> None:
        self._connection = open_readonly(path)
        self._documents = self._rows("SELECT * FROM documents WHERE superseded_by IS NULL ORDER BY path")

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def published(self, name: str) -> Published | None:
        """The current document whose path ends with `name`, or else has its file name; None where there is none."""
        document = self._document(name)
        if document is None:
            return None
        key = document["id"]
        tables = {table: self._rows(f"SELECT * FROM {table} WHERE document_id = ?", key) for table in TABLES}
        tables["table_cells"] = self._rows(
            "SELECT c.* FROM table_cells AS c JOIN tables AS t ON t.id = c.table_id WHERE t.document_id = ?", key
        )
        return Published(document, tables)

    def _document(self, name: str) -> Row | None:
        whole = f"/{name}"
        ends = (row for row in self._documents if f"/{row['path']}".endswith(whole))
        same = (row for row in self._documents if row["file_name"] == name.rsplit("/", 1)[-1])
        return next(ends, None) or next(same, None)

    def _rows(self, query: str, *values: str) -> list[Row]:
        return [dict(row) for row in self._connection.execute(query, values)]
