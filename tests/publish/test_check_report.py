"""What does not add up, as a terminal shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from stub_readers import text_to_bundle

from docextract.cli import main
from docextract.model.bundle import Bundle
from docextract.model.records import Amount, Check, CheckInput
from docextract.publish.check_report import database_to_check_report
from docextract.publish.store import Store, StoreError

Outcome = Literal["holds", "fails", "unverifiable"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of one paper with a check of each outcome; the one that fails took the paper's sum."""
    bundle = text_to_bundle("Anna saves", relative="a.pdf", sha256="ab")
    amount = next(record for record in bundle.records if isinstance(record, Amount))
    outcomes: tuple[Outcome, ...] = ("holds", "fails", "unverifiable")
    checks = [
        Check(
            id=outcome,
            document_id=bundle.document.id,
            page=1,
            rule="column_total",
            outcome=outcome,
            message=f"this one {outcome}",
            difference_gbp=100.0 if outcome == "fails" else None,
        )
        for outcome in outcomes
    ]
    taken = CheckInput(check_id="fails", ordinal=0, amount_id=amount.id, sign=-1)
    path = tmp_path / "papers.db"
    with Store(path) as store:
        store.publish(Bundle(bundle.document, (*bundle.records, *checks, taken)))
    return path


def test_the_report_names_page_and_figures(database: Path) -> None:
    report = database_to_check_report(database)
    assert report.fails == 1
    assert "a.pdf" in report.text
    assert "page 1, column_total: this one fails" in report.text
    assert "taken: - " in report.text
    assert "1 checks hold, 1 fail (50.0% of those decided hold); 1 could not be decided" in report.text
    assert "this one unverifiable" not in report.text


def test_what_could_not_be_decided_is_listed_on_request(database: Path) -> None:
    assert "this one unverifiable" in database_to_check_report(database, unverifiable=True).text


def test_strict_exits_with_its_own_code(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--db", str(database)]) == 0
    assert main(["check", "--db", str(database), "--strict"]) == 7
    assert "this one fails" in capsys.readouterr().out


def test_the_views_count_the_same(database: Path) -> None:
    with Store(database) as store:
        row = store.connection.execute(
            "SELECT fails, pages, largest_difference_gbp, totals, totals_that_hold FROM papers_that_do_not_add_up"
        ).fetchone()
        summary = store.connection.execute("SELECT rule, holds, fails, unverifiable FROM checks_summary").fetchall()
    assert tuple(row) == (1, 1, 100.0, 2, 0.5)
    assert [tuple(one) for one in summary] == [("column_total", 1, 1, 1)]


def test_no_database_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        database_to_check_report(tmp_path / "none.db")
