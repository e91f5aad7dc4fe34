"""Whether a document stands for itself: superseded papers and copies keep their rows, but these no longer count."""

from __future__ import annotations

import sqlite3

from docextract.publish.repeats import is_held, sharers

COPIES = """
SELECT id FROM documents
WHERE text_sha256 = ? AND superseded_by IS NULL AND status <> 'failed' ORDER BY path, id
"""


def supersede(connection: sqlite3.Connection, old: str, new: str | None) -> None:
    """Mark `old` as superseded by `new`, or by nothing."""
    connection.execute("UPDATE documents SET superseded_by = ? WHERE id = ?", (new, old))
    settle(connection, old)


def settle(connection: sqlite3.Connection, document_id: str) -> None:
    """Bring `same_as` and `amounts.counts` of this document, and of those that repeat it, up to date.

    Of the current papers with the same text the first by path stands; the others are its copies. A paper whose
    counted sums another one prints too, page for page, does not count beside it.
    """
    row = connection.execute("SELECT text_sha256 FROM documents WHERE id = ?", (document_id,)).fetchone()
    ids = [found[0] for found in connection.execute(COPIES, (row[0],))] if row and row[0] else []
    for other in ids:
        connection.execute(
            "UPDATE documents SET same_as = ? WHERE id = ?", (None if other == ids[0] else ids[0], other)
        )
    if document_id not in ids:
        connection.execute("UPDATE documents SET same_as = NULL WHERE id = ?", (document_id,))
    for other in sorted({document_id, *ids, *sharers(connection, document_id)}):
        _settle_counts(connection, other)


def _settle_counts(connection: sqlite3.Connection, document_id: str) -> None:
    superseded_by, same_as = connection.execute(
        "SELECT superseded_by, same_as FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    connection.execute(
        "UPDATE amounts SET counts = 1, counts_reason = NULL"
        " WHERE id IN (SELECT amount_id FROM set_aside WHERE document_id = ?)",
        (document_id,),
    )
    connection.execute("DELETE FROM set_aside WHERE document_id = ?", (document_id,))
    reason = "superseded" if superseded_by else "duplicate_document"
    if not superseded_by and not same_as and not is_held(connection, document_id):
        return
    connection.execute(
        "INSERT INTO set_aside (amount_id, document_id)"
        " SELECT id, document_id FROM amounts WHERE document_id = ? AND counts = 1",
        (document_id,),
    )
    connection.execute(
        "UPDATE amounts SET counts = 0, counts_reason = ? WHERE document_id = ? AND counts = 1", (reason, document_id)
    )
