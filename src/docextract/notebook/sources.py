"""Where a record can be seen: an address on the site that shows the database, or a page of the paper's own file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from docextract.model.records import Document, PersonRecord, Placed, Record

Locate = Callable[[type[Record], Mapping[str, Any]], str | None]
"""The address for a record's row; None where there is nothing to see."""


def on_site(site: str, record: type[Record], row: Mapping[str, Any]) -> str | None:
    """The page of the site that shows the record with its words boxed, or what comes nearest to that."""
    if issubclass(record, Placed):
        return f"{site}/-/source/{record.table_name}/{_part(row['id'])}"
    if record is PersonRecord:
        return f"{site}/-/person/{_part(row['id'])}"
    if row.get("table_id"):
        at = f"?page={row['page']}" if row.get("page") else ""
        return f"{site}/-/source/tables/{_part(row['table_id'])}{at}"
    document_id = row["id"] if record is Document else row.get("document_id")
    if document_id is None:
        return None
    paper = _part(document_id)
    return f"{site}/-/page/{paper}/{row['page']}" if row.get("page") else f"{site}/-/paper/{paper}"


def in_file(file: str, record: type[Record], row: Mapping[str, Any]) -> str | None:
    """The page of the file, whose address is `file`; viewers open it there."""
    return f"{file}#page={row['page']}" if row.get("page") else file


def _part(text: str) -> str:
    return quote(text, safe="")
