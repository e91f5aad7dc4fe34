"""Stable ids: the same on every machine and run, and not shaken by a better box."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256


def text_to_id(*parts: object) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def sha256_to_document_id(sha256: str) -> str:
    """The id of the document with this content; `sha256` in hexadecimal."""
    return text_to_id("document", sha256)


class Identities:
    """Mints the ids of one document's records: from its sha256, page, record type, first word and an ordinal."""

    def __init__(self, document_sha256: str) -> None:
        self._sha256 = document_sha256
        self._seen: Counter[tuple[str, int, int]] = Counter()

    def mint(self, record_type: str, page: int, word: int) -> str:
        """An id for the record whose first word is number `word` on `page`; -1 where it has none."""
        place = (record_type, page, word)
        ordinal = self._seen[place]
        self._seen[place] += 1
        return text_to_id(self._sha256, page, record_type, word, ordinal)
