"""Cells of lists and rows: a page number leads to the page, with the very words beside it; money reads as money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docextract.web.addresses import Addresses
from docextract.web.money_display import pounds
from docextract.web.page_links import cell_to_page
from docextract.web.places import PLACED

if TYPE_CHECKING:
    from datasette.app import Datasette
    from markupsafe import Markup

NAMING = {f"{table.removesuffix('s')}_id": table for table in PLACED}
"""Columns by which views and questions name a record: amount_id, risk_id ..., and of which table it is."""
WITH_CROPS = {"amounts", "risks", "owners", "bp_references", "milestones", "benefits"}


def cell_to_link(
    datasette: Datasette, row: Mapping[str, Any], value: Any, column: str, table: str | None, database: str
) -> Markup | str | None:
    """What a cell shows; None leaves it to Datasette. `row` is whatever Datasette hands to its plugins."""
    if column.endswith("_gbp") and isinstance(value, int | float):
        return pounds(value)
    if column != "page" or not isinstance(value, int):
        return cell_to_page(datasette, _value(row, "id"), value, column, table, database)
    to = Addresses(datasette, database)
    record_id, document_id = _value(row, "id"), _value(row, "document_id")
    if table in PLACED and isinstance(record_id, str):
        has_box = _value(row, "x0") is not None
        crop = to.crop(table, record_id) if table in WITH_CROPS and has_box else None
        return _link(to.source(table, record_id), value, crop)
    found = _named(row)
    if found:
        return _link(to.source(*found), value, None)
    return _link(to.page(document_id, value), value, None) if isinstance(document_id, str) else None


def _named(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """The table and id of the record that a row of a view or question is about, where it names one."""
    table, record_id = _value(row, "record_table"), _value(row, "record_id")
    if table in PLACED and isinstance(record_id, str):
        return table, record_id
    found = [(table, _value(row, column)) for column, table in NAMING.items()]
    named = [(table, record_id) for table, record_id in found if isinstance(record_id, str)]
    return named[0] if len(named) == 1 else None


def _value(row: Mapping[str, Any], column: str) -> Any:
    """None where the row has no such column; where Datasette has looked up a label, the value below it."""
    try:
        value = row[column]
    except (KeyError, IndexError):
        return None
    return value.get("value") if isinstance(value, dict) else value


def _link(href: str, page: int, crop: str | None) -> Markup:
    from markupsafe import Markup

    picture = Markup('<img class="crop" src="{}" alt="" loading="lazy">').format(crop) if crop else ""
    return Markup('<a class="source" href="{}" title="See it on the page"><span>page {}</span>{}</a>').format(
        href, page, picture
    )
