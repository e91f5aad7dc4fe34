"""pdfplumber's borders come where the first reader sees the drawn lines, whichever way the page is turned."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from docextract.model.geometry import Box
from docextract.read.pdf import open_paper
from docextract.read.second_tables import SecondTables


def ruled(path: Path, rotation: int, crop: tuple[int, ...] | None) -> Path:
    document = pymupdf.open()
    leaf = document.new_page(width=400, height=300)
    for x in (100, 180, 260):
        leaf.draw_line((x, 80), (x, 140))
    for y in (80, 100, 120, 140):
        leaf.draw_line((100, y), (260, y))
    for row in range(3):
        leaf.insert_text((105, 94 + 20 * row), f"Roads {row}", fontsize=9)
        leaf.insert_text((185, 94 + 20 * row), f"{row}00", fontsize=9)
    if crop:
        leaf.set_cropbox(pymupdf.Rect(*crop))
    leaf.set_rotation(rotation)
    document.save(path)
    return path


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 30, 350, 260)])
def test_borders_stand_where_the_lines_are_seen(tmp_path: Path, rotation: int, crop: tuple[int, ...] | None) -> None:
    path = ruled(tmp_path / "ruled.pdf", rotation, crop)
    with open_paper(path) as paper:
        rules = paper.page(1).rules
    xs = sorted({round(rule.x0) for rule in rules if not rule.horizontal})
    ys = sorted({round(rule.y0) for rule in rules if rule.horizontal})
    found = SecondTables(path)(1, Box(xs[0], ys[0], xs[-1], ys[-1]))
    assert found
    assert [round(x) for x in found[0].xs] == xs
    assert [round(y) for y in found[0].ys] == ys


def test_nothing_is_made_up_where_no_table_is(tmp_path: Path) -> None:
    assert SecondTables(ruled(tmp_path / "ruled.pdf", 0, None))(1, Box(300, 200, 390, 290)) == []
