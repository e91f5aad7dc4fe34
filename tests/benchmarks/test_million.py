"""A large database made of a small one, and its pages timed. How fast they are, is not tested."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from docextract.pipeline import read_paper
from docextract.publish.search import faults
from docextract.publish.store import Store


@pytest.fixture(scope="module")
def large(root: Path, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A risk register three times over."""
    folder = tmp_path_factory.mktemp("large")
    small, large, paper = folder / "small.db", folder / "large.db", corpus / "papers/budget-risk-register.pdf"
    with Store(small) as store:
        store.publish(read_paper(paper, relative=paper.name, sha256=sha256(paper.read_bytes()).hexdigest()))
    with closing(sqlite3.connect(small)) as connection:
        (amounts,) = connection.execute("SELECT count(*) FROM amounts").fetchone()
    command = [sys.executable, root / "benchmarks/million.py", small, large, "--amounts", str(3 * amounts - 1)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert f"3 times {amounts} amounts" in said
    return large


def test_a_large_database_is_whole(large: Path) -> None:
    with closing(sqlite3.connect(large)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert faults(connection) == []
        assert connection.execute("SELECT count(DISTINCT id), count(DISTINCT publisher) FROM documents").fetchone() == (
            3,
            3,
        )
        assert connection.execute(
            "SELECT count(DISTINCT amount_pence) > count(DISTINCT raw) FROM amounts"
        ).fetchone() == (1,)


def test_every_kind_of_page_is_timed(root: Path, large: Path) -> None:
    command = [sys.executable, root / "benchmarks/pages.py", large, "--repeats", "1", "--wanted", "60000"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for kind in ("home", "search", "sums of money", "paper page", "source page"):
        assert f"\n{kind}" in f"\n{said}"
    assert "too slow" not in said
