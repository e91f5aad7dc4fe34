"""The paper itself: the PDF that was read, as it was read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docextract.web.asking import visible_database
from docextract.web.headers import Send
from docextract.web.pages import Route
from docextract.web.papers import PaperMissing, document_to_file
from docextract.web.places import document_of

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

CHUNK = 256 * 1024
AS_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
"""What the browser's own viewer of PDFs needs, and no more."""


def routes() -> list[Route]:
    return [(r"^/-/paper/(?P<id>[^/]+)\.pdf$", paper_file)]


async def paper_file(datasette: Datasette, request: Request, send: Send) -> Response | None:
    """The file, sent piece by piece. Raises Datasette's NotFound where no PDF has that id or its file is not there."""
    from datasette.utils.asgi import NotFound

    database = await visible_database(datasette, request)
    document = await document_of(database, request.url_vars["id"])
    if document is None or document["page_count"] is None:
        raise NotFound("There is no such paper")
    try:
        path = await document_to_file(datasette, database, document)
    except PaperMissing as error:
        raise NotFound(f"The file of this paper is not there. {error}") from error
    with path.open("rb") as stream:
        size = path.stat().st_size
        await send({"type": "http.response.start", "status": 200, "headers": _headers(document, size)})
        while size > 0:
            piece = await asyncio.to_thread(stream.read, min(CHUNK, size))
            size = size - len(piece) if piece else 0
            await send({"type": "http.response.body", "body": piece, "more_body": size > 0})
    return None


def _headers(document: dict[str, Any], size: int) -> list[tuple[bytes, bytes]]:
    """Shown in the browser, saved under its own name; opened as nothing but a PDF."""
    name = document["file_name"]
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in " .-_()") else "_" for letter in name)
    headers = {
        "content-type": "application/pdf",
        "content-length": str(size),
        "content-disposition": f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": AS_PDF,
        "cache-control": "private, max-age=86400",
        "etag": f'"{document["sha256"][:32]}"',
    }
    return [(key.encode(), value.encode()) for key, value in headers.items()]
