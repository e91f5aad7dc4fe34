"""Datasette's metadata, drawn from the same field descriptions that make the JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from docextract.model.records import RECORDS, Record
from docextract.model.records.ledger import Place, SetAside, Sighting
from docextract.web.browsing import Browsing, Query, TableView

Metadata = dict[str, Any]


class DescribedView(Protocol):
    """A view of the database with its columns' descriptions."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def columns(self) -> Mapping[str, str]: ...


def database_to_metadata(name: str, browsing: Browsing) -> Metadata:
    """The metadata for the published database of that name."""
    records: tuple[type[Record], ...] = (*RECORDS, Place, Sighting, SetAside)
    tables = {record.table_name: _table(record, browsing.tables[record.table_name]) for record in records}
    queries = {key: _query(query) for key, query in browsing.queries.items()}
    return {
        "title": browsing.title,
        "description": browsing.description,
        "databases": {name: {"description": browsing.description, "tables": tables, "queries": queries}},
    }


def views_to_metadata(name: str, views: Iterable[DescribedView]) -> Metadata:
    """The metadata for the views of the published database of that name."""
    tables = {
        view.name: {"title": view.title, "description": view.description, "columns": dict(view.columns)}
        for view in views
    }
    return {"databases": {name: {"tables": tables}}}


def record_to_columns(record: type[Record]) -> dict[str, str]:
    """Each column's description, those in pounds that are generated from pence among them."""
    columns = {}
    for name, field in record.model_fields.items():
        said = field.description or ""
        columns[name] = said
        if name.endswith("_pence"):
            columns[name.removesuffix("_pence") + "_gbp"] = said.replace("pence", "pounds")
    return columns


def _table(record: type[Record], view: TableView) -> Metadata:
    shown = view.model_dump(exclude_none=True, exclude_defaults=True)
    first = (record.__doc__ or "").strip().splitlines()[0]
    table: Metadata = {**shown, "description": f"A row is: {first[0].lower()}{first[1:]}"}
    table["columns"] = record_to_columns(record)
    if record.label_column:
        table["label_column"] = record.label_column
    return table


def _query(query: Query) -> Metadata:
    return query.model_dump(exclude_defaults=True)
