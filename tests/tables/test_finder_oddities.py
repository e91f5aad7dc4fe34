"""What real papers do, each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

import pymupdf
from drawn import LEFT, PITCH, SIZE, TOP, draw_page, draw_table, grids_of, put, texts_of, width_of, wrapped
from proof import lost_and_doubled

from docextract.tables.finder import find_grids

PROSE = (
    "The council has reviewed the demand for places and expects that the number of children in care will fall over "
    "the next three years as the early help offer grows and as more families are supported to stay together at home"
)


def box(leaf: pymupdf.Page, x0: float, y0: float, x1: float, y1: float) -> None:
    leaf.draw_rect((x0, y0, x1, y1), color=(0, 0, 0), width=0.5)


def prose(leaf: pymupdf.Page, x: float, y: float, width: float, text: str = PROSE) -> float:
    for line in wrapped(text, width):
        put(leaf, x, y, line)
        y += PITCH
    return y


# -- merged cells ------------------------------------------------------------------------------------


def test_a_merged_cell_stands_once_with_its_span(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 60, 90, 160, 130)  # two rows high
        box(leaf, 160, 90, 320, 110)  # two columns wide
        box(leaf, 160, 110, 240, 130)
        box(leaf, 240, 110, 320, 130)
        for x, y, text in (
            (65, 104, "Service"),
            (165, 104, "Outline Plans"),
            (165, 124, "2025-26"),
            (245, 124, "2026-27"),
        ):
            put(leaf, x, y, text)
        for c, text in enumerate(("Care", "10", "20")):
            box(leaf, (60, 160, 240)[c], 130, (160, 240, 320)[c], 150)
            put(leaf, (65, 165, 245)[c], 144, text)

    (grid,) = grids_of(tmp_path / "merged.pdf", draw)
    spans = {c.text: (c.row, c.col, c.row_span, c.col_span) for c in grid.cells}
    assert spans == {
        "Service": (0, 0, 2, 1),
        "Outline Plans": (0, 1, 1, 2),
        "2025-26": (1, 1, 1, 1),
        "2026-27": (1, 2, 1, 1),
        "Care": (2, 0, 1, 1),
        "10": (2, 1, 1, 1),
        "20": (2, 2, 1, 1),
    }


def test_a_label_beside_rows_that_a_line_parts_in_part_spans_them(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        for x0, x1 in ((60, 160), (160, 280), (280, 400)):
            leaf.draw_rect((x0, 90, x1, 110), color=None, fill=(0.1, 0.3, 0.5))
        for y, x0 in ((140, 160), (170, 60), (200, 160), (230, 60)):
            leaf.draw_line((x0, y), (400, y), width=0.6)
        for c, text in enumerate(("Test", "Risk", "Impact")):
            leaf.insert_text((65 + (0, 100, 220)[c], 104), text, fontsize=SIZE, color=(1, 1, 1))
        rows = (
            ("Safe move", "Delay", "High"),
            ("", "Attrition", "Low"),
            ("Money", "Cost", "High"),
            ("", "Data", "Low"),
        )
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                put(leaf, 65 + (0, 100, 220)[c], 128 + 30 * r, text)

    (grid,) = grids_of(tmp_path / "partial.pdf", draw)
    cells = {c.text: (c.row, c.row_span) for c in grid.cells if c.col == 0}
    assert cells == {"Test": (0, 1), "Safe move": (1, 2), "Money": (3, 2)}


# -- figures and text of cells -----------------------------------------------------------------------


def test_rows_and_columns_of_figures_are_seen_without_lines_between(tmp_path: Path) -> None:
    rows = [
        ["Base budget", "1,429.5", "0.0"],
        ["Pay", "21.6", "-4.2"],
        ["Prices", "41.4", "12.0"],
        ["Income", "-8.5", "3.1"],
    ]

    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 60, 90, 200, 90 + 5 * 14)
        box(leaf, 200, 90, 320, 90 + 5 * 14)
        for r, (label, *sums) in enumerate(rows):
            put(leaf, 64, 104 + 14 * r, label)
            for c, text in enumerate(sums):
                put(leaf, 255 + 60 * c - width_of(text), 104 + 14 * r, text)

    (grid,) = grids_of(tmp_path / "open.pdf", draw)
    assert texts_of(grid) == rows


def test_the_colour_behind_a_cell_is_kept(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        draw_table(leaf, [["Risk", "RAG"], ["Demand grows", ""]], [120, 60])
        leaf.draw_rect((181, 108, 239, 124), color=None, fill=(1, 0, 0))

    (grid,) = grids_of(tmp_path / "rag.pdf", draw)
    assert [c.fill for c in grid.cells] == [None, None, None, (1.0, 0.0, 0.0)]


def test_a_raised_figure_stays_where_it_is_printed(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        draw_table(leaf, [["Baseline", "Target"], ["as of March 2020", "47"]], [120, 60])
        x = LEFT + 4 + width_of("as of March 2020") + 0.3
        leaf.insert_text((x, TOP + 25), "2", fontsize=5)

    (grid,) = grids_of(tmp_path / "raised.pdf", draw)
    assert texts_of(grid)[1][0] in ("as of March 20202", "as of March 2020 2")


def test_broken_words_and_figures_are_made_whole(tmp_path: Path) -> None:
    lines = ["The saving is -", "£500k after re-", "baselining of"]

    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 60, 90, 160, 140)
        box(leaf, 160, 90, 220, 140)
        for n, line in enumerate(lines):
            put(leaf, 64, 102 + 11 * n, line)
        put(leaf, 164, 102, "2025")

    (grid,) = grids_of(tmp_path / "broken.pdf", draw)
    assert grid.cells[0].text == "The saving is -£500k after re-baselining of"


# -- headings ----------------------------------------------------------------------------------------


def test_a_heading_above_the_first_line_belongs_to_the_table(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        for c, text in enumerate(("Service", "Budget", "Forecast")):
            put(leaf, 64 + (0, 140, 220)[c], 100, text)
        leaf.draw_line((60, 104), (340, 104), width=0.6)
        for r, row in enumerate(
            (("Care homes", "12.4", "13.0"), ("Home care", "8.1", "7.9"), ("Total", "20.5", "20.9"))
        ):
            for c, text in enumerate(row):
                put(leaf, 64 + (0, 140, 220)[c], 120 + 20 * r, text)
            leaf.draw_line((60, 126 + 20 * r), (340, 126 + 20 * r), width=0.6)

    (grid,) = grids_of(tmp_path / "above.pdf", draw)
    assert texts_of(grid)[0] == ["Service", "Budget", "Forecast"]
    assert grid.n_rows == 4


def test_a_bar_of_colour_with_a_heading_begins_a_table(tmp_path: Path) -> None:
    rows = [["Indicator", "2023-24", "2024-25"], ["Borrowing", "771.9", "715.9"], ["Debt", "950.7", "883.9"]]

    def draw(leaf: pymupdf.Page) -> None:
        leaf.draw_rect((60, 90, 400, 108), color=None, fill=(0.75, 0.75, 0.75))
        draw_table(leaf, rows, [180, 80, 80], style="bare", figures=True)

    (grid,) = grids_of(tmp_path / "bar.pdf", draw)
    assert texts_of(grid) == rows


# -- what is no table --------------------------------------------------------------------------------


def test_prose_in_boxes_frames_and_columns_is_no_table(tmp_path: Path) -> None:
    def boxed(leaf: pymupdf.Page) -> None:
        box(leaf, 50, 80, 400, 200)
        prose(leaf, 60, 100, 320)

    def framed(leaf: pymupdf.Page) -> None:
        box(leaf, 12, 12, 583, 830)
        prose(leaf, 60, 100, 320)

    def two_columns(leaf: pymupdf.Page) -> None:
        for n in range(3):
            prose(leaf, 60, 100 + 90 * n, 210)
            prose(leaf, 310, 100 + 90 * n, 210)

    for name, draw in (("boxed", boxed), ("framed", framed), ("two", two_columns)):
        assert grids_of(tmp_path / f"{name}.pdf", draw) == (), name


def test_lists_fields_and_contents_pages_are_no_tables(tmp_path: Path) -> None:
    def numbered(leaf: pymupdf.Page) -> None:
        for n in range(6):
            put(leaf, 60, 100 + 16 * n, f"{n + 1}.")
            put(leaf, 90, 100 + 16 * n, PROSE[: 40 + 3 * n])

    def fields(leaf: pymupdf.Page) -> None:
        for n, label in enumerate(("Project Title:", "Committee:", "Saving:", "Reference:")):
            put(leaf, 60, 100 + 18 * n, label)
            put(leaf, 190, 100 + 18 * n, ("Transport", "Adults", "£380k", "A/R.6.267")[n])

    def contents(leaf: pymupdf.Page) -> None:
        for n, title in enumerate(("Introduction", "Background", "Main issues", "Finance", "Appendices")):
            put(leaf, 60, 100 + 16 * n, title)
            put(leaf, 400, 100 + 16 * n, str(3 + 4 * n))

    for name, draw in (("numbered", numbered), ("fields", fields), ("contents", contents)):
        assert grids_of(tmp_path / f"{name}.pdf", draw) == (), name


def test_drawn_pictures_underlines_and_marked_text_are_no_tables(tmp_path: Path) -> None:
    def gradient(leaf: pymupdf.Page) -> None:
        for n in range(60):
            leaf.draw_rect((60, 90 + n, 400, 91 + n), color=None, fill=(n / 60, 0.4, 0.6))
        put(leaf, 80, 120, "Budget consultation 2025")

    def chart(leaf: pymupdf.Page) -> None:
        for n in range(7):
            leaf.draw_line((80, 100 + 20 * n), (400, 100 + 20 * n), width=0.4)
            put(leaf, 60, 104 + 20 * n, str(60 - 10 * n))
        for n in range(5):
            leaf.draw_rect((100 + 60 * n, 140 + 10 * n, 130 + 60 * n, 220), color=None, fill=(0.2, 0.4, 0.7))

    def underlined(leaf: pymupdf.Page) -> None:
        for n, text in enumerate(("Purpose of the report", "Recommendation", "Background", "Options")):
            put(leaf, 60, 100 + 40 * n, text)
            leaf.draw_line((60, 102 + 40 * n), (60 + width_of(text), 102 + 40 * n), width=0.5)
            prose(leaf, 60, 114 + 40 * n, 440, PROSE[:120])

    def marked(leaf: pymupdf.Page) -> None:
        for n, line in enumerate(wrapped(PROSE, 320)):
            x = 60.0
            for word in line.split():
                leaf.draw_rect((x, 92 + 11 * n, x + width_of(word + " "), 103 + 11 * n), color=None, fill=(1, 1, 0))
                put(leaf, x, 100 + 11 * n, word)
                x += width_of(word + " ")

    for name, draw in (("gradient", gradient), ("chart", chart), ("underlined", underlined), ("marked", marked)):
        assert grids_of(tmp_path / f"{name}.pdf", draw) == (), name


def test_a_page_number_below_a_table_without_lines_stays_outside(tmp_path: Path) -> None:
    rows = [["Service", "2024-25", "2025-26"], *[[f"Service {n}", f"{n}.5", f"{n}.9"] for n in range(1, 6)]]

    def draw(leaf: pymupdf.Page) -> None:
        bottom = draw_table(leaf, rows, [150, 60, 60], style="bare", figures=True, top=690)
        put(leaf, 250, bottom + 14, "Page 5 of 121")

    page = draw_page(tmp_path / "foot.pdf", draw)
    (grid,) = find_grids(page)
    assert texts_of(grid) == rows
    assert lost_and_doubled(grid, page.words) == ([], [])


def test_prose_between_two_tables_with_the_same_lines_parts_them(tmp_path: Path) -> None:
    rows = [["Measure", "Ours", "Others"], ["Take-up", "7.7", "16.2"], ["Waits", "2.5", "2.8"]]

    def draw(leaf: pymupdf.Page) -> None:
        bottom = draw_table(leaf, rows, [140, 80, 80], style="shaded", figures=True)
        bottom = prose(leaf, LEFT, bottom + 20, 300)
        draw_table(leaf, rows, [140, 80, 80], style="shaded", figures=True, top=bottom + 10)

    assert [texts_of(g) for g in grids_of(tmp_path / "parted.pdf", draw)] == [rows, rows]


def test_doubts_have_reasons(tmp_path: Path) -> None:
    rows = [["Service", "2024-25", "2025-26"], *[[f"Service {n}", f"{n}.5", f"{n}.9"] for n in range(1, 6)]]
    (bare,) = grids_of(tmp_path / "a.pdf", lambda leaf: draw_table(leaf, rows, [150, 60, 60], style="bare") and None)
    (ruled,) = grids_of(tmp_path / "b.pdf", lambda leaf: draw_table(leaf, rows, [150, 60, 60]) and None)
    assert bare.confidence < ruled.confidence <= 1
    assert bare.reasons and not ruled.reasons


# -- rows that no line parts ---------------------------------------------------------------------------


def test_two_lines_of_figures_in_one_ruled_row_are_two_rows(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        xs = (60, 200, 270, 340)
        for top, bottom in ((90, 110), (110, 140)):
            for x0, x1 in pairwise(xs):
                box(leaf, x0, top, x1, bottom)
        for y, row in (
            (104, ("", "2025-26", "2026-27")),
            (122, ("Sale of land", "16.7", "4.4")),
            (135, ("Loans", "71.1", "9.4")),
        ):
            for x, text in zip(xs, row, strict=False):
                put(leaf, x + 4, y, text)

    (grid,) = grids_of(tmp_path / "two_lines.pdf", draw)
    assert texts_of(grid)[1:] == [["Sale of land", "16.7", "4.4"], ["Loans", "71.1", "9.4"]]


def test_names_in_one_cell_beside_several_rows_of_figures_are_parted(tmp_path: Path) -> None:
    """No line is drawn between the names, as spreadsheets leave them out beside framed totals."""
    names = ("Policy", "TOTAL SAVINGS", "Grants")

    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 60, 90, 200, 144)
        for r, name in enumerate(names):
            put(leaf, 64, 103 + 18 * r, name)
            for c, x in enumerate((200, 260)):
                box(leaf, x, 90 + 18 * r, x + 60, 108 + 18 * r)
                put(leaf, x + 10, 103 + 18 * r, f"{r}{c}.5")

    (grid,) = grids_of(tmp_path / "names.pdf", draw)
    assert texts_of(grid) == [[name, f"{r}0.5", f"{r}1.5"] for r, name in enumerate(names)]


def test_a_name_wrapped_beside_several_rows_of_figures_stays_one(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 60, 90, 150, 126)
        put(leaf, 64, 103, "Adults and")
        put(leaf, 64, 121, "Health")
        for r, name in enumerate(("Core", "Grant")):
            for c, x in enumerate((150, 210, 270)):
                box(leaf, x, 90 + 18 * r, x + 60, 108 + 18 * r)
                put(leaf, x + 10, 103 + 18 * r, f"{r}{c}.5" if c else name)

    (grid,) = grids_of(tmp_path / "wrapped.pdf", draw)
    assert texts_of(grid) == [["Adults and Health", "Core", "01.5", "02.5"], ["", "Grant", "11.5", "12.5"]]


def test_a_bold_heading_in_the_band_of_its_first_line_is_a_row(tmp_path: Path) -> None:
    rows = [["Service", "Budget", "Actual"], ["Housing", "", ""], ["Repairs", "10.0", "12.0"], ["Rent", "5.0", "4.0"]]

    def draw(leaf: pymupdf.Page) -> None:
        for r, (y0, y1) in enumerate(((90, 108), (108, 138), (138, 156))):
            leaf.draw_rect((60, y0, 340, y1), color=None, fill=(0.75, 0.8, 0.9) if r == 0 else (0.94, 0.94, 0.94))
        for y, row in zip((102, 120, 133, 150), rows, strict=True):
            for x, text in zip((64, 204, 274), row, strict=True):
                put(leaf, x, y, text, bold=y < 125)

    (grid,) = grids_of(tmp_path / "bold.pdf", draw)
    assert texts_of(grid) == rows


def test_the_frame_of_the_page_is_no_table(tmp_path: Path) -> None:
    rows = [["Reserve", "Opening", "Closing"], ["General", "43.0", "35.9"], ["Insurance", "12.4", "13.6"]]

    def draw(leaf: pymupdf.Page) -> None:
        box(leaf, 20, 20, 575, 822)
        draw_table(leaf, rows, [150, 70, 70], style="lined", figures=True)
        put(leaf, 460, 800, "Page 4 of 9")

    (grid,) = grids_of(tmp_path / "framed.pdf", draw)
    assert texts_of(grid) == rows


# -- columns of figures that no line parts --------------------------------------------------------------


def test_dates_are_not_parted_where_their_days_and_years_are_aligned(tmp_path: Path) -> None:
    rows = [
        ["Decision", "Meeting date"],
        *([name, f"{day} Jul 2026"] for name, day in zip("ABCD", (9, 7, 6, 8), strict=True)),
    ]

    (grid,) = grids_of(tmp_path / "dates.pdf", lambda leaf: draw_table(leaf, rows, [120, 90]) and None)
    assert texts_of(grid) == rows


def test_headings_of_columns_of_figures_keep_to_them(tmp_path: Path) -> None:
    """One column is drawn for three of figures, and the headings come close to one another."""
    heads = (("", "Savings"), ("against", "original"), ("Total", "forecast"))
    body = (("1.0", "22.0", "3.5"), ("4.0", "5.0", "6.0"), ("7.0", "8.5", "9.0"), ("1.5", "2.5", "3.5"))
    ends = (200.0, 242.0, 288.0)

    def draw(leaf: pymupdf.Page) -> None:
        for r in range(5):
            top, bottom = (90, 120) if r == 0 else (100 + 20 * r, 120 + 20 * r)
            for x0, x1 in ((60, 160), (160, 292)):
                box(leaf, x0, top, x1, bottom)
            put(leaf, 64, bottom - 6, "Service" if r == 0 else f"Team {r}")
            for c, end in enumerate(ends):
                lines = heads[c] if r == 0 else ("", body[r - 1][c])
                for n, line in enumerate(lines):
                    put(leaf, end - width_of(line), bottom - 6 - PITCH * (1 - n), line)

    (grid,) = grids_of(tmp_path / "close.pdf", draw)
    assert texts_of(grid)[0] == ["Service", "Savings", "against original", "Total forecast"]
    assert [row[1:] for row in texts_of(grid)[1:]] == [list(row) for row in body]


def test_a_heading_in_a_bar_is_not_parted_by_the_title_of_the_next_table(tmp_path: Path) -> None:
    rows = [["", "Actual", "Budget", "Forecast"], ["Total", "237.3", "427.1", "315.5"]]

    def draw(leaf: pymupdf.Page) -> None:
        for top in (90, 150):
            leaf.draw_rect((60, top, 400, top + 18), color=None, fill=(0.75, 0.75, 0.75))
            for r, row in enumerate(rows):
                for end, text in zip((200, 270, 330, 396), row, strict=True):
                    put(leaf, end - width_of(text), top + 12 + 16 * r, text)
            put(leaf, 60, top + 46, "Indicator 2: estimates of borrowing in each of the years")

    assert [texts_of(grid) for grid in grids_of(tmp_path / "bars.pdf", draw)] == [rows, rows]


# -- tables close to one another ------------------------------------------------------------------------

RISKS = [
    ["Risk", "Mitigation", "RAG"],
    ["Prices rise", "Review the places and the care of each", "Amber"],
    ["Demand grows", "Direct payments to families and to care", "Green"],
    ["Staff leave", "Transport of income and of all the rest", "Red"],
]
SAVINGS = [["Ref", "Target", "Actual"], ["A/R.6.1", "600", "655"], ["A/R.6.2", "1,450", "980"]]


def title(leaf: pymupdf.Page, y: float, text: str) -> None:
    leaf.insert_text((62, y), text, fontsize=1.5 * SIZE, fontname="hebo")


def test_a_title_between_them_parts_tables_of_the_same_width(tmp_path: Path) -> None:
    """Header rules and stripes alike: nothing but the title tells where the second table begins."""
    for upper, lower in product(("header_rule", "shaded"), repeat=2):

        def draw(leaf: pymupdf.Page, upper: str = upper, lower: str = lower) -> None:
            bottom = draw_table(leaf, SAVINGS, [120, 90, 90], style=upper)
            title(leaf, bottom + 24, "5. Risks")
            draw_table(leaf, RISKS, [90, 150, 60], style=lower, top=bottom + 30)

        found = [texts_of(grid) for grid in grids_of(tmp_path / f"{upper}_{lower}.pdf", draw)]
        assert found == [SAVINGS, RISKS], (upper, lower)


def test_unruled_columns_that_come_close_in_one_line_are_parted_where_the_others_begin(tmp_path: Path) -> None:
    rows = [[*row[:2], str(n)] for n, row in enumerate(RISKS)]
    rows[0] = ["Risk", "Mitigation", "Score"]
    rows[2][0] = "Demand for care of all places"

    def draw(leaf: pymupdf.Page) -> None:
        draw_table(leaf, rows, [width_of(rows[2][0]) + 2 * 4 - 2, 200, 60], style="bare")

    (grid,) = grids_of(tmp_path / "close_columns.pdf", draw)
    assert texts_of(grid) == rows


def test_the_last_row_of_a_striped_table_belongs_to_it_though_its_text_is_longer(tmp_path: Path) -> None:
    rows = [["Benefit", "Measure", "Base"], ["Fewer falls", "Admissions", "388"], ["Sleep", "Visits", "322"]]
    rows.append(["Carers of families leave", "Review", "10"])

    def draw(leaf: pymupdf.Page) -> None:
        draw_table(leaf, rows, [width_of(rows[3][0]) + 10, 120, 60], style="shaded")

    (grid,) = grids_of(tmp_path / "last.pdf", draw)
    assert texts_of(grid) == rows


def test_a_header_rule_with_one_row_below_it_is_a_table(tmp_path: Path) -> None:
    rows = [["Key Benefit", "Measure", "Baseline"], ["Less carbon", "Tonnes", "4,100"]]
    (grid,) = grids_of(
        tmp_path / "one.pdf", lambda leaf: draw_table(leaf, rows, [120, 90, 90], style="header_rule") and None
    )
    assert texts_of(grid) == rows


# -- headings over several columns ------------------------------------------------------------------------


def spread(leaf: pymupdf.Page, heads: dict[float, str], names: Sequence[str], style: str) -> None:
    """A name column and columns of figures below `names`, with `heads` centred above them at these places."""
    xs = [60.0, 160.0, *(160.0 + 50 * (i + 1) for i in range(len(names)))]
    for r in range(5):
        y0, y1 = (90, 122) if r == 0 else (104 + 18 * r, 122 + 18 * r)
        if style == "ruled":
            for a, b in pairwise(xs):
                if r:
                    box(leaf, a, y0, b, y1)
            if not r:
                box(leaf, xs[0], y0, xs[1], y1)
                box(leaf, xs[1], y0, xs[-1], y1)
        else:
            leaf.draw_rect((xs[0], y0, xs[-1], y1), color=None, fill=(0.8, 0.8, 0.8) if r % 2 == 0 else (1, 1, 1))
        put(leaf, 64, y1 - 5, "Service" if r == 0 else f"Team {r}")
        for c, end in enumerate(xs[2:]):
            text = names[c] if r == 0 else f"{r}{c}.5"
            put(leaf, end - 4 - width_of(text), y1 - 5, text)
    for middle, text in heads.items():
        put(leaf, middle - width_of(text) / 2, 103, text)


def test_headings_centred_over_columns_of_like_names_span_them(tmp_path: Path) -> None:
    names = ("Core", "Other", "Total", "Core", "Core", "Total")
    heads = {235.0: "2025-26", 335.0: "Health", 410.0: "2026-27"}
    for style in ("ruled", "shaded"):
        (grid,) = grids_of(tmp_path / f"{style}.pdf", lambda leaf, style=style: spread(leaf, heads, names, style))
        spans = {cell.text: (cell.row, cell.col, cell.col_span) for cell in grid.cells if cell.text in heads.values()}
        assert spans == {"2025-26": (0, 1, 3), "Health": (0, 4, 1), "2026-27": (0, 5, 2)}
        assert texts_of(grid)[1] == ["Service", *names]


def test_a_unit_centred_over_all_columns_spans_them(tmp_path: Path) -> None:
    names = ("Budget", "Actual", "Change")
    (grid,) = grids_of(tmp_path / "unit.pdf", lambda leaf: spread(leaf, {235.0: "£m"}, names, "shaded"))
    assert [(c.text, c.col, c.col_span) for c in grid.cells if c.row == 0 and c.text] == [("£m", 1, 3)]
    assert texts_of(grid)[1] == ["Service", *names]


def test_the_first_line_of_a_longer_heading_spans_nothing(tmp_path: Path) -> None:
    names = ("Budget", "spend", "Change")
    (grid,) = grids_of(tmp_path / "tall.pdf", lambda leaf: spread(leaf, {235.0: "Actual"}, names, "shaded"))
    assert texts_of(grid)[0] == ["Service", "Budget", "Actual spend", "Change"]
