"""Rows and columns that only the places of the words show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from drawn import LEFT, PITCH, SIZE, TOP, draw_table, grids_of, put, texts_of, width_of, wrapped

from docextract.tables.understanding import grids_to_tables

NAMES = [
    "Review of the provision of residential and nursing placements for older people across the county",
    "Leisure centres",
    "Income from fees and charges to be uplifted by inflation each year",
    "Increased demand for temporary accommodation following the change in legislation and rising rents",
    "Street lighting",
    "Re-profile of the capital programme for schools in line with the latest forecast",
]
HEAD = ["Service", "2024-25", "2025-26"]
WIDTH = 170.0
EDGES = (320.0, 390.0)


def figures(row: int) -> list[str]:
    return [f"{row + 1},{row}46", f"({row}98)"]


def draw_rows(place: str, apart: float) -> Callable[[pymupdf.Page], None]:
    """Each name in lines of `WIDTH` points, `apart` points more between rows than between lines."""

    def draw(leaf: pymupdf.Page) -> None:
        y = TOP
        for row, name in enumerate([HEAD[0], *NAMES]):
            lines = wrapped(name, WIDTH)
            for n, line in enumerate(lines):
                put(leaf, LEFT, y + n * PITCH, line, bold=not row)
            down = {"first": 0.0, "middle": (len(lines) - 1) / 2, "last": len(lines) - 1.0}[place]
            for text, edge in zip(HEAD[1:] if not row else figures(row), EDGES, strict=True):
                put(leaf, edge - width_of(text), y + down * PITCH, text, bold=not row)
            y += len(lines) * PITCH + apart

    return draw


@pytest.mark.parametrize("apart", [0.5, 1.8, 4.0])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_figures_beside_any_line_of_their_name(tmp_path: Path, place: str, apart: float) -> None:
    (grid,) = grids_of(tmp_path / "drawn.pdf", draw_rows(place, apart))
    assert texts_of(grid) == [HEAD, *([name, *figures(row + 1)] for row, name in enumerate(NAMES))]


def test_groups_and_their_lines_in_even_spacing(tmp_path: Path) -> None:
    rows = [
        ("Service", "2024-25", "2025-26"),
        ("Adults", "", ""),
        ("Residential care", "1,204", "1,250"),
        ("Home care", "804", "811"),
        ("Total adults", "2,008", "2,061"),
        ("Children", "", ""),
        ("Placements of looked after children", "3,110", "3,402"),
        ("Fostering", "980", "1,005"),
    ]

    def draw(leaf: pymupdf.Page) -> None:
        for n, (name, *sums) in enumerate(rows):
            put(leaf, LEFT, TOP + n * PITCH, name)
            for text, edge in zip(sums, EDGES, strict=True):
                put(leaf, edge - width_of(text), TOP + n * PITCH, text)

    (grid,) = grids_of(tmp_path / "drawn.pdf", draw)
    assert [tuple(row) for row in texts_of(grid)] == rows


def test_years_over_their_columns_beside_the_name_of_the_first(tmp_path: Path) -> None:
    names = ["Budget", "Actual", "Variance", "Budget", "Forecast", "Variance"]
    edges = [240.0 + 55 * n for n in range(6)]
    rows = [["Adults", "410", "399", "(11)", "420", "425", "5"], ["Children", "310", "322", "12", "330", "335", "5"]]

    def draw(leaf: pymupdf.Page) -> None:
        put(leaf, LEFT, TOP, "Directorate")
        for n, year in enumerate(["2024-25", "2025-26"]):
            middle = (edges[3 * n] - 51 + edges[3 * n + 2]) / 2
            put(leaf, middle - width_of(year) / 2, TOP, year)
        for n, row in enumerate([["", *names], *rows, *rows]):
            put(leaf, LEFT, TOP + (n + 1) * 1.5 * PITCH, row[0])
            for text, edge in zip(row[1:], edges, strict=True):
                put(leaf, edge - width_of(text), TOP + (n + 1) * 1.5 * PITCH, text)
        leaf.draw_line((LEFT, TOP + 2 * PITCH), (edges[-1] + 3, TOP + 2 * PITCH), width=SIZE / 20)

    (table,) = grids_to_tables(grids_of(tmp_path / "drawn.pdf", draw), ())
    assert [column.financial_year for column in table.columns] == [None, *["2024-25"] * 3, *["2025-26"] * 3]


def test_sums_before_the_names_and_behind_dots(tmp_path: Path) -> None:
    rows = [("2,979", "Leisure", "(9,350)"), ("(727)", "Housing", "7,586"), ("11,160", "Planning", "71")] * 2

    def draw(leaf: pymupdf.Page) -> None:
        for n, (before, name, after) in enumerate([("2023/24", "", "2024/25"), *rows]):
            y = TOP + n * PITCH
            put(leaf, 100 - width_of(before), y, before)
            put(leaf, 106, y, f"{name} {'.' * 60}" if name else "")
            put(leaf, 390 - width_of(after), y, after)

    (grid,) = grids_of(tmp_path / "drawn.pdf", draw)
    got = [(before, name.rstrip(" ."), after) for before, name, after in texts_of(grid)]
    assert got == [("2023/24", "", "2024/25"), *rows]


def test_upright_words_are_read_in_their_order(tmp_path: Path) -> None:
    heads = ["Gross expenditure", "Government grants", "Variance to date"]

    def draw(leaf: pymupdf.Page) -> None:
        for n in range(5):
            leaf.draw_line((LEFT, TOP + (76 + 15 * n if n else 0)), (300, TOP + (76 + 15 * n if n else 0)))
        for n in range(5):
            x = LEFT + 60 * n
            leaf.draw_line((x, TOP), (x, TOP + 150))
        for n, head in enumerate(heads):
            leaf.insert_text((LEFT + 60 * (n + 1) + 30, TOP + 88), head, fontsize=SIZE, rotate=90)
        for n in range(3):
            for c, text in enumerate(["Adults", "1,200", "300", "45"]):
                put(leaf, LEFT + 60 * c + 3, TOP + 102 + 15 * n, text)

    (grid,) = grids_of(tmp_path / "drawn.pdf", draw)
    assert texts_of(grid)[0][1:] == heads


def test_a_title_and_the_heading_again_begin_another_table(tmp_path: Path) -> None:
    rows = [["Service", "2024-25", "2025-26"], ["Adults", "1,200", "1,300"], ["Fire", "80", "75"], ["Total", "1", "2"]]

    def draw(leaf: pymupdf.Page) -> None:
        bottom = draw_table(leaf, rows, [150.0, 70.0, 70.0], style="bare", figures=True, gap=1.5)
        put(leaf, LEFT + 4, bottom + 12, "Capital financing", bold=True)
        draw_table(leaf, rows, [150.0, 70.0, 70.0], style="bare", figures=True, gap=1.5, top=bottom + 16)

    first, second = grids_of(tmp_path / "drawn.pdf", draw)
    assert texts_of(first) == texts_of(second) == rows


@pytest.mark.parametrize("down", [0, 1])
def test_keys_tell_rows_whose_words_are_wrapped_in_several_columns(tmp_path: Path, down: int) -> None:
    """The key and its figure stand beside the first or the second line of the words."""
    rows = [
        [
            "P1",
            "Fewer places in care homes are bought for older people.",
            "310",
            "Prices rise more than the budget does.",
        ],
        [
            "P2",
            "The fleet is renewed with electric vans where it pays.",
            "45",
            "Depots are wired for them by the spring.",
        ],
        [
            "P3",
            "Rents of homeless families rise above the subsidy paid.",
            "1,280",
            "The gap grows with every single month.",
        ],
    ]
    lefts = (LEFT, 90.0, 300.0, 330.0)

    def draw(leaf: pymupdf.Page) -> None:
        for left, head in zip(lefts, ["Ref", "Pressure", "£k", "Remarks"], strict=True):
            put(leaf, left, TOP, head)
        y = TOP + PITCH
        for row in rows:
            columns = [[""] * down + row[:1], wrapped(row[1], 120), [""] * down + row[2:3], wrapped(row[3], 100)]
            for left, lines in zip(lefts, columns, strict=True):
                for n, line in enumerate(lines):
                    put(leaf, left, y + n * PITCH, line)
            y += max(map(len, columns)) * PITCH

    (grid,) = grids_of(tmp_path / "drawn.pdf", draw)
    assert texts_of(grid)[1:] == rows
