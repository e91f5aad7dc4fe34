"""The addresses of the plugin's own pages and of rows in Datasette's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from datasette.app import Datasette

SEARCH = "/-/search"


class Addresses:
    """Addresses in one Datasette, below its base_url; `database` is the name of the published database."""

    def __init__(self, datasette: Datasette, database: str) -> None:
        self._urls = datasette.urls
        self._database = database

    def paper(self, document_id: str) -> str:
        return self._path(f"/-/paper/{quote(document_id, safe='')}")

    def proposal(self, proposal_id: str) -> str:
        return self._path(f"/-/proposal/{quote(proposal_id, safe='')}")

    def person(self, person_id: str) -> str:
        return self._path(f"/-/person/{quote(person_id, safe='')}")

    def source(self, table: str, record_id: str) -> str:
        """The page that shows where a record is printed."""
        return self._path(f"/-/source/{quote(table, safe='')}/{quote(record_id, safe='')}")

    def page(self, document_id: str, page: int | None) -> str:
        """The page of a paper, from 1; the first where None is given."""
        return self._path(f"/-/page/{quote(document_id, safe='')}/{page or 1}")

    def paper_file(self, document_id: str, page: int | None = None) -> str:
        """The PDF itself, opened at a page."""
        return self._path(f"/-/paper/{quote(document_id, safe='')}.pdf") + (f"#page={page}" if page else "")

    def picture(self, document_id: str, page: int, dpi: int) -> str:
        """A page as PNG."""
        return self._path(f"/-/picture/{quote(document_id, safe='')}/{page}-{dpi}.png")

    def crop(self, table: str, record_id: str) -> str:
        """The very words of a record as PNG."""
        return self._path(f"/-/crop/{quote(table, safe='')}/{quote(record_id, safe='')}.png")

    def search(self, words: str) -> str:
        return self._path(f"{SEARCH}?{urlencode({'q': words})}")

    def table(self, table: str, **filters: str | int | None) -> str:
        """A table, view or question in Datasette; a filter of None asks for rows without a value."""
        address = str(self._urls.table(self._database, table))
        asked = [(f"{key}__isnull", "1") if value is None else (key, str(value)) for key, value in filters.items()]
        return f"{address}?{urlencode(asked)}" if asked else address

    def _path(self, path: str) -> str:
        return str(self._urls.path(path))
