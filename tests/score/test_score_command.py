"""`docextract score` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docextract.cli import DATABASE, DONE, SOME_FAILED, USAGE, main
from docextract.publish.store import Store


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A database without documents."""
    with Store(tmp_path / "empty.db"):
        pass
    return tmp_path / "empty.db"


def test_papers_that_are_not_in_the_database_are_named(
    corpus: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = empty.with_name("figures.json")
    assert (
        main(["score", str(corpus / "truth"), "--db", str(empty), "--misses", "2", "--json", str(figures)])
        == SOME_FAILED
    )
    said = capsys.readouterr().out
    assert "not in the database: agenda-pack.pdf" in said
    assert "missing risks: budget-risk-register.pdf p1:" in said
    assert json.loads(figures.read_text())["total"]["risks"]["recall"] == 0


@pytest.mark.parametrize("content", ["no json", "[]", '{"title": "no document"}'])
def test_a_file_that_is_no_truth_is_refused(content: str, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = empty.with_name("x.truth.json")
    file.write_text(content)
    assert main(["score", str(file), "--db", str(empty)]) == USAGE
    assert "x.truth.json" in capsys.readouterr().err


def test_places_that_are_not_there(corpus: Path, tmp_path: Path, empty: Path) -> None:
    assert main(["score", str(corpus / "truth"), "--db", str(tmp_path / "none.db")]) == DATABASE
    assert main(["score", str(tmp_path / "none"), "--db", str(empty)]) == USAGE
    assert main(["score", str(tmp_path), "--db", str(empty)]) == USAGE


def test_a_truth_that_asks_for_nothing_is_met(empty: Path) -> None:
    file = empty.with_name("x.truth.json")
    file.write_text('{"document": "x.pdf"}')
    assert main(["score", str(file), "--db", str(empty)]) == SOME_FAILED != DONE
