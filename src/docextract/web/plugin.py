"""The plugin's hooks: what Datasette calls, and which module answers. Only documented hooks of 0.65 are used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any

from datasette import NotFound, hookimpl

from docextract.web import home, paper_file, paper_page, person_page, pictures, proposal_page, search, source_page
from docextract.web.addresses import SEARCH
from docextract.web.asking import known_database, published_database
from docextract.web.assets import asset
from docextract.web.browsing import load_browsing
from docextract.web.headers import App, with_security_headers
from docextract.web.metadata import Metadata, database_to_metadata
from docextract.web.pages import Route, no_page
from docextract.web.source_links import cell_to_link

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from markupsafe import Markup

PARTS = (pictures, paper_file, source_page, home, search, paper_page, proposal_page, person_page)
"""In the order in which their addresses are tried: a paper's file comes before a paper's page."""


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    async def find_the_database() -> None:
        await published_database(datasette)

    return find_the_database


@hookimpl
def register_routes() -> list[Route]:
    return [route for part in PARTS for route in part.routes()]


@hookimpl
def get_metadata(datasette: Datasette) -> Metadata:
    database = known_database(datasette)
    return database_to_metadata(database, load_browsing()) if database else {}


@hookimpl
def render_cell(
    row: Mapping[str, Any], value: Any, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | str | None:
    if database != known_database(datasette):
        return None
    return cell_to_link(datasette, row, value, column, table, database)


@hookimpl
def extra_css_urls() -> list[str]:
    return [asset("browse.css"), asset("pages.css")]


@hookimpl
def extra_js_urls() -> list[str]:
    return [asset("browse.js")]


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    return [{"href": str(datasette.urls.path(SEARCH)), "label": "Search the papers"}]


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    return with_security_headers


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Generator[None, Any, None]:
    answers = yield
    if isinstance(exception, NotFound):
        answers.force_result([no_page(datasette, request, str(exception))])  # Datasette would run its own as well
