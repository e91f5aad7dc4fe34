"""Columns: path, role, unit, financial year, date; and header rows."""

from __future__ import annotations

import pytest
from made_grids import Paper

from docextract.model.table import Column, Table
from docextract.tables.understanding import grids_to_tables
from docextract.vocabulary.column_words import column_words, header_to_role, text_to_plain


def read(paper: Paper) -> Table:
    (table,) = grids_to_tables(paper.grids, paper.pages())
    return table


def columns(rows: list[list[str | None]], *captions: str) -> tuple[Column, ...]:
    paper = Paper()
    for place, caption in enumerate(captions):
        paper.line(1, 300 - 15 * (len(captions) - place), caption)
    return read(paper.table(1, 300, rows)).columns


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Risk Owner", "owner"),
        ("Source/Cause of Risk", "cause"),
        ("RAG (should the risk occur)", "rag"),
        ("Forecast Variance – Outturn", "variance"),
        ("Estimated Lifetime Financial Exposure £m", "exposure_lifetime"),
        ("Mitiga tion", "mitigation"),
        ("Revenu e Forecas t", "forecast"),
        ("Total Cost of Scheme", "total_cost"),
        ("Action to be taken by", "owner"),
        ("Core or Externally Funded", "funding"),
        ("Something else", None),
    ],
)
def test_header_words_name_a_role(header, role):
    assert header_to_role(text_to_plain(header)) == role


def test_no_name_stands_for_two_roles():
    assert len(column_words().whole_names) > 300


def test_years_under_a_spanning_header_with_a_unit_row():
    got = columns(
        [
            ["", "", "Detailed Plans", "Outline Plans", None],
            ["Ref", "Title", "2020-21", "2021-22", "2022-23"],
            ["", "", "£000", "£000", "£000"],
            ["A/R.1.001", "Pay", "1", "2", "3"],
        ]
    )
    assert got[4].path == "Outline Plans / 2022-23 / £000"
    assert [column.financial_year for column in got] == [None, None, "2020-21", "2021-22", "2022-23"]
    assert [column.role for column in got] == ["reference", "title", "year_amount", "year_amount", "year_amount"]
    assert got[3].unit == ("£000", 1000, 1)


def test_actuals_and_variances_are_of_the_one_year_that_the_budget_names():
    got = columns(
        [
            ["Service", "Budget 2019/20", "Actual August 2019", "Variance", "Total Scheme Budget"],
            ["Roads", "10", "4", "1", "90"],
        ]
    )
    assert [column.financial_year for column in got] == [None, "2019-20", "2019-20", "2019-20", None]
    assert got[2].as_at == "August 2019"


def test_the_unit_of_a_caption_holds_for_columns_of_figures_only():
    got = columns(
        [["Service", "Budget", "Forecast", "%"], ["Roads", "1.5", "1.6", "7%"]], "Table 2: Revenue", "All figures in £m"
    )
    assert [column.unit.raw if column.unit else None for column in got] == [None, "£m", "£m", "%"]


def test_a_unit_at_the_foot_of_the_page_before_knows_its_page():
    paper = (
        Paper()
        .line(1, 700, "All figures in £m")
        .table(2, 40, [["Service", "Budget", "Forecast"], ["Roads", "1.5", "1.6"]])
    )
    assert read(paper).columns[1].unit == ("£m", 1_000_000, 1)


def test_counts_do_not_take_the_unit_of_a_like_table_but_sums_do():
    years = ["", "2020-21", "2021-22"]
    paper = (
        Paper()
        .line(1, 85, "Table 3: Savings in £m")
        .table(1, 100, [years, ["Schools", "10", "20"], ["Roads", "30", "40"]])
    )
    paper.line(1, 285, "Table 4: Number of pupils").table(
        1, 300, [years, ["Schools", "510", "620"], ["Others", "5", "6"]]
    )
    paper.line(1, 485, "Table 5: Savings by others").table(1, 500, [years, ["Schools", "1", "2"], ["Others", "5", "6"]])
    _, pupils, others = grids_to_tables(paper.grids, paper.pages())
    assert all(column.unit is None for column in pupils.columns)
    assert [column.unit.pounds for column in others.columns[1:]] == [1_000_000, 1_000_000]
    assert [trouble.code for trouble in others.troubles] == ["unit_inferred"]


def test_a_lone_row_below_its_commentary_takes_the_columns_of_the_table_above():
    head = [["Service", "Budget 2019/20", "Actual", "Variance"], ["", "£000", "£000", "£000"]]
    paper = Paper().table(1, 100, [*head, ["1) Strategy", "10", "4", "1"]])
    paper.line(1, 200, "Strategy overspends because of agency staff.").table(
        1, 240, [["2) Autism", "1,015", "302", "64"]]
    )
    _, row = grids_to_tables(paper.grids, paper.pages())
    assert row.columns[1].unit.pounds == 1000 and row.columns[1].financial_year == "2019-20"
    assert "column names taken from the table on page 1" in row.reasons


def test_a_silent_header_is_understood_from_the_column():
    got = columns([["", "x", "y", "z"], ["Roads", "Red", "12/05/2022", "5"], ["Schools", "Amber", "13/06/2022", "6"]])
    assert [column.role for column in got[:3]] == ["title", "rag", "end"]


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        (
            [
                ["Have the resource implications been cleared?", "Yes Name of Officer: Ann Lee"],
                ["Have the legal implications been cleared?", "Yes Name of Officer: Bob Ray"],
            ],
            0,
        ),
        ([["Adult Carers", "Caring Together", "£730,000"], ["Total", "", "£844,350"]], 0),
        ([["Task", "Start Date", "End Date"], ["Track and report savings", "Oct 21", "2025/26"]], 1),
        ([["", "Local Authority", "All England"], ["Cambridgeshire", "496", "566"], ["Peterborough", "500", "566"]], 1),
        ([["5b | Children", None, None], ["Project", "Real Variance", "Detail"], ["Roof", "1.2", "Late start"]], 2),
        ([["Breakdown", None, None], ["", "2022-23", "2023-24"], ["Savings", "-£380", "-570k"]], 2),
    ],
)
def test_header_rows(rows, depth):
    table = read(Paper().table(1, 100, rows))
    assert sum(row.kind == "header" for row in table.rows) == depth
    assert all(cell.is_header == (cell.row < depth) for cell in table.cells)


def test_a_header_cell_over_figures_and_words_is_parted():
    xs = [50.0, 150.0, 200.0, 300.0]
    paper = Paper().table(
        1, 100, [["Headline", "", ""], ["Pay", "1.0", "Adults team"], ["Roads", "2.0", "Highways"]], xs
    )
    grid = paper.grids[0]
    first = len(paper.words[1])
    paper.line(1, 102, "2027-28", 160.0).line(1, 102, "Service Area", 210.0)
    from dataclasses import replace

    from docextract.model.geometry import Box
    from docextract.model.table import Cell, CellPart

    wide = Cell(
        0,
        1,
        1,
        2,
        "2027-28 Service Area",
        (CellPart(1, Box(150, 100, 300, 114), (first, first + 1, first + 2), Box(160, 102, 225, 110)),),
    )
    paper.grids[0] = replace(grid, cells=(*(c for c in grid.cells if c.row or c.col == 0), wide))
    got = read(paper).columns
    assert [column.path for column in got] == ["Headline", "2027-28", "Service Area"]
    assert got[1].financial_year == "2027-28"


def test_years_that_do_not_say_which_still_make_a_header():
    got = columns([["Option no.", "Saving", "FY26", "FY27"], ["A-1", "LED lamps", "0.1", "0.3"]])
    assert [column.path for column in got] == ["Option no.", "Saving", "FY26", "FY27"]
    assert [column.financial_year for column in got] == [None] * 4


def test_dates_over_figures_are_a_header_and_no_columns_share_the_captions_year():
    got = columns(
        [
            ["", "31.3.24", "31.3.25", "31.3.26"],
            ["", "Actual", "Estimate", "Forecast"],
            ["", "£m", "£m", "£m"],
            ["Total CFR", "1,268.3", "1,304.8", "1,289.9"],
            ["Loans CFR", "1,117.6", "1,106.3", "1,100.6"],
        ],
        "Balance sheet summary 2024-25",
    )
    assert [column.as_at for column in got] == [None, "31.3.24", "31.3.25", "31.3.26"]
    assert [column.financial_year for column in got] == [None] * 4
    assert [column.unit and column.unit.raw for column in got] == [None, "£m", "£m", "£m"]


def test_before_a_month_is_not_as_at_it():
    got = columns([["Org", "Pre-Oct 25 Allocations (£m)", "As at Oct 25 (£m)"], ["A", "1.2", "3.4"], ["B", "5", "6"]])
    assert [column.as_at for column in got] == [None, None, "Oct 25"]


def test_a_line_of_words_with_a_year_is_no_header():
    paper = Paper().table(
        1,
        300,
        [["Indicators", "Timescale", "Progress"], ["Pupils do well", "2028", ""], ["Employment rises", "2028", ""]],
    )
    assert [row.kind for row in read(paper).rows] == ["header", "line", "line"]


def test_a_form_has_no_header_and_no_doubt():
    form = [["Project", "River Line", None], ["Description", "A path", None], ["Source:", "Fund", None]]
    table = read(Paper().table(1, 300, form))
    assert [row.kind for row in table.rows] == ["line"] * 3
    assert table.reasons == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Table: Usable reserves", "Table: Usable reserves"),
        ("table 1 below).", None),
        ("Table 2 - Outturn", "Table 2 - Outturn"),
    ],
)
def test_titles_are_no_ends_of_sentences(line, title):
    paper = Paper().line(1, 285, line).table(1, 300, [["Service", "2024-25"], ["Adults", "1,204"], ["Fire", "80"]])
    assert read(paper).title == title


def test_pounds_in_a_column_of_their_own_are_the_unit_of_the_next():
    got = columns(
        [["Scheme", "2025-26", None, "2026-27", None], ["A", "£", "1,204", "£", "980"], ["B", "£", "80", "£", "7"]]
    )
    assert [column.unit and column.unit.raw for column in got] == [None, None, "£", None, "£"]
    assert [column.financial_year for column in got][2::2] == ["2025-26", "2026-27"]
