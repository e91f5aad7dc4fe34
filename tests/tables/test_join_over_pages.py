"""Tables that run over pages, and tables that only look as if they did."""

from __future__ import annotations

import pytest
from made_grids import Paper

from docextract.model.page import Word
from docextract.model.table import Table
from docextract.tables.understanding import grids_to_tables

HEADER = ["Ref", "Title", "2020-21", "2021-22", "Description"]
UNITS = ["", "", "£000", "£000", ""]


def read(paper: Paper) -> tuple[Table, ...]:
    return grids_to_tables(paper.grids, paper.pages())


def texts(table: Table) -> list[list[str]]:
    rows = table.row_cells()
    return [
        [rows.get(r, {}).get(c).text if rows.get(r, {}).get(c) else "" for c in range(table.n_cols)]
        for r in range(table.n_rows)
    ]


def test_a_repeated_header_stands_once_and_each_cell_knows_its_page():
    paper = Paper().table(1, 600, [HEADER, UNITS, ["A/R.1.001", "Pay", "10", "20", "Pay award"]])
    paper.table(2, 50, [HEADER, UNITS, ["A/R.1.002", "Prices", "30", "40", "Prices rise"]])
    (table,) = read(paper)
    assert (table.page, table.page_end, table.n_rows) == (1, 2, 4)
    assert [row[1] for row in texts(table)] == ["Title", "", "Pay", "Prices"]
    assert [row.kind for row in table.rows] == ["header", "header", "line", "line"]
    assert table.cell(3, 2).page == 2
    assert [page for page, _ in table.boxes] == [1, 2]


def test_a_header_cut_at_the_page_top_is_still_the_same_header():
    paper = Paper().table(
        1, 600, [["", "", "Detailed Plans", "Outline Plans", ""], HEADER, UNITS, ["1", "A", "1", "2", "x y"]]
    )
    paper.table(2, 50, [["", "", "Plans", "", ""], HEADER, UNITS, ["2", "B", "3", "4", "z w"]])
    (table,) = read(paper)
    assert table.n_rows == 5
    assert table.columns[2].path == "Detailed Plans / 2020-21 / £000"


def test_a_last_page_without_a_header_keeps_years_and_units():
    paper = Paper().table(1, 600, [HEADER, UNITS, ["A/R.1.001", "Pay", "10", "20", "Pay award"]])
    paper.table(2, 50, [["A/R.8.001", "Budget", "-275,225", "-294,100", "Net spend"]])
    (table,) = read(paper)
    assert table.columns[3].financial_year == "2021-22"
    assert table.columns[3].unit.pounds == 1000
    assert texts(table)[3][2] == "-275,225"


def test_a_row_cut_by_the_page_end_is_one_row_with_a_part_on_each_page():
    head = ["Risk", "Mitigation", "RAG", "Owner"]
    paper = Paper().table(
        1,
        600,
        [
            head,
            ["Costs rise", "Contract has", "Red", "Ann Lee"],
            ["Staff leave", "Pay is reviewed and", "Amber", "Bob Ray"],
        ],
    )
    paper.table(2, 50, [head, ["", "benchmarked each year", "", ""], ["Flood", "Insure", "Green", "Cy Dot"]])
    (table,) = read(paper)
    assert table.n_rows == 4
    cell = table.cell(2, 1)
    assert cell.text == "Pay is reviewed and benchmarked each year"
    assert [part.page for part in cell.parts] == [1, 2]


def test_a_group_at_the_top_of_a_page_is_no_rest_of_the_last_row():
    head = ["July", "Service", "Budget 2019/20", "Actual"]
    paper = Paper().table(1, 600, [head, ["1", "Head of Service", "10", "4"], ["2", "Adults Total", "20", "8"]])
    paper.table(2, 50, [head, ["", "Childrens Commissioning", "", ""], ["3", "Placements", "30", "9"]])
    (table,) = read(paper)
    assert [row.kind for row in table.rows][3] == "group"
    assert table.rows[4].group_path == "Childrens Commissioning"


@pytest.mark.parametrize("between", ["Table 2: Another matter", "The following table shows the reserves"])
def test_a_title_between_keeps_two_tables_apart(between):
    paper = Paper().line(1, 580, "Table 1: A matter").table(1, 600, [HEADER, UNITS, ["1", "A", "1", "2", "x y"]])
    paper.line(2, 120, between).table(2, 140, [HEADER, UNITS, ["2", "B", "3", "4", "z w"]])
    assert len(read(paper)) == 2


@pytest.mark.parametrize("between", ["Table 1: A matter", "Table 1: A matter (continued)", "Cont."])
def test_its_own_title_repeated_keeps_a_table_whole(between):
    paper = Paper().line(1, 580, "Table 1: A matter").table(1, 600, [HEADER, UNITS, ["1", "A", "1", "2", "x y"]])
    paper.line(2, 120, between).table(2, 140, [HEADER, UNITS, ["2", "B", "3", "4", "z w"]])
    (table,) = read(paper)
    assert table.title == "Table 1: A matter"


def test_a_running_title_that_changes_begins_another_table():
    paper = Paper()
    for page, part in enumerate(["SPENDING", "SPENDING", "SAVINGS", "SAVINGS"], 1):
        paper.line(page, 40, f"APPENDIX F: BUDGET - {part}")
        paper.table(page, 60, [HEADER, UNITS, [f"A/R.1.00{page}", f"Line {part}", "1", "2", "some words"]])
    assert [(table.page, table.page_end) for table in read(paper)] == [(1, 2), (3, 4)]


def test_another_header_is_another_table():
    paper = Paper().table(
        1, 600, [["Task", "Start Date", "End Date", "Owner"], ["Plan", "May 2022", "June 2022", "Ann"]]
    )
    paper.table(2, 50, [["Risk", "Mitigation", "RAG", "Owner"], ["Delay", "Plan early", "Red", "Ann"]])
    assert [table.kind for table in read(paper)] == ["timetable", "risk_register"]


def test_years_on_a_facing_page_are_further_columns():
    paper = Paper().table(
        1,
        60,
        [
            ["Ref", "Project", "Total Cost", "2025-26"],
            ["", "", "£000s", "£000s"],
            ["1", "Roads", "50", "20"],
            ["2", "Schools", "70", "30"],
        ],
    )
    paper.table(
        2,
        60,
        [
            ["Ref", "Project", "2026-27", "2027-28"],
            ["", "", "£000s", "£000s"],
            ["1", "Roads", "15", "15"],
            ["2", "Schools", "25", "15"],
        ],
    )
    (table,) = read(paper)
    assert [column.financial_year for column in table.columns] == [None, None, None, "2025-26", "2026-27", "2027-28"]
    assert texts(table)[3] == ["2", "Schools", "70", "30", "25", "15"]
    assert table.cell(2, 5).page == 2


def test_rows_of_one_table_found_with_other_columns_go_under_its_columns():
    xs = [50.0, 150.0, 250.0, 350.0, 450.0, 550.0]
    head = ["Category", "Headline", "2025-26", "2026-27", "Service Area"]
    paper = Paper().table(
        1,
        60,
        [
            head,
            ["£000", "", "", "", ""],
            ["Pay", "Award", "10", "20", "All staff"],
            ["Prices", "Care", "30", "40", "Adults team"],
        ],
        xs,
    )
    paper.table(1, 120, [["CORE", "40 ", "60"]], [50.0, 260.0, 360.0, 550.0])
    (table,) = read(paper)
    assert texts(table)[4] == ["CORE", "", "40", "60", ""]
    assert table.columns[3].financial_year == "2026-27"
    assert any("set into the columns" in reason for reason in table.reasons)


def test_a_small_table_in_the_margin_of_every_page_is_published_once():
    paper = Paper()
    for page in (1, 2, 3):
        paper.table(page, 30, [["TOTAL £m", "334.7", "290.0"]])
        paper.table(page, 60, [["Risk", "Likelihood", "Impact"], [f"Risk {page}", "4", "3"]])
    total, register = read(paper)
    assert (register.page, register.page_end, register.n_rows) == (1, 3, 4)
    assert total.troubles[0].code == "running_table"


def test_no_word_is_lost_or_doubled_by_joining():
    paper = Paper().table(1, 600, [HEADER, UNITS, ["A/R.1.001", "Pay", "10", "20", "Pay award and"]])
    paper.table(2, 50, [["", "", "", "", "its costs"], ["A/R.1.002", "Prices", "30", "40", "Prices rise"]])
    (table,) = read(paper)
    held = sorted((part.page, word) for cell in table.cells for part in cell.parts for word in part.words)
    assert held == sorted((page, index) for page, words in paper.words.items() for index in range(len(words)))


def test_a_table_goes_on_behind_a_footnote_in_small_letters():
    paper = Paper().line(1, 100, "Text before the table").line(1, 115, "and more of it")
    paper.table(1, 650, [["Service", "Income", "Risk"]], method="ruled")
    paper.words[1] += [Word(50, 752, 90, 758, "Gross", 0, 0), Word(92, 752, 150, 758, "income.", 0, 0)]
    paper.table(2, 50, [["Invest less", "Lower", "Lower"], ["Invest more", "Higher", "Higher"]])
    (table,) = read(paper)
    assert (table.page_end, table.n_rows, table.rows[0].kind) == (2, 3, "header")


def test_drawn_columns_in_the_same_places_go_on_whatever_stands_in_them():
    xs = [50.0, 200.0, 300.0, 420.0, 550.0]
    paper = Paper()
    paper.table(
        1, 650, [["Type", "Time limit", "Limit", "Sector"], ["Banks", "5 years", "£20m", "£50m"]], xs, method="ruled"
    )
    paper.table(
        2, 50, [["Bond funds", "", "£25m per fund", ""], ["Equity", "", "£25m per fund", ""]], xs, method="ruled"
    )
    (table,) = read(paper)
    assert (table.page_end, table.n_rows) == (2, 4)


def test_the_next_form_overleaf_is_another_table():
    form = [["Project", "River Line"], ["Description", "A path"], ["Funding awarded:", "£370k"], ["Source:", "Fund"]]
    first, second = read(Paper().table(1, 650, form).table(2, 50, form))
    assert (first.page_end, second.page) == (1, 2)
