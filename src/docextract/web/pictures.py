"""Pages and the very words of records as PNG, drawn when first asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docextract.web.asking import Row, visible_database
from docextract.web.drawing import CannotDraw, Draughtsman
from docextract.web.pages import Route
from docextract.web.papers import PaperMissing, document_to_file
from docextract.web.picture_cache import PictureCache, default_folder
from docextract.web.places import document_of, page_of, places_of, record_of

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request, Response

RESOLUTIONS = (55, 110, 165, 220)
"""Dots per inch in which a page may be had; few, so that a picture is drawn once."""
CROP_DPI = 144
CROP_MARGIN = 3.0
MOST_CROP = (320.0, 90.0)
"""Points; of a longer passage the beginning is shown."""

_draughtsman = Draughtsman()


def routes() -> list[Route]:
    return [
        (r"^/-/picture/(?P<document>[^/]+)/(?P<page>[1-9][0-9]{0,5})-(?P<dpi>[0-9]{2,3})\.png$", picture),
        (r"^/-/crop/(?P<table>[a-z_]+)/(?P<id>[^/]+)\.png$", crop),
    ]


async def picture(datasette: Datasette, request: Request) -> Response:
    """A page of an ingested paper. Raises Datasette's NotFound where there is none or its file is not there."""
    from datasette.utils.asgi import NotFound

    database = await visible_database(datasette, request)
    asked = request.url_vars
    document = await document_of(database, asked["document"])
    page, dpi = int(asked["page"]), int(asked["dpi"])
    if document is None or dpi not in RESOLUTIONS or await page_of(database, document["id"], page) is None:
        raise NotFound("There is no such picture")
    return await _answer(datasette, request, database, document, page, dpi)


async def crop(datasette: Datasette, request: Request) -> Response:
    """The words of a record: its first field's first box, or its beginning. Raises as `picture` does."""
    from datasette.utils.asgi import NotFound

    database = await visible_database(datasette, request)
    asked = request.url_vars
    record = await record_of(database, asked["table"], asked["id"])
    document = await document_of(database, record["document_id"]) if record else None
    places = await places_of(database, asked["table"], record) if record else []
    if record is None or document is None or not places:
        raise NotFound("There is no such record, or it has no place on a page")
    place = next((place for place in places if _is_at(place, record)), places[0])
    return await _answer(datasette, request, database, document, place["page"], CROP_DPI, _part(place))


def _is_at(place: Row, record: Row) -> bool:
    return all(place[key] == record[key] for key in ("page", "x0", "y0"))


def _part(place: Row) -> tuple[float, float, float, float]:
    width, height = MOST_CROP
    x0, y0 = place["x0"] - CROP_MARGIN, place["y0"] - CROP_MARGIN
    return x0, y0, min(place["x1"] + CROP_MARGIN, x0 + width), min(place["y1"] + CROP_MARGIN, y0 + height)


async def _answer(
    datasette: Datasette,
    request: Request,
    database: Database,
    document: Row,
    page: int,
    dpi: int,
    part: Sequence[float] | None = None,
) -> Response:
    from datasette.utils.asgi import Response

    box = "" if part is None else "-" + "-".join(f"{edge:.0f}" for edge in part)
    name = f"{document['sha256'][:2]}/{document['sha256']}-{page}-{dpi}{box}.png"
    mark = f'"{page}-{dpi}{box}-{document["sha256"][:16]}"'
    headers = {"cache-control": "private, max-age=86400", "etag": mark}
    if request.headers.get("if-none-match") == mark:
        return Response("", status=304, headers=headers)
    try:
        file = await document_to_file(datasette, database, document)
        png = await asyncio.to_thread(_kept_or_drawn, _cache(), name, file, page, dpi, part)
    except (PaperMissing, CannotDraw) as error:
        return Response.text(str(error), status=404)
    return Response(png, headers=headers, content_type="image/png")


def _kept_or_drawn(
    kept: PictureCache, name: str, file: Path, page: int, dpi: int, part: Sequence[float] | None
) -> bytes:
    picture = kept.get(name)
    if picture is None:
        picture = _draughtsman.draw(file, page, dpi, part)
        kept.put(name, picture)
    return picture


@cache
def _cache() -> PictureCache:
    return PictureCache(default_folder())
