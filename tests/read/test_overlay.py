"""The picture that `inspect` draws: what is on it, and the summary beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pymupdf
import pytest

from docextract.inspection import inspect_page
from docextract.model.geometry import Box
from docextract.model.page import Fill, Page, Rule, Word
from docextract.model.table import Cell, CellPart, Column, Row, Table
from docextract.read.overlay import FILL, GREY, JOINED, RULE, TABLES, Colour, draw_page
from docextract.read.unreadable import UnreadablePaper

WIDTH, HEIGHT = 300.0, 200.0


def blank(width: float = WIDTH, height: float = HEIGHT) -> bytes:
    with pymupdf.open() as document:
        return document.new_page(width=width, height=height).get_pixmap(dpi=144).tobytes("png")


def cell(row: int, col: int, *boxes: tuple[int, Box], col_span: int = 1) -> Cell:
    return Cell(row, col, 1, col_span, "x", tuple(CellPart(page, box, (), None) for page, box in boxes))


def table(*cells: Cell) -> Table:
    columns = (Column(0, "Saving", "title"), Column(1, "2024/25", "amount"))
    rows = (Row(0, "header"), Row(1, "total"))
    return Table(1, 1, Box(50, 50, 250, 150), None, "other", 2, 2, cells, columns, rows, "ruled", 0.9)


def seen(png: bytes, colour: Colour, height: float = HEIGHT) -> bool:
    """Some pixel of the topmost `height` points has this colour, or a blend of it with white, as fine lines have.

    At 144 dots per inch; the captions below are coloured too.
    """
    picture = pymupdf.Pixmap(png)
    raw = bytes(picture.samples)[: int(height * 2) * picture.stride]
    return any(is_tint(raw[i : i + 3], colour) for i in range(0, len(raw), picture.n))


@cache
def is_tint(pixel: bytes, colour: Colour) -> bool:
    ink = [255 - channel for channel in pixel]
    full = [255 * (1 - channel) for channel in colour]
    strength = sum(ink) / sum(full)
    return strength > 0.25 and all(abs(i - strength * f) < 12 for i, f in zip(ink, full, strict=True))


PAGE = Page(1, WIDTH, HEIGHT, 0, ())
ONE = cell(0, 0, (1, Box(50, 50, 150, 100)))


def test_a_page_without_anything_keeps_its_size_and_gets_a_legend_below() -> None:
    drawn = pymupdf.Pixmap(draw_page(blank(), PAGE, (), ()))
    assert drawn.width == WIDTH * 2
    assert HEIGHT * 2 < drawn.height < HEIGHT * 4


@pytest.mark.parametrize(
    ("page", "colour"),
    [
        (replace(PAGE, words=(Word(10, 10, 90, 30, "word", 0, 0),)), GREY),
        (replace(PAGE, rules=(Rule(10, 20, 200, 20),)), RULE),
        (replace(PAGE, fills=(Fill(10, 20, 200, 40, (0.2, 0.2, 0.2)),)), FILL),
    ],
)
def test_what_was_read_is_drawn(page: Page, colour: Colour) -> None:
    assert seen(draw_page(blank(), page, (), ()), colour)
    assert not seen(draw_page(blank(), PAGE, (), ()), colour)


def test_every_table_has_a_colour_of_its_own() -> None:
    other = table(cell(0, 0, (1, Box(50, 120, 150, 180))))
    assert not seen(draw_page(blank(), PAGE, [table(ONE)], [[]]), TABLES[1])
    png = draw_page(blank(), PAGE, [table(ONE), other], [[], []])
    assert seen(png, TABLES[0])
    assert seen(png, TABLES[1])


def test_only_rows_with_a_part_on_another_page_are_marked_as_joined() -> None:
    joined = cell(1, 0, (1, Box(50, 100, 150, 150)), (2, Box(50, 20, 150, 40)))
    assert not seen(draw_page(blank(), PAGE, [table(ONE)], [[]]), JOINED)
    assert seen(draw_page(blank(), PAGE, [table(ONE, joined)], [[]]), JOINED)


def test_cells_of_other_pages_are_not_drawn() -> None:
    elsewhere = table(cell(0, 0, (2, Box(50, 50, 150, 100))))
    assert draw_page(blank(), PAGE, [elsewhere], [[]]) == draw_page(blank(), PAGE, (), ())


def test_merged_cells_are_shaded() -> None:
    merged = cell(0, 0, (1, Box(50, 50, 250, 100)), col_span=2)
    plain, shaded = (pymupdf.Pixmap(draw_page(blank(), PAGE, [table(c)], [[]])) for c in (ONE, merged))
    assert plain.pixel(240, 140) == (255, 255, 255)
    assert shaded.pixel(240, 140) != (255, 255, 255)


def test_captions_in_any_script_and_length_make_the_picture_longer() -> None:
    short = pymupdf.Pixmap(draw_page(blank(), PAGE, [table(ONE)], [["£000"]]))
    long = pymupdf.Pixmap(draw_page(blank(), PAGE, [table(ONE)], [["“Łódź” – 東京 " * 40]]))
    assert long.height > short.height


def test_more_tables_than_colours() -> None:
    many = [table(ONE)] * (len(TABLES) + 1)
    assert draw_page(blank(), PAGE, many, [[]] * len(many))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two pages: a ruled table of savings, then an empty page turned on its side."""
    path = tmp_path / "savings.pdf"
    rows = [("Saving", "2024/25"), ("Libraries", "-120"), ("Highways", "-45"), ("Total", "-165")]
    with pymupdf.open() as document:
        page = document.new_page()
        for r, texts in enumerate(rows):
            for c, text in enumerate(texts):
                box = pymupdf.Rect(100 + 150 * c, 100 + 20 * r, 250 + 150 * c, 120 + 20 * r)
                page.draw_rect(box)
                page.insert_text((box.x0 + 5, box.y1 - 6), text)
        document.new_page().set_rotation(90)
        document.save(path)
    return path


def test_inspect_says_what_is_drawn(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    report = inspect_page(paper, 1, out, 144)
    assert str(out) in report
    assert "1 table" in report
    assert "4 rows, 2 columns" in report
    assert "headed Saving" in report
    assert seen(out.read_bytes(), TABLES[0], 300)


def test_inspect_draws_a_page_as_displayed(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert "0 tables" in inspect_page(paper, 2, out, 144)
    turned = pymupdf.Pixmap(out.read_bytes())
    assert turned.width == 842 * 2


def test_inspect_names_its_picture_after_paper_and_page(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inspect_page(paper, 1)
    assert (tmp_path / "savings-page-1.png").is_file()


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there(paper: Path, number: int) -> None:
    with pytest.raises(UnreadablePaper, match="ask for 1 to 2"):
        inspect_page(paper, number)
