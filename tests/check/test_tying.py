"""Where totals fail the page is read a second time, and the reading by which they hold is taken; else nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pymupdf
import pytest
from drawn import draw_page, draw_table

from docextract import pipeline
from docextract.model.bundle import Bundle
from docextract.model.geometry import Box
from docextract.model.page import Page
from docextract.model.records import Check, IssueRecord, TableCellRecord
from docextract.model.table import Borders, Grid
from docextract.read.second_tables import SecondTables
from docextract.tables.finder import find_grids
from docextract.tables.second_opinion import SecondLook, other_readings

ROWS = [
    ["Service", "2024-25 £000", "2025-26 £000", "2026-27 £000"],
    ["Older people", "61,204", "63,118", "64,900"],
    ["Learning disability", "44,310", "45,605", "46,120"],
    ["Mental health", "12,887", "13,475", "13,900"],
    ["Total adults", "118,401", "122,198", "124,920"],
    ["Waste", "28,112", "28,676", "29,004"],
    ["Highways", "19,870", "19,827", "20,310"],
    ["Total place", "47,982", "48,503", "49,314"],
    ["Total", "166,383", "170,701", "174,234"],
]
WIDTHS = [150, 90, 90, 90]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return _page(tmp_path, ROWS)


def _page(folder: Path, rows: Sequence[Sequence[str]]) -> Page:
    def draw(leaf: pymupdf.Page) -> None:
        draw_table(leaf, rows, WIDTHS)

    return draw_page(folder / "paper.pdf", draw)


def faulty(page: Page, *, xs: Sequence[float] = (), ys: Sequence[float] = ()) -> Grid:
    """The page's only grid as a first reader would have it that took other borders, and was not quite sure of them."""
    (grid,) = find_grids(page)
    own_xs = sorted({x for cell in grid.cells for x in (cell.parts[0].box.x0, cell.parts[0].box.x1)})
    own_ys = sorted({y for cell in grid.cells for y in (cell.parts[0].box.y0, cell.parts[0].box.y1)})
    borders = Borders(tuple(xs or own_xs), tuple(ys or own_ys))
    seeded = other_readings(grid, page, lambda number, region: [borders])[0]
    return Grid(**{name: getattr(seeded, name) for name in Grid.__slots__} | {"confidence": 0.9, "reasons": ()})


def read(monkeypatch: pytest.MonkeyPatch, page: Page, grid: Grid, look: SecondLook) -> Bundle:
    monkeypatch.setattr(pipeline, "find_grids", lambda _: (grid,))
    return pipeline.pages_to_bundle((page,), relative="paper.pdf", sha256="0" * 64, look=look)


def outcomes(bundle: Bundle) -> list[str]:
    return [r.outcome for r in bundle.records if isinstance(r, Check) and r.rule == "column_total"]


def reasons(bundle: Bundle) -> list[str]:
    return [r.message for r in bundle.records if isinstance(r, IssueRecord) and r.code == "table_read_again"]


def never(number: int, region: Box) -> Sequence[Borders]:
    raise AssertionError("asked without need")


def test_a_page_whose_totals_hold_is_not_read_again(monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    bundle = read(monkeypatch, page, faulty(page), never)
    assert set(outcomes(bundle)) == {"holds"}
    assert len(outcomes(bundle)) == 9


@pytest.mark.parametrize("row", range(2, len(ROWS) - 1))
def test_two_rows_read_as_one_are_parted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: Page, row: int) -> None:
    (grid,) = find_grids(page)
    ys = sorted({y for cell in grid.cells for y in (cell.parts[0].box.y0, cell.parts[0].box.y1)})
    bundle = read(monkeypatch, page, faulty(page, ys=[*ys[:row], *ys[row + 1 :]]), SecondTables(tmp_path / "paper.pdf"))
    assert outcomes(bundle) == ["holds"] * 9
    assert "its reading is taken" in reasons(bundle)[0]
    assert sum(isinstance(record, TableCellRecord) for record in bundle.records) == 36


def test_figures_that_fell_into_the_next_column_are_put_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: Page
) -> None:
    (grid,) = find_grids(page)
    xs = sorted({x for cell in grid.cells for x in (cell.parts[0].box.x0, cell.parts[0].box.x1)})
    moved = [x - 48 if place == 2 else x for place, x in enumerate(xs)]
    bundle = read(monkeypatch, page, faulty(page, xs=moved), SecondTables(tmp_path / "paper.pdf"))
    assert outcomes(bundle) == ["holds"] * 9


def test_a_total_that_the_paper_prints_wrong_stays_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = _page(tmp_path, [*ROWS[:4], ["Total adults", "118,401", "122,898", "124,920"], *ROWS[5:]])
    asked: list[int] = []

    def look(number: int, region: Box) -> Sequence[Borders]:
        asked.append(number)
        return SecondTables(tmp_path / "paper.pdf")(number, region)

    bundle = read(monkeypatch, page, faulty(page), look)
    assert outcomes(bundle).count("fails") == 1
    assert asked == [1]
    assert reasons(bundle) == []
