"""Everything one document yields, on its way from the pipeline to the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from docextract.model.records import Document, Record


@dataclass(frozen=True, slots=True)
class Bundle:
    """A document's records, in any order; `records` excludes the document itself."""

    document: Document
    records: tuple[Record, ...] = field(default=())
