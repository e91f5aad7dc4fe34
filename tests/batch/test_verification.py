"""Verifying: the papers' own figures hold, wrong ones are told, and papers that are not there keep what they have."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from docextract import cli
from docextract.batch.limits import Limits
from docextract.batch.run import Options, run_paths
from docextract.batch.verification import Request, UnknownDocument, Verified, readings, verify_papers
from docextract.batch.verification_text import verified_to_text
from docextract.model.geometry import Box
from docextract.publish.readings import Printed
from docextract.publish.store import StoreError


def text_paper(path: Path, *lines: str) -> Path:
    document = pymupdf.open()
    leaf = document.new_page()
    for number, line in enumerate(lines):
        leaf.insert_text((72, 90 + 20 * number), line, fontsize=11)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    text_paper(
        papers / "one.pdf", "The review will save £250k in 2025-26, not £310k.", "A reserve of £1.2 million stands."
    )
    text_paper(papers / "sub" / "two.pdf", "The budget rises by £75,000 (see below).")
    text_paper(papers / "words.pdf", "No sum is printed here.")
    run_paths([papers], database(papers), Options(workers=1))
    return papers


def database(papers: Path) -> Path:
    return papers.parent / "papers.db"


def verify(folder: Path, **options: Any) -> dict[str, Verified]:
    request = Request(**{"workers": 1, "limits": Limits(60.0, 600, 30.0), **options})
    return {one.path: one for one in verify_papers(database(folder), request)}


def query(papers: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database(papers)) as connection:
        return connection.execute(sql, values).fetchall()


def test_every_figure_is_read_again_and_agrees(folder: Path) -> None:
    found = verify(folder)
    assert {path: (one.same, one.other, one.nothing, one.unread) for path, one in found.items()} == {
        "one.pdf": (3, 0, 0, 0),
        "sub/two.pdf": (1, 0, 0, 0),
    }
    rows = query(folder, "SELECT DISTINCT record_table, engine, outcome FROM second_readings")
    assert rows == [("amounts", "pdfplumber", "same characters")]
    assert query(folder, "SELECT figures, same_characters, agreement FROM second_readings_summary") == [
        (3, 3, 1.0),
        (1, 1, 1.0),
    ]


def test_wrong_and_misplaced_figures_are_told_and_a_second_run_replaces_the_first(folder: Path) -> None:
    verify(folder)
    with sqlite3.connect(database(folder)) as connection:
        connection.execute("UPDATE amounts SET raw = '£520k' WHERE raw = '£250k'")
        connection.execute("UPDATE amounts SET y0 = 700, y1 = 712 WHERE raw = '£310k'")
    one = verify(folder)["one.pdf"]
    assert (one.same, one.other, one.nothing) == (1, 1, 1)
    assert {(d.printed, d.seen) for d in one.differences} == {("£520k", "£250k"), ("£310k", "")}
    assert query(folder, "SELECT count(*) FROM second_readings") == [(4,)]
    assert query(folder, "SELECT page, printed, seen, outcome FROM readings_that_differ ORDER BY outcome") == [
        (1, "£310k", None, "nothing there"),
        (1, "£520k", "£250k", "other characters"),
    ]


def test_a_missing_or_changed_file_is_told_and_keeps_its_readings(folder: Path) -> None:
    verify(folder)
    text_paper(folder / "one.pdf", "The review will save £999k.")
    (folder / "sub" / "two.pdf").unlink()
    found = verify(folder)
    assert "has changed" in (found["one.pdf"].reason or "")
    assert "no such file" in (found["sub/two.pdf"].reason or "")
    assert query(folder, "SELECT count(*) FROM second_readings") == [(4,)]


def test_papers_that_moved_are_found_in_the_folder_that_is_named(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(folder, elsewhere)
    assert all(one.reason for one in verify(folder).values())
    assert sum(one.same for one in verify(folder, papers=elsewhere).values()) == 4
    with pytest.raises(FileNotFoundError):
        verify(folder, papers=tmp_path / "nowhere")


def test_only_the_papers_that_are_named(folder: Path) -> None:
    assert set(verify(folder, documents=("two.pdf",))) == {"sub/two.pdf"}
    ((document,),) = query(folder, "SELECT id FROM documents WHERE path = 'one.pdf'")
    assert set(verify(folder, documents=(document,))) == {"one.pdf"}
    with pytest.raises(UnknownDocument, match=r"three\.pdf"):
        verify(folder, documents=("one.pdf", "three.pdf"))


def test_no_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database there"):
        verify_papers(tmp_path / "none.db", Request())
    assert not (tmp_path / "none.db").exists()


def test_new_records_lose_the_readings_of_the_old_ones(folder: Path) -> None:
    verify(folder)
    run_paths([folder], database(folder), Options(workers=1, refresh="all"))
    assert query(folder, "SELECT count(*) FROM second_readings") == [(0,)]


def test_the_worst_of_a_records_figures_decides_and_an_unread_one_leaves_it_out() -> None:
    box = Box(0, 0, 1, 1)
    figures = [
        Printed("risks", risk, 1, box, quote) for risk, quote in (("a", "4"), ("a", "12"), ("b", "3"), ("c", "5"))
    ]
    found = readings("document", figures, ["4", "21", None, ""])
    assert [(one.record_id, one.outcome, one.text) for one in found] == [
        ("a", "other characters", "4; 21"),
        ("c", "nothing there", None),
    ]


def test_the_command_says_the_share_and_lists_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(database(folder)) as connection:
        connection.execute("UPDATE amounts SET raw = '£520k' WHERE raw = '£250k'")
    arguments = ["verify", "--db", str(database(folder)), "--workers", "1", "--differences"]
    assert cli.main(arguments) == cli.DONE
    shown = capsys.readouterr().out
    assert "4 figures in 2 papers read again by another engine: 75.00% the same characters" in shown
    assert "page 1, amounts: published '£520k', seen '£250k'" in shown
    assert cli.main([*arguments, "--document", "three.pdf"]) == cli.USAGE
    assert cli.main(["verify", "--db", str(folder / "none.db")]) == cli.DATABASE


def test_the_text_names_papers_that_were_not_read() -> None:
    text = verified_to_text([Verified("a.pdf", reason="it is gone"), Verified("b.pdf", same=1, unread=2)])
    assert text.splitlines() == [
        "not read: a.pdf: it is gone",
        "b.pdf: 1 read again, 2 not read",
        "1 figures in 1 paper read again by another engine: 100.00% the same characters, 0 other characters,"
        " 0 nothing there; 2 on pages it could not read; 1 paper not read",
    ]
