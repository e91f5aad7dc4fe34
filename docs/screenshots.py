"""Takes the pictures of docs/images from a site that shows the papers of corpus/.

    python docs/screenshots.py [--out docs/images]

Reads corpus/ into a database of its own and opens the pages in Chromium. One more paper, turned by 90 degrees, is made
for the purpose. Needs the developers' tools and Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pymupdf
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
DESK, TELEPHONE = (1280, 860), (375, 740)
COLOURS = 256


class Shot(NamedTuple):
    """A picture: its name, the page's address or a question for it, and the screen."""

    name: str
    address: str
    screen: tuple[int, int] = DESK


ON_ITS_SIDE = """
SELECT '/-/source/amounts/' || amounts.id FROM amounts JOIN pages USING (document_id, page)
WHERE kind = 'saving' AND counts = 1 AND width > height ORDER BY abs(amount_pence) DESC LIMIT 1"""
OVER_TWO_PAGES = """
SELECT '/-/source/risks/' || record_id FROM evidence WHERE record_table = 'risks'
GROUP BY record_id HAVING min(page) < max(page) LIMIT 1"""
TURNED = """
SELECT '/-/source/risks/' || risks.id FROM risks JOIN pages USING (document_id, page)
WHERE rotation <> 0 ORDER BY page, y0 LIMIT 1"""
SHOTS = (
    Shot("home", "/"),
    Shot("search", "/-/search?q=reablement"),
    Shot("amounts", "/council/amounts?kind=saving&counts=1"),
    Shot("source", ON_ITS_SIDE),
    Shot("risk", OVER_TWO_PAGES),
    Shot("turned", TURNED),
    Shot("telephone", ON_ITS_SIDE, TELEPHONE),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, serve, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/images")
    out = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        papers, database = Path(name) / "papers", Path(name) / "council.db"
        shutil.copytree(ROOT / "corpus/papers", papers)
        turn(papers / "budget-risk-register.pdf", papers / "turned.pdf")
        run = [sys.executable, "-m", "docextract"]
        subprocess.run([*run, "ingest", papers, "--db", database], check=True, stdout=subprocess.DEVNULL)
        with served([*run, "serve", "--db", str(database), "--papers", str(papers)], Path(name) / "cache") as site:
            take(site, database, out)
    return 0


def turn(paper: Path, out: Path) -> None:
    """A paper whose pages are stored on their side and shown upright."""
    with pymupdf.open(paper) as source, pymupdf.open() as made:
        for leaf in source:
            width, height = leaf.rect.width, leaf.rect.height
            page = made.new_page(width=height, height=width)
            page.show_pdf_page(page.rect, source, leaf.number, rotate=90)
            page.set_rotation(90)
        made.set_metadata({"title": "The same register, stored on its side"})
        made.save(out)


def take(site: str, database: Path, out: Path) -> None:
    """The pictures of SHOTS as PNG of few colours."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, closing(sqlite3.connect(database)) as connection:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            asked = not shot.address.startswith("/")
            address = connection.execute(shot.address).fetchone()[0] if asked else shot.address
            page = browser.new_page(viewport={"width": shot.screen[0], "height": shot.screen[1]})
            page.goto(site + address, wait_until="networkidle")
            path = out / f"{shot.name}.png"
            page.screenshot(path=path)
            page.close()
            few = Image.open(path).convert("RGB").quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()


@contextmanager
def served(command: Sequence[str], cache: Path) -> Iterator[str]:
    """The site's address while it is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DOCEXTRACT_CACHE": str(cache)}
    with subprocess.Popen([*command, "--port", str(port)], env=environment, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout
            server.stdout.readline()
            for _ in range(200):
                with socket.socket() as probe:
                    probe.settimeout(0.1)
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


if __name__ == "__main__":
    raise SystemExit(main())
