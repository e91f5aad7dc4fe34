"""Boxes held against papers drawn for the purpose: right ones pass, moved ones are found."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pymupdf
import pytest

from docextract.publish.store import Store


def judge(root: Path, *arguments: object) -> tuple[int, str]:
    command = [sys.executable, root / "benchmarks/box_truth.py", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a paper of one page, turned, with one sum in brackets."""
    folder = tmp_path / "papers"
    folder.mkdir()
    with pymupdf.open() as document:
        leaf = document.new_page(width=500, height=700)
        leaf.insert_text((50, 300), "This saves (£570,000).", fontsize=14)
        leaf.set_rotation(90)
        document.save(folder / "savings.pdf")
    return folder


@pytest.fixture
def database(tmp_path: Path, papers: Path) -> Path:
    """What was read from it."""
    from hashlib import sha256

    from docextract.pipeline import read_paper

    path, file = tmp_path / "council.db", papers / "savings.pdf"
    with Store(path) as store:
        store.publish(read_paper(file, relative=file.name, sha256=sha256(file.read_bytes()).hexdigest()))
    return path


def test_boxes_round_the_words_are_right(root: Path, database: Path, papers: Path) -> None:
    code, said = judge(root, database, papers)
    assert code == 0
    assert "1 of 1 records are right: 100.00%" in said


@pytest.mark.parametrize("moved", ["y0 = y0 - 150", "y0 = y0 + 200, y1 = y1 + 200"])
def test_boxes_round_other_words_are_told(root: Path, database: Path, papers: Path, moved: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"UPDATE evidence SET {moved}")
    code, said = judge(root, database, papers)
    assert code == 1
    assert "'£570,000', below it" in said


def test_a_paper_that_has_changed_is_left_out(root: Path, database: Path, papers: Path) -> None:
    with (papers / "savings.pdf").open("ab") as stream:
        stream.write(b"%")
    assert judge(root, database, papers) == (1, "0 of 0 records are right: 0.00%\n")
