"""Search over everything: references, papers, pages, proposals, risks, table rows, sums and people."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docextract.web.addresses import Addresses
from docextract.web.asking import Row, ask, visible_database
from docextract.web.money_display import pounds
from docextract.web.pages import Route, page
from docextract.web.search_words import words_to_match, words_to_pence, words_to_references
from docextract.web.searches import SEARCHES, Search, people_search
from docextract.web.snippets import marked

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request, Response
    from markupsafe import Markup

PATIENCE_MS = 1000
MOST_LETTERS = 300


@dataclass(frozen=True)
class Hit:
    """A line of the results: where it leads, what it is called, the words found, and where it is printed."""

    href: str
    title: str
    snippet: Markup
    paper_href: str | None
    paper: str | None
    place: str
    badge: str | None = None


@dataclass(frozen=True)
class Group:
    """The best hits of one kind; `more` where there are others, `slow` where the search was given up."""

    name: str
    title: str
    hits: tuple[Hit, ...]
    more: bool = False
    slow: bool = False


def routes() -> list[Route]:
    return [(r"^/-/search$", search)]


async def search(datasette: Datasette, request: Request) -> Response:
    """The page of results for `q`. Words that are not found whole are tried as beginnings."""
    database = await visible_database(datasette, request)
    text = " ".join((request.args.get("q") or "").replace("\0", " ").split())[:MOST_LETTERS]
    to = Addresses(datasette, database.name)
    groups = await text_to_groups(database, to, text)
    beginnings = bool(text) and not groups
    if beginnings:
        groups = await text_to_groups(database, to, text, beginnings=True)
    return await page(
        datasette, request, database, "search.html", q=text, groups=groups, beginnings=beginnings, focus=not text
    )


async def text_to_groups(database: Database, to: Addresses, text: str, *, beginnings: bool = False) -> list[Group]:
    """The groups in which something was found, in the order in which they are shown."""
    wanted: list[tuple[Search, Mapping[str, object]]] = []
    references, pence, match = (
        words_to_references(text),
        words_to_pence(text),
        words_to_match(text, beginnings=beginnings),
    )
    for one in SEARCHES:
        if one.needs == "references" and references:
            wanted.append((one, {"references": json.dumps(references)}))
        elif one.needs == "pence" and pence is not None:
            wanted.append((one, {"pence": pence}))
        elif one.needs == "match" and match:
            wanted.append((one, {"match": match}))
    if match:
        wanted.append(people_search(text))
    groups = await asyncio.gather(*(_group(database, to, one, parameters) for one, parameters in wanted))
    return [group for group in groups if group.hits or group.slow]


async def _group(database: Database, to: Addresses, one: Search, parameters: Mapping[str, object]) -> Group:
    from datasette.database import QueryInterrupted

    try:
        rows = await ask(database, one.sql, {**parameters, "most": one.most + 1}, limit_ms=PATIENCE_MS)
    except QueryInterrupted:
        return Group(one.name, one.title, (), slow=True)
    to_href = HREFS[one.name]
    hits = tuple(_hit(row, to, to_href) for row in rows[: one.most])
    return Group(one.name, one.title, hits, more=len(rows) > one.most)


def _hit(row: Row, to: Addresses, to_href: Callable[[Row, Addresses], str]) -> Hit:
    page_of = row.get("page")
    label = row.get("label")
    place = f"page {page_of}" + (f" (printed {label})" if label and label != str(page_of) else "") if page_of else ""
    money = [pounds(row["amount_gbp"])] if row.get("amount_gbp") is not None else []
    said = [str(row[key]) for key in ("financial_year", "kind") if row.get(key)]
    title = " · ".join([*filter(None, (row.get("reference"), row.get("title"))), *money, *said])
    document_id = row.get("document_id") if row.get("paper") != row.get("title") or page_of else None
    return Hit(
        href=to_href(row, to),
        title=title or "untitled",
        snippet=marked(row.get("snippet") or ""),
        paper_href=to.paper(document_id) if document_id else None,
        paper=row.get("paper"),
        place=place + (", superseded or a copy" if row.get("set_aside") else ""),
        badge=row.get("rag"),
    )


HREFS: dict[str, Callable[[Row, Addresses], str]] = {
    "references": lambda row, to: to.source("bp_references", row["id"]),
    "papers": lambda row, to: to.paper(row["document_id"]),
    "proposals": lambda row, to: to.proposal(row["id"]),
    "risks": lambda row, to: to.source("risks", row["id"]),
    "sums": lambda row, to: to.source("amounts", row["id"]),
    "rows": lambda row, to: to.source("amounts", row["id"]) if row["id"] else to.page(row["document_id"], row["page"]),
    "pages": lambda row, to: to.page(row["document_id"], row["page"]),
    "people": lambda row, to: to.person(row["id"]),
}
