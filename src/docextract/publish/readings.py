"""What a second reader is asked to read again, and what it saw."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docextract.model.geometry import Box
from docextract.model.records import SecondReading
from docextract.publish.store import Store

RISK_FIGURES = ("likelihood", "impact", "score", "exposure_annual_gbp", "exposure_lifetime_gbp")

FIGURES = f"""
SELECT 'amounts', id, page, x0, y0, x1, y1, raw FROM amounts WHERE document_id = :document
UNION ALL
SELECT 'bp_references', id, page, x0, y0, x1, y1, quote FROM bp_references WHERE document_id = :document
UNION ALL
SELECT 'risks', risks.id, evidence.page, evidence.x0, evidence.y0, evidence.x1, evidence.y1, evidence.quote
FROM risks JOIN evidence ON evidence.record_table = 'risks' AND evidence.record_id = risks.id
WHERE risks.document_id = :document AND evidence.field IN {RISK_FIGURES}
"""


class Printed(NamedTuple):
    """Words that were published: `quote`, in `box` (points, displayed page) on `page` (from 1)."""

    record_table: str
    record_id: str
    page: int
    box: Box
    quote: str


class Filed(NamedTuple):
    """A document and the files it was read from: `paths` below an ingested folder, `files` as they were then."""

    id: str
    path: str
    sha256: str
    paths: tuple[str, ...]
    files: tuple[Path, ...]


def current_documents(store: Store) -> list[Filed]:
    """The documents that were read and not superseded, by path."""
    rows = store.connection.execute(
        "SELECT id, path, sha256 FROM documents WHERE status <> 'failed' AND superseded_by IS NULL ORDER BY path"
    ).fetchall()
    return [_filed(store, *row) for row in rows]


def printed_figures(store: Store, document_id: str) -> list[Printed]:
    """The published figures of a document that have a place, page by page. A risk has one for each of its figures."""
    rows = store.connection.execute(FIGURES, {"document": document_id}).fetchall()
    placed = [
        Printed(row[0], row[1], row[2], Box(*row[3:7]), row[7]) for row in rows if row[7] and None not in row[3:7]
    ]
    return sorted(placed, key=lambda one: one.page)


def replace_readings(store: Store, document_id: str, readings: Iterable[SecondReading]) -> None:
    """Put a document's second readings in the place of its earlier ones, in one transaction.

    Raises Contradiction and StoreError.
    """
    with store.transaction() as connection:
        connection.execute("DELETE FROM second_readings WHERE document_id = ?", (document_id,))
        store.insert(readings)


def _filed(store: Store, document_id: str, path: str, sha256: str) -> Filed:
    rows = store.connection.execute(
        "SELECT root, path FROM places WHERE document_id = ? ORDER BY root, path", (document_id,)
    ).fetchall()
    paths = dict.fromkeys([path, *(row[1] for row in rows)])
    return Filed(document_id, path, sha256, tuple(paths), tuple(Path(*row) for row in rows))
