"""A folder of papers drawn for the tests, read into a database, and a way to ask the site for pages."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pymupdf

from docextract.pipeline import read_paper
from docextract.publish.store import Store
from docextract.publish.views import VIEWS
from docextract.web.server import database_to_datasette

SCRIPT = "<script>alert('x')</script> & Sons"
TURNS = (0, 90, 180, 270)
CROPPED = len(TURNS) + 1
"""The page of turned.pdf that shows only a part of its sheet."""


def draw_papers(folder: Path) -> None:
    """turned.pdf: a sum on each page, the pages turned in all ways, the last one cropped; its title is a script."""
    folder.mkdir()
    with pymupdf.open() as document:
        for turn in (*TURNS, 0):
            leaf = document.new_page(width=500, height=700)
            leaf.insert_text((150, 300), "Savings of £570,000 in 2024-25", fontsize=14)
            leaf.set_rotation(turn)
        leaf.set_cropbox(pymupdf.Rect(100, 200, 450, 600))
        document.set_metadata({"title": SCRIPT})
        document.save(folder / "turned.pdf")


def papers_to_database(files: list[tuple[Path, str]], database: Path) -> None:
    """Each file with its path below the papers' folder."""
    with Store(database) as store:
        for file, relative in files:
            sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
            store.publish(read_paper(file, relative=relative, sha256=sha256))


def ask_site(database: Path, *paths: str, papers: Path | None = None) -> list[httpx.Response]:
    """The answers to requests for the paths, redirects not followed."""

    async def ask() -> list[httpx.Response]:
        datasette = database_to_datasette(database, VIEWS, [papers] if papers else [])
        await datasette.invoke_startup()
        return [await datasette.client.get(path) for path in paths]

    return asyncio.run(ask())


def rows(database: Path, sql: str, *parameters: object) -> list[dict[str, Any]]:
    """What the database answers."""
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, parameters)]
