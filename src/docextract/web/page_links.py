"""Cells that name a paper, a proposal or a person lead to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docextract.web.addresses import Addresses

if TYPE_CHECKING:
    from datasette.app import Datasette
    from markupsafe import Markup

PAGES = {
    "document_id": Addresses.paper,
    "same_as": Addresses.paper,
    "superseded_by": Addresses.paper,
    "proposal_id": Addresses.proposal,
    "duplicate_of": Addresses.proposal,
    "person_id": Addresses.person,
}
"""Columns that hold the id of something with a page of its own."""

NAMES = {
    ("documents", "name"): Addresses.paper,
    ("proposals", "title"): Addresses.proposal,
    ("people", "name"): Addresses.person,
}
"""Columns that name the row itself."""

MOST_LETTERS = 80


def cell_to_page(
    datasette: Datasette, record_id: object, value: Any, column: str, table: str | None, database: str
) -> Markup | None:
    """The cell as a link, None where it names nothing that has a page.

    `value` is what stands in the cell: an id, or the id with its label where Datasette has looked that up;
    `record_id` is the id of the row, None where it has none.
    """
    from markupsafe import Markup

    to = Addresses(datasette, database)
    if column in PAGES:
        found, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
        href = PAGES[column](to, found) if isinstance(found, str) else None
    else:
        label, name = value, NAMES.get((table or "", column))
        href = name(to, record_id) if name and value and isinstance(record_id, str) else None
    if href is None:
        return None
    text = str(label or "untitled")
    short = text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"
    return Markup('<a href="{}">{}</a>').format(href, short)
