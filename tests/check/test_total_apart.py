"""A total in a box of its own above the table, in line with the columns that it sums."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from drawn import draw_table, put

from docextract.model.records import Check
from docextract.pipeline import read_paper

RISKS = [
    ["Ref", "Risk", "Exposure a year £m", "Exposure in all £m"],
    ["R1", "Demand for home care", "119.2", ""],
    ["R2", "School places", "", "165.0"],
    ["R3", "Energy prices", "20.0", "30.0"],
    ["R4", "Late receipts", "23.3", "50.0"],
]


@pytest.mark.parametrize(
    ("totals", "outcomes"),
    [
        (["162.5", "245.0"], [("total_of_tables", "holds")] * 2),
        (["172.5", "245.0"], [("column_total", "unverifiable")] * 2),
    ],
)
def test_a_total_above_its_table(tmp_path: Path, totals: list[str], outcomes: list[tuple[str, str]]) -> None:
    document = pymupdf.open()
    leaf = document.new_page(width=842, height=595)
    put(leaf, 60, 40, "Budget risk register", bold=True)
    draw_table(leaf, [["TOTAL £m", *totals]], [90, 90, 90], left=290, top=60)
    draw_table(leaf, RISKS, [60, 260, 90, 90], top=120)
    document.save(tmp_path / "paper.pdf")
    document.close()
    bundle = read_paper(tmp_path / "paper.pdf", relative="paper.pdf", sha256="1" * 64)
    assert [(r.rule, r.outcome) for r in bundle.records if isinstance(r, Check)] == outcomes
