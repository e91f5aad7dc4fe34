"""What the tests of the site share: stub readers by name, a folder of papers with its database, pictures kept aside."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))
sys.path.insert(0, str(Path(__file__).parent))

from drawn_papers import SCRIPT, draw_papers, papers_to_database


class Site(NamedTuple):
    """A published database and the folder of its papers."""

    database: Path
    papers: Path


@pytest.fixture(scope="session", autouse=True)
def pictures_aside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pictures are kept in a folder of the tests; no folder of papers comes from the environment."""
    before = {name: os.environ.pop(name, None) for name in ("DOCEXTRACT_CACHE", "DOCEXTRACT_PAPERS")}
    os.environ["DOCEXTRACT_CACHE"] = str(tmp_path_factory.mktemp("pictures"))
    yield
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Site:
    """The drawn papers and two of the corpus; the drawn one is called by a script."""
    folder = tmp_path_factory.mktemp("site")
    papers, database = folder / "papers", folder / "council.db"
    draw_papers(papers)
    for name in ("business-case-pack.pdf", "budget-risk-register.pdf"):
        (papers / name).symlink_to(corpus / "papers" / name)
    papers_to_database([(file, file.name) for file in sorted(papers.iterdir())], database)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE documents SET title = ?, name = ? WHERE path = 'turned.pdf'", (SCRIPT, SCRIPT))
    return Site(database, papers)
