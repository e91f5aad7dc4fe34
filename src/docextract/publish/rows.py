"""A document's records as the rows that are written: tuples, quick to pass between processes and to insert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from docextract.model.bundle import Bundle
from docextract.model.records import Document, Record
from docextract.publish.schema import stored_columns

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """`tables` maps a table's name to its rows, their values in the order of `schema.stored_columns`."""

    document: Document
    tables: dict[str, list[Row]]

    def count(self, table: str) -> int:
        return len(self.tables.get(table, ()))


def bundle_to_rows(bundle: Bundle) -> Rows:
    """The same records as tuples, the document apart."""
    grouped: dict[type[Record], list[Record]] = defaultdict(list)
    for record in bundle.records:
        grouped[type(record)].append(record)
    return Rows(bundle.document, {kind.table_name: records_to_rows(kind, found) for kind, found in grouped.items()})


def records_to_rows(kind: type[Record], records: Iterable[Record]) -> list[Row]:
    """The values of records of one kind, in the order of its stored columns."""
    values = _values(kind)
    return [values(record.__dict__) for record in records]


@cache
def _values(kind: type[Record]) -> Callable[[dict[str, Any]], Row]:
    return itemgetter(*stored_columns(kind))
