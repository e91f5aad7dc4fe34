"""Rows: groups, totals, memoranda, notes; and what kind of table they make."""

from __future__ import annotations

import pytest
from made_grids import Paper

from docextract.model.table import Table
from docextract.tables.understanding import grids_to_tables

YEARS = ["Ref", "Title", "2020-21 £000", "2021-22 £000"]


def read(rows: list[list[str | None]], *captions: str) -> Table:
    paper = Paper()
    for place, caption in enumerate(captions):
        paper.line(1, 300 - 15 * (len(captions) - place), caption)
    (table,) = grids_to_tables(paper.table(1, 300, rows).grids, paper.pages())
    return table


def kinds(table: Table) -> list[str]:
    return [row.kind for row in table.rows if row.kind != "header"]


def paths(table: Table) -> list[str | None]:
    return [row.group_path for row in table.rows if row.kind != "header"]


def test_numbered_groups_with_their_subtotals_and_a_grand_total():
    table = read(
        [
            YEARS,
            ["1", "OPENING GROSS EXPENDITURE", "415,630", "455,110"],
            ["A/R.1.001", "Funding", "9,844", "-72"],
            ["1.999", "REVISED OPENING GROSS EXPENDITURE", "436,636", "455,004"],
            ["2", "INFLATION", "", ""],
            ["A/R.2.001", "Pay", "2,006", "-"],
            ["2.999", "Subtotal Inflation", "2,006", "-"],
            ["", "TOTAL GROSS EXPENDITURE", "438,642", "455,004"],
        ]
    )
    assert kinds(table) == ["line", "line", "subtotal", "group", "line", "subtotal", "total"]
    assert paths(table)[1] == "1 OPENING GROSS EXPENDITURE"
    assert paths(table)[4] == "2 INFLATION"
    assert paths(table)[6] is None
    assert table.kind == "budget_lines"


def test_small_groups_inside_a_numbered_one_replace_each_other():
    rows = [
        YEARS,
        ["6", "SAVINGS", "", ""],
        ["", "Adults", "", ""],
        ["A/R.6.1", "Carers", "-1", "-"],
        ["", "C&P", "", ""],
        ["A/R.6.2", "Skills", "-2", "-"],
        ["6.999", "Subtotal Savings", "-3", "-"],
    ]
    table = read(rows)
    assert paths(table) == [None, "6 SAVINGS", "6 SAVINGS / Adults", "6 SAVINGS", "6 SAVINGS / C&P", "6 SAVINGS"]


def test_groups_end_at_the_totals_that_bear_their_names():
    table = read(
        [
            ["Service", "Budget 2019/20", "Actual"],
            ["Adults Directorate", "", ""],
            ["Carers", "4", "1"],
            ["Mental Health", "", ""],
            ["Locality", "5", "2"],
            ["Mental Health Total", "5", "2"],
            ["Adults Directorate Total", "9", "3"],
            ["Education Directorate", "", ""],
            ["Schools", "6", "2"],
            ["Total", "15", "5"],
        ]
    )
    assert paths(table)[3] == "Adults Directorate / Mental Health"
    assert paths(table)[5] == "Adults Directorate"
    assert paths(table)[7] == "Education Directorate"
    assert kinds(table) == ["group", "line", "group", "line", "subtotal", "subtotal", "group", "line", "total"]
    assert table.kind == "budget_monitoring"


def test_a_bare_subtotal_closes_the_first_group_since_the_last():
    table = read(
        [
            ["Fund Description", "Balance at 1 April 2019 £000", "Year End Forecast 2019/20 £000"],
            ["Earmarked Reserves", "", ""],
            ["Adults", "", ""],
            ["Hunts", "200", "200"],
            ["Commissioning", "", ""],
            ["Transport", "116", "116"],
            ["subtotal", "316", "316"],
        ],
        "APPENDIX 5 – Reserve Schedule",
    )
    assert paths(table)[2:] == [
        "Earmarked Reserves / Adults",
        "Earmarked Reserves",
        "Earmarked Reserves / Commissioning",
        "Earmarked Reserves",
    ]
    assert kinds(table)[-1] == "subtotal"
    assert table.kind == "reserves"


def test_memorandum_rows_are_no_lines():
    table = read(
        [
            YEARS,
            ["A/R.1", "Pay", "1", "2"],
            ["", "TOTAL", "1", "2"],
            ["", "MEMORANDUM: CORE", "", ""],
            ["", "Removal of savings", "3", "4"],
            ["", "New savings", "5", "6"],
        ]
    )
    assert kinds(table) == ["line", "total", "group", "memo", "memo"]


def test_a_remark_under_the_lines_is_a_note_and_a_name_is_a_group():
    table = read(
        [
            ["Revised Budget £000", "Forecast £000", "Variance £000"],
            ["Basic Need - Primary", None, None],
            ["400", "3,000", "2,600"],
            [
                "Although delays were expected at the start of the year, work is now ahead of plan and cost falls earlier.",
                None,
                None,
            ],
            ["Chatteris School", None, None],
            ["4,600", "3,000", "-1,600"],
        ]
    )
    assert kinds(table) == ["group", "line", "note", "group", "line"]


@pytest.mark.parametrize(
    ("header", "row", "captions", "kind"),
    [
        (
            ["Risk", "Mitigation", "RAG", "Overall Responsibility"],
            ["Cost rises", "Review", "Red", "Ann"],
            (),
            "risk_register",
        ),
        (["Task", "Start Date", "End Date", "Owner"], ["Plan it", "May 22", "June 22", "Ann"], (), "timetable"),
        (
            ["Key Benefit", "Measure", "Baseline", "Target & Timescale"],
            ["Fewer cars", "Count", "10", "5"],
            (),
            "benefits",
        ),
        (["Officer contact:", "Member contacts:"], ["Name: Ann Lee", "Names: Cllr Ray"], (), "contact"),
        (
            ["Project", "Total Cost £000", "Prior Years Spend £000", "2025-26 £000"],
            ["Roof", "9", "3", "6"],
            (),
            "capital_programme",
        ),
        (["Saving Area", "2022/23", "2023/24"], ["Routes", "£200k", "£400k"], (), "financial_breakdown"),
        (["Service", "2022/23", "2023/24"], ["Pupils", "200", "400"], ("Table 4: Number of pupils",), "other"),
        (
            ["Lead Officer", "Title and summary of Decision", "Meeting date"],
            ["Ann", "Roads plan", "5 Feb 2026"],
            (),
            "other",
        ),
        (["No", "Question", "2016/17 Result", "2018/19 Result"], ["1d", "Quality of life", "7.7", "7.3"], (), "other"),
    ],
)
def test_kind_of_table(header, row, captions, kind):
    assert read([header, row], *captions).kind == kind


def test_dotted_leaders_make_a_contents_table():
    rows = [["1 Introduction .......... ", "3"], ["2 Finance .............", "9"], ["3 Risks ...........", "12"]]
    assert read(rows).kind == "contents"


def test_the_caption_is_the_line_that_calls_itself_a_table():
    table = read(
        [YEARS, ["A/R.1", "Pay", "1", "2"]], "Table 3: Revenue - Overview", "Budget Period: 2020-21 to 2024-25"
    )
    assert table.title == "Table 3: Revenue - Overview"


def test_the_end_of_a_sentence_is_no_caption():
    text = "The money is found by a review of all contracts that the council has let since the spring of"
    assert (
        read(
            [YEARS, ["A/R.1", "Pay", "1", "2"]],
            "An earlier paragraph that is long enough to reach the margin goes on and on and",
            text,
            "June 2020.",
        ).title
        is None
    )


def test_a_total_in_the_column_of_references_is_one():
    table = read([["Ref", "Description", "2026-27 £000"], ["A1", "Pay", "5"], ["A2", "Fuel", "1"], ["Total", "", "6"]])
    assert kinds(table) == ["line", "line", "total"]
