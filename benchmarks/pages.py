"""Times the pages of the site: each kind of page, several of its kind, medians in milliseconds.

    python benchmarks/pages.py DATABASE [--papers PAPERS] [--repeats 9] [--wanted 200]

With PAPERS the source pages are timed too, with their picture: cold (never drawn before) and cached. The server is a
process of its own with an empty picture cache; the first answer of all, which opens the database, does not count.
Exits with 1 where a median is above what is wanted.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

COLD_MS, CACHED_MS = 300, 50
WORDS = (
    "fostering",
    "transport savings",
    "A/R.6.255",
    "home care",
    "£570k",
    "reserves",
    "highways",
    "risk",
    "public health",
)
IDS = {
    "proposal page": "SELECT '/-/proposal/' || id FROM proposals",
    "paper page": "SELECT '/-/paper/' || id FROM documents WHERE page_count > 1",
    "person page": "SELECT '/-/person/' || id FROM people",
    "source page, without its picture": "SELECT '/-/source/amounts/' || id FROM amounts",
    "row": "SELECT '/{name}/amounts/' || id FROM amounts",
}
LISTS = {
    "home": ("/",),
    "savings": ("/-/savings",),
    "search": tuple(f"/-/search?q={word.replace(' ', '+').replace('£', '%C2%A3')}" for word in WORDS),
    "papers": ("/{name}/documents", "/{name}/documents?status=ok"),
    "sums of money": ("/{name}/amounts",),
    "sums of money, filtered": (
        "/{name}/amounts?kind=saving",
        "/{name}/amounts?kind=saving&counts=1",
        "/{name}/amounts?kind=saving&financial_year=2025-26",
        "/{name}/amounts?counts=1&financial_year=2025-26",
    ),
    "proposals": ("/{name}/proposals", "/{name}/proposals?kind=saving"),
    "risks": ("/{name}/risks", "/{name}/risks?rag=Red"),
    "owners": ("/{name}/owners",),
    "tables": ("/{name}/tables",),
    "issues": ("/{name}/issues",),
}
Fetch = Callable[[str], bytes]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. 1 where something takes longer than wanted."""
    options = _parser().parse_args(arguments)
    name = options.database.stem
    with closing(sqlite3.connect(f"file:{options.database}?mode=ro", uri=True)) as database:
        pages = {kind: [path.format(name=name) for path in paths] for kind, paths in LISTS.items()}
        pages |= {kind: _some(database, sql.format(name=name), options.repeats) for kind, sql in IDS.items()}
        sources = _some(database, IDS["source page, without its picture"], options.repeats) if options.papers else []
    slow = []
    with tempfile.TemporaryDirectory() as cache, served(options.database, options.papers, Path(cache)) as fetch:
        fetch("/-/versions.json")
        for kind, paths in ((kind, paths) for kind, paths in pages.items() if paths):
            times = [timed(fetch, path) for path in (paths * options.repeats)[: max(options.repeats, len(paths))]]
            slow += _say(kind, times, options.wanted)
        if sources:
            fetch_sheet(fetch, sources.pop())  # starts the process that draws
            slow += _say("source page with its picture, cold", _sheets(fetch, sources), COLD_MS)
            slow += _say("source page with its picture, cached", _sheets(fetch, sources), CACHED_MS)
    return 1 if slow else 0


def fetch_sheet(fetch: Fetch, path: str) -> None:
    """A source page, and the picture in it."""
    picture = re.search(rb'id="page-picture" src="([^"]+)"', fetch(path))
    if picture is None:
        raise SystemExit(f"{path} has no picture: are these the papers that were read?")
    fetch(picture[1].decode())


def timed(fetch: Fetch, path: str, get: Callable[[Fetch, str], object] | None = None) -> float:
    """Milliseconds until all of the answer is there."""
    begun = time.perf_counter()
    if get:
        get(fetch, path)
    else:
        fetch(path)
    return 1000 * (time.perf_counter() - begun)


@contextmanager
def served(database: Path, papers: Path | None, cache: Path) -> Iterator[Fetch]:
    """The site on a free port; gives a function from an address to the answer's body, which must have status 200."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "docextract", "serve", "--db", str(database), "--port", str(port)]
    environment = {**os.environ, "DOCEXTRACT_CACHE": str(cache)}
    papers_option = ["--papers", str(papers)] if papers else []
    with subprocess.Popen([*command, *papers_option], env=environment, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout
            server.stdout.readline()
            yield _fetching(port)
        finally:
            server.terminate()


def _fetching(port: int) -> Fetch:
    def fetch(path: str) -> bytes:
        for _ in range(100):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            try:
                connection.request("GET", path)
            except ConnectionRefusedError:
                time.sleep(0.1)
                continue
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}")
            return body
        raise SystemExit("the server does not listen")

    return fetch


def _sheets(fetch: Fetch, paths: Sequence[str]) -> list[float]:
    return [timed(fetch, path, fetch_sheet) for path in paths]


def _some(database: sqlite3.Connection, sql: str, wanted: int) -> list[str]:
    found = [path for (path,) in database.execute(f"{sql} LIMIT 200000")]
    return random.Random(1).sample(found, min(wanted + 1, len(found)))


def _say(kind: str, times: Sequence[float], wanted: float) -> list[str]:
    middle = median(times)
    late = middle > wanted
    print(
        f"{kind:40} {middle:6.0f} ms  ({min(times):.0f} to {max(times):.0f}){'  too slow' if late else ''}", flush=True
    )
    return [kind] if late else []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--papers", type=Path, help="the folder that the papers were read from")
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--wanted", type=float, default=200, help="milliseconds that a page may take")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
