"""The measured accuracy of published documents, beside their records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docextract.model.records import Accuracy
from docextract.publish.store import Store


def publish_accuracy(path: Path, rows: Sequence[Accuracy]) -> None:
    """Put the figures in the place of earlier ones for the same documents, in one transaction.

    Raises docextract.publish.store.StoreError or Contradiction, and docextract.publish.lock.Locked.
    """
    with Store(path) as store, store.transaction() as connection:
        for document_id in sorted({row.document_id for row in rows}):
            connection.execute("DELETE FROM accuracy WHERE document_id = ?", (document_id,))
        store.insert(rows)
