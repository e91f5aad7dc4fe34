"""The site on a database that is being written to: nothing fails, nothing waits for the run to end."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from drawn_papers import rows

from docextract.publish.store import Store
from docextract.publish.views import VIEWS
from docextract.web.server import database_to_datasette

if TYPE_CHECKING:
    from conftest import Site

RUN = [sys.executable, "-m", "docextract", "ingest"]


def paths_of(database: Path) -> list[str]:
    """A page of each kind."""
    (amount,) = rows(database, "SELECT id, document_id FROM amounts LIMIT 1")
    (person,) = rows(database, "SELECT id FROM people LIMIT 1")
    (proposal,) = rows(database, "SELECT id FROM proposals LIMIT 1")
    return [
        "/",
        "/-/savings",
        "/-/search?q=savings",
        f"/{database.stem}/amounts",
        f"/{database.stem}/red_risks_and_owners",
        f"/-/source/amounts/{amount['id']}",
        f"/-/paper/{amount['document_id']}",
        f"/-/proposal/{proposal['id']}",
        f"/-/person/{person['id']}",
    ]


def test_a_transaction_that_is_open_is_neither_seen_nor_waited_for(site: Site, tmp_path: Path) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    paths = paths_of(database)

    async def ask() -> tuple[list[httpx.Response], list[httpx.Response]]:
        datasette = database_to_datasette(database, VIEWS, [site.papers])
        await datasette.invoke_startup()
        with Store(database) as store:
            with store.transaction() as connection:
                connection.execute("UPDATE amounts SET raw = 'written anew'")
                during = [await datasette.client.get(path) for path in paths]
            after = [await datasette.client.get(path) for path in paths]
        return during, after

    during, after = asyncio.run(ask())
    assert [page.status_code for page in (*during, *after)] == [200] * 2 * len(paths)
    assert not any("written anew" in page.text for page in during)
    assert any("written anew" in page.text for page in after)


def test_pages_are_there_while_papers_are_read_anew(site: Site, tmp_path: Path) -> None:
    database, papers = tmp_path / "council.db", tmp_path / "papers"
    papers.mkdir()
    shutil.copy(site.papers / "budget-risk-register.pdf", papers)
    shutil.copy(site.database, database)
    paths = paths_of(database)

    async def ask() -> tuple[int, list[tuple[str, int]]]:
        datasette = database_to_datasette(database, VIEWS, [papers])
        await datasette.invoke_startup()
        run = await asyncio.create_subprocess_exec(
            *RUN, papers, "--db", database, "--refresh", "all", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        done = asyncio.create_task(run.wait())
        answers = []
        while not done.done():
            for path in paths:
                answers.append((path, (await datasette.client.get(path)).status_code))
        return await done, answers

    code, answers = asyncio.run(ask())
    assert code == 0
    assert len(answers) >= len(paths)
    assert [answer for answer in answers if answer[1] != 200] == []
    assert [run["outcome"] for run in rows(database, "SELECT outcome FROM runs")] == ["ok"]


def test_the_site_starts_before_the_first_paper_is_published(tmp_path: Path) -> None:
    database = tmp_path / "council.db"

    async def ask() -> list[int]:
        with Store(database) as store, store.transaction() as connection:
            connection.execute("INSERT INTO committees (id, name, variants) VALUES ('one', 'Cabinet', '[]')")
            datasette = database_to_datasette(database, VIEWS)
            await datasette.invoke_startup()
            paths = ("/", "/-/savings", "/-/search?q=cabinet", "/council/amounts", "/council/documents")
            return [(await datasette.client.get(path)).status_code for path in paths]

    assert asyncio.run(ask()) == [200] * 5
