"""Tables as other councils print them, drawn, read and checked: nothing right is called wrong, and one slip is found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pymupdf
import pytest
from council_tables import COUNCIL_TABLES
from drawn import draw_table, put

from docextract.model.records import Check
from docextract.pipeline import read_paper

NO_SUM = {
    "Savings targets (£000)",
    "Performance by quarter",
    "Corporate risks",
    "Options appraisal",
    "Treasury position",
    "Workforce",
    "Ten largest grants received in 2025/26",
}
"""Tables without a total that could be held against lines."""


def rows_to_checks(path: Path, title: str, rows: list[list[str]]) -> list[Check]:
    """The checks of a one-page paper with this table."""
    document = pymupdf.open()
    leaf = document.new_page(width=842, height=595)
    put(leaf, 60, 50, "Report to Cabinet", bold=True)
    put(leaf, 60, 80, f"Table 1: {title}", bold=True)
    first, rest = (190, 510) if len(rows[0]) < 6 else (150, 560)
    draw_table(leaf, rows, [first, *[rest / (len(rows[0]) - 1)] * (len(rows[0]) - 1)])
    document.save(path)
    document.close()
    bundle = read_paper(path, relative="paper.pdf", sha256=hashlib.sha256(title.encode()).hexdigest())
    return [record for record in bundle.records if isinstance(record, Check)]


@pytest.mark.parametrize("title", COUNCIL_TABLES)
def test_what_adds_up_or_cannot_be_told_never_fails(tmp_path: Path, title: str) -> None:
    checks = rows_to_checks(tmp_path / "paper.pdf", title, COUNCIL_TABLES[title])
    assert [check.message for check in checks if check.outcome == "fails"] == []
    assert title in NO_SUM or any(check.outcome == "holds" for check in checks)


@pytest.mark.parametrize(
    ("title", "row", "col", "wrong", "failing"),
    [
        ("Revenue budget 2025/26 (£000)", 5, 5, "120,331", {(5, 5)}),
        ("Net expenditure by directorate (£m)", 6, 2, "448.0", {(6, 2)}),
        ("Net budget (£000)", 4, 1, "51,190", {(4, 1)}),
        ("Earmarked reserves (£000)", 4, 4, "17,512", {(4, 4)}),
        ("Capital programme", 2, 2, "81.3", {(1, 2), (2, 4)}),
        ("Forecast outturn (£m)", 4, 3, "2.1 (A)", {(4, 3), (4, 2)}),
        ("Subjective analysis", 10, 3, "359,824", {(10, 3), (10, 4)}),
    ],
)
def test_one_wrong_figure_is_found_and_nothing_else(
    tmp_path: Path, title: str, row: int, col: int, wrong: str, failing: set[tuple[int, int]]
) -> None:
    rows = [list(texts) for texts in COUNCIL_TABLES[title]]
    rows[row][col] = wrong
    checks = rows_to_checks(tmp_path / "paper.pdf", title, rows)
    assert {(check.row, check.col) for check in checks if check.outcome == "fails"} == failing
