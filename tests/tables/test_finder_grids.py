"""Grids drawn by the tests' own generator are read back cell for cell."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pymupdf
import pytest
from drawn import TOP, draw_page, draw_table, grids_of, put, texts_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from proof import lost_and_doubled

from docextract.read.pdf import open_paper
from docextract.tables.finder import find_grids
from docextract.tables.understanding import grids_to_tables

NOUNS = [
    "Saving",
    "Transport",
    "Review",
    "of",
    "care",
    "places",
    "Fleet",
    "Direct",
    "payments",
    "and",
    "Adults",
    "Income",
]
words = st.sampled_from(NOUNS)
labels = st.lists(words, min_size=1, max_size=9).map(" ".join)
sums = st.one_of(
    st.integers(-99_999, 999_999).map(lambda n: f"{n:,}"),
    st.decimals(-999, 9999, places=1).map(lambda d: f"{d:,.1f}"),
    st.just("-"),
)
YEARS = ["2024-25", "2025-26", "2026-27", "2027-28", "2028-29"]


@st.composite
def text_tables(draw: st.DrawFn) -> tuple[list[list[str]], list[float]]:
    n_cols = draw(st.integers(2, 4))
    n_rows = draw(st.integers(2, 7))
    rows = [draw(st.lists(labels, min_size=n_cols, max_size=n_cols)) for _ in range(n_rows)]
    widths = draw(st.lists(st.integers(85, 115), min_size=n_cols, max_size=n_cols))
    return [[f"Heading{c}" for c in range(n_cols)], *rows], [float(w) for w in widths]


@st.composite
def figure_tables(draw: st.DrawFn) -> tuple[list[list[str]], list[float]]:
    n_years = draw(st.integers(2, 5))
    n_rows = draw(st.integers(4, 12))
    rows = [[draw(labels), *draw(st.lists(sums, min_size=n_years, max_size=n_years))] for _ in range(n_rows)]
    return [["Service", *YEARS[:n_years]], *rows], [150.0, *[58.0] * n_years]


def read_back(rows: list[list[str]], widths: list[float], **options: object) -> list[list[list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        page = draw_page(
            Path(folder, "drawn.pdf"),
            lambda leaf: draw_table(leaf, rows, widths, **options) and None,  # type: ignore[arg-type]
        )
    grids = find_grids(page)
    for grid in grids:
        assert lost_and_doubled(grid, page.words) == ([], [])
    return [texts_of(grid) for grid in grids]


@settings(max_examples=40, deadline=None)
@given(text_tables())
def test_ruled_tables_of_words_come_back(table: tuple[list[list[str]], list[float]]) -> None:
    rows, widths = table
    assert read_back(rows, widths) == [rows]


@settings(max_examples=25, deadline=None)
@given(text_tables())
def test_shaded_tables_of_words_come_back(table: tuple[list[list[str]], list[float]]) -> None:
    rows, widths = table
    assert read_back(rows, widths, style="shaded") == [rows]


@settings(max_examples=40, deadline=None)
@given(figure_tables(), st.sampled_from(["ruled", "shaded", "lined", "header_rule", "bare"]))
def test_tables_of_figures_come_back_in_every_style(table: tuple[list[list[str]], list[float]], style: str) -> None:
    rows, widths = table
    assert read_back(rows, widths, style=style, figures=True) == [rows]


@settings(max_examples=25, deadline=None)
@given(text_tables(), st.sampled_from(["lined", "striped"]))
def test_wrapped_texts_between_lines_and_in_stripes_come_back(
    table: tuple[list[list[str]], list[float]], style: str
) -> None:
    rows, widths = table
    assert read_back(rows, widths, style=style) == [rows]


@st.composite
def merged_tables(draw: st.DrawFn) -> list[tuple[int, int, int, int, str]]:
    """Cells as (row, column, rows, columns, text): below a whole first row some are merged, across or down."""
    n_rows, n_cols = draw(st.integers(3, 7)), draw(st.integers(3, 5))
    taken = {(0, col) for col in range(n_cols)}
    cells = [(0, col, 1, 1, f"Head{col}") for col in range(n_cols)]
    for row in range(1, n_rows):
        for col in range(n_cols):
            if (row, col) in taken:
                continue
            across = 1 + draw(st.integers(0, 1)) * ((row, col + 1) not in taken and 0 < col + 1 < n_cols)
            down = 1 + draw(st.integers(0, 1)) * (across == 1 and 0 < row + 1 < n_rows and col == row % n_cols)
            taken |= {(row + r, col + c) for r in range(down) for c in range(across)}
            cells.append((row, col, down, across, f"{draw(words)} {row}{col}"))
    return cells


@settings(max_examples=40, deadline=None)
@given(merged_tables())
def test_merged_cells_come_back_with_their_spans(cells: list[tuple[int, int, int, int, str]]) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        for row, col, down, across, text in cells:
            x, y = 60 + 90 * col, 90 + 20 * row
            leaf.draw_rect((x, y, x + 90 * across, y + 20 * down), color=(0, 0, 0), width=0.5)
            put(leaf, x + 4, y + 14, text)

    with tempfile.TemporaryDirectory() as folder:
        page = draw_page(Path(folder, "merged.pdf"), draw)
    (grid,) = find_grids(page)
    assert lost_and_doubled(grid, page.words) == ([], [])
    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in grid.cells] == sorted(cells)


@settings(max_examples=25, deadline=None)
@given(figure_tables(), st.sampled_from(["ruled", "shaded", "lined"]), st.booleans(), st.integers(2, 5))
def test_a_table_over_two_pages_comes_back_as_one(
    table: tuple[list[list[str]], list[float]], style: str, repeated: bool, cut: int
) -> None:
    header, *body = table[0]
    body = [[f"{n} {row[0]}", *row[1:]] for n, row in enumerate(body)]
    widths = [table[1][0] + 20, *table[1][1:]]  # room for the numbers before the names
    lower = [header, *body[cut:]] if repeated else body[cut:]
    assume(style == "ruled" or len(lower) > 1)  # a lone row without lines at its sides cannot be told from text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "two.pdf")
        document = pymupdf.open()
        for part, top in (([header, *body[:cut]], 790), (lower, 60)):
            leaf = document.new_page(width=595, height=842)
            height = draw_table(pymupdf.open().new_page(), part, widths, style=style, figures=True)
            top = top - (height - TOP) if top > 100 else top
            draw_table(leaf, part, widths, style=style, figures=True, top=top)
        document.save(path)
        with open_paper(path) as paper:
            pages = tuple(paper)
    (joined,) = grids_to_tables([grid for page in pages for grid in find_grids(page)], pages)
    read = [[""] * joined.n_cols for _ in range(joined.n_rows)]
    for cell in joined.cells:
        read[cell.row][cell.col] = cell.text
    assert read == [header, *body]


def test_two_tables_on_a_page_stay_two(tmp_path: Path) -> None:
    first = [["Task", "Start"], ["Apply the saving", "April"]]
    second = [["Risk", "Owner"], ["Demand grows", "Director"], ["Prices rise", "Head"]]

    def draw(leaf: object) -> None:
        bottom = draw_table(leaf, first, [120, 90])  # type: ignore[arg-type]
        draw_table(leaf, second, [120, 90], top=bottom + 60)  # type: ignore[arg-type]

    assert [texts_of(g) for g in grids_of(tmp_path / "two.pdf", draw)] == [first, second]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_table_is_found_where_a_turned_page_shows_it(tmp_path: Path, rotation: int) -> None:
    """The page is written turned the other way, so that its displayed table stands upright."""
    rows = [["Task", "Start", "End"], ["Apply", "April", "May"], ["Review", "June", "July"]]
    upright = pymupdf.open()
    draw_table(upright.new_page(width=595, height=842), rows, [120, 90, 80])
    turned = pymupdf.open()
    size = (842, 595) if rotation in (90, 270) else (595, 842)
    leaf = turned.new_page(width=size[0], height=size[1])
    leaf.show_pdf_page(leaf.rect, upright, 0, rotate=rotation)
    leaf.set_rotation(rotation)
    turned.save(tmp_path / "turned.pdf")
    upright.save(tmp_path / "upright.pdf")

    grids = []
    for name in ("upright.pdf", "turned.pdf"):
        with open_paper(tmp_path / name) as paper:
            page = paper.page(1)
            assert (page.width, page.height) == (595, 842)
            grids.append(find_grids(page)[0])
    assert texts_of(grids[1]) == rows
    assert all(abs(a - b) < 1.5 for a, b in zip(grids[0].box, grids[1].box, strict=True))
