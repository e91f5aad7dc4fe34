"""Grids in doubt are held against another reader's borders, and the better reading is taken by stated criteria."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pymupdf
import pytest
from drawn import draw_page, draw_table, put, texts_of
from proof import lost_and_doubled

from docextract.model.geometry import Box
from docextract.model.page import Page
from docextract.model.table import Borders
from docextract.read.second_tables import SecondTables
from docextract.tables.finder import find_grids
from docextract.tables.second_opinion import Verdict, with_second_opinion

XS = (60.0, 160.0, 220.0, 280.0)
LABELS = ("Care", "Transport", "Schools")
SUMS = (("10.5", "11.5"), ("2.0", "2.5"), ("7.0", "7.5"))


def crowded(leaf: pymupdf.Page) -> None:
    """Two columns of figures in one ruled column, too close together for the first reader to part them."""
    for r, (label, sums) in enumerate(zip(("Service", *LABELS), (("2025", "2026"), *SUMS), strict=True)):
        y = 90 + 20 * r
        for x0, x1 in ((60, 160), (160, 280)):
            leaf.draw_rect((x0, y, x1, y + 20), color=(0, 0, 0), width=0.5)
        put(leaf, 64, y + 14, label)
        if r:
            put(leaf, 170 + 7 * r, y + 14, sums[0])
            put(leaf, 170 + 7 * r + 27, y + 14, sums[1])


def in_doubt(page: Page) -> list[float]:
    return [grid.confidence for grid in find_grids(page) if grid.confidence < 0.8]


def never(number: int, region: Box) -> Sequence[Borders]:
    raise AssertionError("asked without need")


def test_a_grid_that_is_not_in_doubt_costs_nothing(tmp_path: Path) -> None:
    rows = [["Task", "Start", "End"], ["Apply", "April", "May"], ["Review", "June", "July"]]
    page = draw_page(tmp_path / "sure.pdf", lambda leaf: draw_table(leaf, rows, [120, 90, 80]) and None)
    grids, troubles = with_second_opinion(find_grids(page), page, never)
    assert [texts_of(grid) for grid in grids] == [rows]
    assert troubles == []


def test_the_better_reading_is_taken_and_the_disagreement_kept(tmp_path: Path) -> None:
    page = draw_page(tmp_path / "crowded.pdf", crowded)
    assert in_doubt(page)
    slanted = Borders((60, 160, 280), (90, 110, 130, 150, 170))
    good = Borders((60, 160, 202, 280), (90, 110, 130, 150, 170))
    (grid,), (trouble,) = with_second_opinion(find_grids(page), page, lambda number, region: [slanted, good])
    assert [row[1:] for row in texts_of(grid)[1:3]] == [list(sums) for sums in SUMS[:2]]
    assert "borders of the second reader" in grid.reasons
    assert lost_and_doubled(grid, page.words) == ([], [])
    assert "second reading is taken" in trouble.message
    assert (trouble.page, trouble.code) == (1, "table_read_again")


def test_a_worse_reading_is_left_and_the_disagreement_kept(tmp_path: Path) -> None:
    page = draw_page(tmp_path / "crowded.pdf", crowded)
    first = find_grids(page)
    one_column = Borders((60, 100, 280), (90, 170))
    grids, (trouble,) = with_second_opinion(first, page, lambda number, region: [one_column])
    assert grids == list(first)
    assert "first reading is kept" in trouble.message or "finds no table" in trouble.message


def test_a_second_reader_that_fails_leaves_a_trace(tmp_path: Path) -> None:
    def broken(number: int, region: Box) -> Sequence[Borders]:
        raise ValueError("no such operator")

    page = draw_page(tmp_path / "crowded.pdf", crowded)
    first = find_grids(page)
    grids, (trouble,) = with_second_opinion(first, page, broken)
    assert grids == list(first)
    assert "no such operator" in trouble.message


@pytest.mark.parametrize(
    ("own", "other", "better"),
    [
        (Verdict(0, 4, 10), Verdict(0, 1, 12), True),
        (Verdict(0, 4, 10), Verdict(1, 0, 12), False),  # loses a word
        (Verdict(0, 4, 10), Verdict(0, 1, 9), False),  # glues two figures
        (Verdict(0, 4, 10), Verdict(0, 4, 10), False),
        (Verdict(0, 0, 10), Verdict(0, 0, 14), False),
    ],
)
def test_what_better_means(own: Verdict, other: Verdict, better: bool) -> None:
    assert other.beats(own) is better


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pdfplumbers_borders_stand_where_the_first_reader_sees_the_table(tmp_path: Path, rotation: int) -> None:
    rows = [["Task", "Start", "End"], ["Apply", "April", "May"], ["Review", "June", "July"]]
    path = tmp_path / "turned.pdf"
    page = draw_page(path, lambda leaf: draw_table(leaf, rows, [120, 90, 80]) and None, rotation)
    region = Box(*(pick(rule[i] for rule in page.rules) for i, pick in enumerate((min, min, max, max))))
    borders = SecondTables(path)(1, region)[0]
    assert (len(borders.xs), len(borders.ys)) == (4, 4)
    ends = (borders.xs[0], borders.ys[0], borders.xs[-1], borders.ys[-1])
    assert ends == pytest.approx(tuple(region), abs=1.5)
