"""What the tests in a real browser share: a folder of papers read once, the site served from it, and Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
sys.path.append(str(Path(__file__).parent))

from drawn_papers import SCRIPT, draw_papers, papers_to_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
SCREEN = {"width": 1280, "height": 900}


class Served(NamedTuple):
    """A site that runs, the database behind it and the folder of its papers."""

    address: str
    database: Path
    papers: Path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; without it tests are skipped, except where `.ci/run` must have installed it."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if os.environ.get("CI"):
        pytest.fail("there is no Chromium: .ci/run must have it")
    pytest.skip("needs Chromium: install Debian's package chromium")


@pytest.fixture(scope="session")
def served(
    chromium: str, tmp_path_factory: pytest.TempPathFactory, corpus: Path, corpus_database: Path
) -> Iterator[Served]:
    """The papers of the corpus and a drawn one whose title is a script, read and served as anybody would."""
    folder = tmp_path_factory.mktemp("served")
    papers, database = folder / "papers", folder / "council.db"
    draw_papers(papers)
    for paper in (corpus / "papers").glob("*.pdf"):
        shutil.copy(paper, papers)
    shutil.copy(corpus_database, database)
    papers_to_database([(papers / "turned.pdf", "turned.pdf")], database)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE documents SET title = ?, name = ? WHERE path = 'turned.pdf'", (SCRIPT, SCRIPT))
    connection.close()
    port = free_port()
    environment = {**os.environ, "DOCEXTRACT_CACHE": str(folder / "pictures")}
    serve = [sys.executable, "-m", "docextract", "serve", "--db", database, "--papers", papers, "--port", str(port)]
    with subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert b"http" in server.stdout.readline(), "the server did not start"
        wait_for(port)
        yield Served(f"http://127.0.0.1:{port}", database, papers)
        server.terminate()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Closed after the module: while it is open, no other test of this process may run an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """An empty page. In the end: nothing was loaded from elsewhere, no script failed, nothing asked to be confirmed."""
    context = browser.new_context(
        viewport=SCREEN, base_url=served.address, permissions=["clipboard-read", "clipboard-write"]
    )
    opened = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()
    assert asked, "the test opened no page"
    assert [address for address in asked if not address.startswith(served.address)] == []
    assert wrong == []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Until somebody listens there. Raises TimeoutError after 20 seconds."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not listen")
