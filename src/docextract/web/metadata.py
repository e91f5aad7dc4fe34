"""Datasette's metadata, drawn from the same field descriptions that make the JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Protocol
from urllib.parse import quote

from docextract.model.records import RECORDS, Record
from docextract.model.records.ledger import Place, SetAside, Sighting
from docextract.web.browsing import Browsing, Query, TableView

Metadata = dict[str, Any]
STATIC = "docextract-static"
"""Where the style sheet and the script are served."""


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


def database_to_metadata(name: str, views: Iterable[DescribedView], browsing: Browsing) -> Metadata:
    """The metadata for the database file whose stem is `name`."""
    records: tuple[type[Record], ...] = (*RECORDS, Place, Sighting, SetAside)
    tables = {record.table_name: _table(record, browsing.tables[record.table_name]) for record in records}
    for view in views:
        tables[view.name] = {"title": view.title, "description": view.description, "columns": dict(view.columns)}
    queries = {key: _query(query) for key, query in browsing.queries.items()}
    return {
        "title": browsing.title,
        "description_html": _home(name, browsing, {key: str(table["title"]) for key, table in tables.items()}),
        "extra_css_urls": [f"/{STATIC}/browse.css"],
        "extra_js_urls": [f"/{STATIC}/browse.js"],
        "databases": {name: {"description": browsing.description, "tables": tables, "queries": queries}},
    }


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


def _home(name: str, browsing: Browsing, titles: Mapping[str, str]) -> str:
    """What the home page says: where to start, and the questions ready to be asked."""
    tables = [(f"/{quote(name)}/{key}", titles[key]) for key in browsing.start]
    queries = [(f"/{quote(name)}/{key}", query.title) for key, query in browsing.queries.items()]
    return (
        f"<p>{escape(browsing.description)}</p><h2>Start here</h2>{_links(tables)}<h2>Questions</h2>{_links(queries)}"
    )


def _links(links: Iterable[tuple[str, str]]) -> str:
    items = "".join(f'<li><a href="{escape(href)}">{escape(text)}</a></li>' for href, text in links)
    return f'<ul class="bullets start">{items}</ul>'


def _query(query: Query) -> Metadata:
    return query.model_dump(exclude_defaults=True)
