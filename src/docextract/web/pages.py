"""What the plugin's own pages share: how they are filled in and sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from docextract.web.addresses import Addresses
from docextract.web.asking import known_database
from docextract.web.headers import OWN_PAGES
from docextract.web.money_display import pounds, short_pounds

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request, Response

Handler = Callable[..., Awaitable[Any]]
Route = tuple[str, Handler]
"""A regular expression for the path, and what answers it; named groups are in `request.url_vars`."""

RAG_CLASSES = {
    "Red": "red",
    "Amber/Red": "amber-red",
    "Amber": "amber",
    "Amber/Green": "amber-green",
    "Green": "green",
    "Blue": "blue",
}


async def page(
    datasette: Datasette, request: Request, database: Database, template: str, **context: object
) -> Response:
    """The template filled in, everything from papers escaped; `to` gives addresses, `pounds` prints money."""
    shared = {
        "to": Addresses(datasette, database.name),
        "pounds": pounds,
        "short_pounds": short_pounds,
        "rag_class": lambda rag: RAG_CLASSES.get(rag or "", "unrated"),
        "database_name": database.name,
    }
    return await _to_answer(datasette, request, template, {**shared, **context})


async def no_page(datasette: Datasette, request: Request, message: str) -> Response:
    """The answer to an address that leads nowhere: status 404, JSON where JSON was asked for.

    Datasette's own logs a traceback with all variables where `rich` is installed, and fails where there is none to log.
    """
    from datasette.utils.asgi import Response

    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": 404, "title": None}, status=404)
    said = {"error": message, "searchable": known_database(datasette) is not None}
    return await _to_answer(datasette, request, "no_page.html", said, status=404)


async def _to_answer(
    datasette: Datasette, request: Request, template: str, context: dict[str, object], status: int = 200
) -> Response:
    from datasette.utils.asgi import Response

    text = await datasette.render_template(template, context, request=request)
    in_english = text.replace("<html>", '<html lang="en-GB">', 1)  # Datasette's base.html names no language
    return Response.html(in_english, status=status, headers={"content-security-policy": OWN_PAGES})
