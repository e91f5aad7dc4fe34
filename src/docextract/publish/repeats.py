"""Papers whose sums another paper prints too, on pages of the same words: a pack holds the report that stands alone."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

ALIKE = 200
"""Letters and digits that two pages must share to be the same; fewer may agree by chance."""
PAGE_NUMBER = re.compile(r"^\s*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\s*$|\bpage\s*\d+(?:\s*of\s*\d+)?", re.I | re.M)
NOT_TEXT = re.compile(r"[\W_]+")

COUNTED = """
amounts LEFT JOIN set_aside ON set_aside.amount_id = amounts.id
JOIN documents ON documents.id = amounts.document_id
WHERE (amounts.counts = 1 OR set_aside.amount_id IS NOT NULL) AND amounts.amount_pence <> 0
"""
LARGEST = f"SELECT amounts.page, max(abs(amounts.amount_pence)) FROM {COUNTED} AND documents.id = ? GROUP BY 1"
ELSEWHERE = f"""
SELECT DISTINCT documents.id, amounts.page FROM {COUNTED} AND amounts.amount_pence IN (?, ?) AND documents.id <> ?
AND documents.superseded_by IS NULL AND documents.same_as IS NULL AND documents.status <> 'failed'
"""
STANDING = "SELECT -coalesce(page_count, 0), path, id FROM documents WHERE id = ?"
TEXT = "SELECT text FROM pages WHERE document_id = ? AND page = ?"


def sharers(connection: sqlite3.Connection, document_id: str) -> dict[str, bool]:
    """The current papers that share pages with counted sums with this one; True for one that holds all of them.

    A page is looked for by its largest counted sum, and is the same where all its letters and digits are.
    """
    largest = connection.execute(LARGEST, (document_id,)).fetchall()
    shared: dict[str, set[int]] = defaultdict(set)
    for page, pence in largest:
        found = connection.execute(ELSEWHERE, (pence, -pence, document_id)).fetchall()
        text = _page_text(connection, document_id, page) if found else ""
        if len(text) >= ALIKE:
            for other, other_page in found:
                if _page_text(connection, other, other_page) == text:
                    shared[other].add(page)
    return {other: len(pages) == len(largest) for other, pages in shared.items()}


def is_held(connection: sqlite3.Connection, document_id: str) -> bool:
    """True where another paper prints all counted sums of this one; of two like that the longer stands, else the first
    by path."""
    own = connection.execute(STANDING, (document_id,)).fetchone()
    for other, holds_all in sharers(connection, document_id).items():
        if not holds_all:
            continue
        mutual = sharers(connection, other).get(document_id, False)
        if not mutual or connection.execute(STANDING, (other,)).fetchone() < own:
            return True
    return False


def _page_text(connection: sqlite3.Connection, document_id: str, page: int) -> str:
    """The letters and digits of a page, without the page's own number, which a pack prints anew."""
    found = connection.execute(TEXT, (document_id, page)).fetchone()
    return NOT_TEXT.sub("", PAGE_NUMBER.sub("", found[0])).casefold() if found else ""
