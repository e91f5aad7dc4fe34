"""How to cite the page of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def page_to_citation(document: Mapping[str, Any], page: int, label: str | None, address: str) -> str:
    """Publisher, title, committee, date, printed and PDF page, sha256, address; what is not known is left out."""
    printed = f"p. {label} (PDF page {page})" if label else f"PDF page {page}"
    meeting = ", ".join(filter(None, (document["committee"], date_to_words(document["meeting_date"]))))
    parts = [document["publisher"], f"“{document['title'] or document['name']}”", meeting, printed]
    return f"{', '.join(part for part in parts if part)}. sha256 {document['sha256']}. {address}"


def date_to_words(iso: str | None) -> str | None:
    """30 January 2025; the text itself where it is no whole date."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"
