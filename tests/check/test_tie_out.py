"""Totals and the rows they take: headings, carried totals, picked lines, rows taken away, and what cannot be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_tables import made_figures, made_table, table_to_amounts, year_columns

from docextract.check.continuations import findings_to_origins, join_continuations
from docextract.check.figures import FigureTable, table_to_figures
from docextract.check.finding import Finding
from docextract.check.tie_out import table_to_tie_outs
from docextract.model.table import Column, RowKind

Rows = Sequence[tuple[RowKind, Sequence[str]]]


def found(rows: Rows, columns: Sequence[Column] | None = None) -> dict[tuple[int | None, int | None], Finding]:
    width = max(len(texts) for _, texts in rows) - 1
    sheet = made_figures(rows, columns or year_columns(width))
    return {(finding.row, finding.col): finding for finding in table_to_tie_outs(sheet)}


def test_subtotals_under_headings_and_a_running_total() -> None:
    outcomes = found(
        [
            ("header", ["Title", "2025-26", "2026-27"]),
            ("line", ["OPENING", "415,630", "455,110"]),
            ("line", ["Transfers", "21,006", "-106"]),
            ("subtotal", ["REVISED OPENING", "436,636", "455,004"]),
            ("group", ["INFLATION"]),
            ("line", ["Energy", "2,006", "2,000"]),
            ("line", ["Care", "4,041", "4,136"]),
            ("subtotal", ["Subtotal Inflation", "6,047", "6,136"]),
            ("group", ["SAVINGS"]),
            ("line", ["Fees", "-9,665", "-4,018"]),
            ("subtotal", ["Subtotal Savings", "-9,665", "-4,018"]),
            ("total", ["TOTAL EXPENDITURE", "433,018", "457,122"]),
            ("line", ["Grants", "-179,885", "-179,980"]),
            ("total", ["TOTAL NET EXPENDITURE", "253,133", "277,142"]),
        ]
    )
    assert {finding.outcome for finding in outcomes.values()} == {"holds"}
    assert len(outcomes) == 10
    assert [taken.row for taken in outcomes[(13, 1)].inputs] == [11, 12]


def test_a_total_picks_the_lines_of_its_word() -> None:
    columns = [
        Column(0, "Category", "category"),
        *(column for column in year_columns(3) if column.col),
        Column(4, "Core or external", "funding"),
    ]
    outcomes = found(
        [
            ("header", ["Category", "2025-26", "2026-27", "2027-28", "Core or external"]),
            ("line", ["Pay", "1,250.5", "900.1", "800.0", "Core"]),
            ("line", ["Pay", "730.2", "-120.4", "33.3", "External"]),
            ("subtotal", ["TOTAL PAY", "1,980.7", "779.7", "833.3", ""]),
            ("line", ["Prices", "4,410.9", "3,111.0", "2,750.6", "Core"]),
            ("line", ["Prices", "-222.2", "0.0", "15.5", "External"]),
            ("subtotal", ["TOTAL PRICES", "4,188.7", "3,111.0", "2,766.1", ""]),
            ("subtotal", ["CORE", "5,661.4", "4,011.1", "3,550.6", ""]),
            ("subtotal", ["EXTERNAL", "508.0", "-120.4", "48.8", ""]),
            ("total", ["TOTAL", "6,169.4", "3,890.7", "3,599.4", ""]),
        ],
        columns,
    )
    assert {finding.outcome for finding in outcomes.values()} == {"holds"}
    assert [taken.row for taken in outcomes[(7, 1)].inputs] == [1, 4]


def test_a_net_total_takes_its_costs_away() -> None:
    outcomes = found(
        [
            ("header", ["Area", "2022-23", "2023-24", "2024-25"]),
            ("line", ["Routes", "£250k", "£450k", "£225k"]),
            ("line", ["Fleet", "£130k", "£120k", "£120k"]),
            ("total", ["Total gross savings", "£380k", "£570k", "£345k"]),
            ("line", ["Resourcing costs", "£161k", "£161k", "£161k"]),
            ("total", ["Total NET savings", "£219k", "£409k", "£184k"]),
        ]
    )
    assert outcomes[(5, 1)].outcome == "holds"
    assert [taken.sign for taken in outcomes[(5, 1)].inputs] == [1, -1]


def test_a_total_off_by_rounding_holds_and_says_so() -> None:
    outcomes = found(
        [
            ("header", ["Service", "2025-26"]),
            ("line", ["Older people", "69,202"]),
            ("line", ["Mental health", "13,205"]),
            ("total", ["Total", "82,406"]),
        ]
    )
    finding = outcomes[(3, 1)]
    assert finding.outcome == "holds"
    assert "apart for rounding" in finding.message


def test_a_wrong_total_of_one_column_fails_with_its_difference() -> None:
    rows: list[tuple[RowKind, list[str]]] = [("header", ["Grant", "2025-26"]), ("group", ["Grants as planned"])]
    rows += [("line", [f"Grant {n}", "1,993"]) for n in range(14)]
    rows += [("total", ["Total grants", "30,396"])]
    finding = found(rows)[(16, 1)]
    assert finding.outcome == "fails"
    assert (finding.expected, finding.found) == (2_790_200_000, 3_039_600_000)
    assert len(finding.inputs) == 14


def test_nothing_to_add_is_unverifiable_not_right() -> None:
    finding = found([("header", ["", "2025-26"]), ("total", ["Total savings", "412"])])[(1, 1)]
    assert finding.outcome == "unverifiable"
    assert "no lines" in finding.message


def test_a_cell_that_is_no_figure_leaves_the_total_open() -> None:
    outcomes = found(
        [
            ("header", ["Item", "2025-26", "2026-27"]),
            ("line", ["Adaptations", "1,200", "1,300"]),
            ("line", ["Uplift", "1,500", "to be agreed with partners"]),
            ("line", ["Design", "700", "800"]),
            ("line", ["Fees", "200", "210"]),
            ("total", ["Total", "3,600", "4,000"]),
        ]
    )
    assert outcomes[(5, 1)].outcome == "holds"
    assert outcomes[(5, 2)].outcome == "unverifiable"


@pytest.mark.parametrize(("together", "total"), [("150.5 70.5", "3,421"), ("150 70", "3,420")])
def test_a_line_whose_figures_ran_together_leaves_the_total_open(together: str, total: str) -> None:
    rows: Rows = [
        ("header", ["Item", "2025-26"]),
        ("line", ["Adaptations", "1,200"]),
        ("line", ["Uplift Design", together]),
        ("line", ["Fees", "2,000"]),
        ("total", ["Total", total]),
    ]
    finding = found(rows)[(4, 1)]
    assert finding.outcome == "unverifiable"
    assert [taken.row for taken in finding.inputs] == [1, 2, 3]


def test_rows_that_share_no_reading_with_the_total_are_unverifiable() -> None:
    outcomes = found(
        [
            ("header", ["Item", "2025-26", "2026-27"]),
            ("group", ["First part"]),
            ("line", ["a", "1,213", "1,377"]),
            ("line", ["b", "5,118", "5,912"]),
            ("group", ["Second part"]),
            ("line", ["c", "7,433", "7,001"]),
            ("line", ["d", "8,219", "8,765"]),
            ("total", ["Total", "99,999", "88,888"]),
        ]
    )
    assert {finding.outcome for finding in outcomes.values()} == {"unverifiable"}


def test_totals_in_a_column_of_their_own() -> None:
    columns = [Column(0, "Savings", "title"), Column(1, "Amount", "amount"), Column(2, "Totals", "total")]
    outcomes = found(
        [
            ("header", ["Savings", "Amount", "Totals"]),
            ("line", ["Payments", "£70,000", ""]),
            ("line", ["Pharmacy", "£25,000", ""]),
            ("subtotal", ["TOTAL services", "", "£95,000"]),
            ("line", ["Governance", "£5,000", "£5,000"]),
            ("total", ["TOTAL savings", "", "£100,000"]),
        ],
        columns,
    )
    assert {finding.outcome for finding in outcomes.values()} == {"holds"}


def test_counts_are_exact_where_sums_of_money_are_rounded() -> None:
    table = made_table(
        [
            ("header", ["Need", "Jan 20", "Jan 21", "Change"]),
            ("line", ["Autism", "1497", "2475", "978"]),
            ("line", ["Hearing", "110", "124", "14"]),
            ("line", ["Vision", "84", "71", "-13"]),
            ("total", ["Total", "1691", "2670", "980"]),
        ],
        [Column(0, "Need", "title"), Column(1, "Jan 20"), Column(2, "Jan 21"), Column(3, "Change")],
        kind="other",
    )
    sheet: FigureTable = table_to_figures(table, "t", [])
    outcomes = {finding.col: finding for finding in table_to_tie_outs(sheet)}
    assert [outcomes[col].outcome for col in (1, 2, 3)] == ["holds", "holds", "fails"]
    assert outcomes[3].found is None  # no money


def test_averages_are_not_held_against_their_total() -> None:
    columns = [Column(0, "Service", "title"), Column(1, "Budget", "budget"), Column(2, "Average weekly cost", "cost")]
    outcomes = found(
        [
            ("header", ["Service", "Budget", "Average weekly cost"]),
            ("line", ["Residential", "21,933", "1,510"]),
            ("line", ["Nursing", "4,430", "1,586"]),
            ("total", ["Total", "26,363", "1,523"]),
        ],
        columns,
    )
    assert set(outcomes) == {(3, 1)}


def test_the_lines_are_heard_where_a_subtotal_is_wrong() -> None:
    outcomes = found(
        [
            ("header", ["", "2023-24", "2024-25", "2025-26"]),
            ("line", ["Staff", "600,204", "805,000", "821,000"]),
            ("line", ["Managers", "189,000", "190,000", "191,000"]),
            ("subtotal", ["Subtotal staffing", "789,204", "956,168", "975,292"]),
            ("line", ["Mileage", "15,000", "15,000", "15,000"]),
            ("total", ["Total", "804,204", "1,010,000", "1,027,000"]),
        ]
    )
    assert [outcomes[(3, col)].outcome for col in (1, 2, 3)] == ["holds", "fails", "fails"]
    assert [outcomes[(5, col)].outcome for col in (1, 2, 3)] == ["holds", "holds", "holds"]


def test_totals_of_a_table_that_goes_on_without_a_header() -> None:
    columns = year_columns(2)
    first = made_table(
        [("header", ["Title", "2025-26", "2026-27"]), ("line", ["a", "1,200", "1,310"]), ("line", ["b", "300", "410"])],
        columns,
    )
    second = made_table([("line", ["c", "77", "88"]), ("total", ["TOTAL", "1,577", "1,808"])], columns, page=2)
    sheets = join_continuations([table_to_figures(t, f"t{t.page}", table_to_amounts(t)) for t in (first, second)])
    assert len(sheets) == 1
    findings = findings_to_origins(table_to_tie_outs(sheets[0]), sheets)
    assert [(f.outcome, f.table_id, f.row) for f in findings] == [("holds", "t2", 1)] * 2
    assert [(taken.table_id, taken.row) for taken in findings[0].inputs] == [("t1", 1), ("t1", 2), ("t2", 0)]


def test_a_memorandum_stands_aside_of_the_table_around_it() -> None:
    outcomes = found(
        [
            ("header", ["Title", "2025-26", "2026-27"]),
            ("line", ["Pay", "12,400", "9,600"]),
            ("line", ["Prices", "41,407", "31,361"]),
            ("subtotal", ["TOTAL SPENDING", "53,807", "40,961"]),
            ("group", ["MEMORANDUM"]),
            ("memo", ["Removal of earlier savings", "32,840", "10,715"]),
            ("memo", ["New savings", "-70,842", "-34,359"]),
            ("memo", ["", "-38,002", "-23,644"]),
            ("group", ["RESERVES"]),
            ("line", ["Contributions", "42,428", "44,017"]),
            ("line", ["Drawdowns", "-10,678", "-9,161"]),
            ("subtotal", ["TOTAL RESERVES", "31,750", "34,856"]),
            ("total", ["NET CHANGE", "85,557", "75,817"]),
        ]
    )
    assert {finding.outcome for finding in outcomes.values()} == {"holds"}
    assert [taken.row for taken in outcomes[(7, 1)].inputs] == [5, 6]
    assert [taken.row for taken in outcomes[(12, 1)].inputs] == [3, 11]


def test_a_heading_ends_a_memorandum_though_its_rows_are_taken_for_one() -> None:
    outcomes = found(
        [
            ("header", ["Title", "2025-26", "2026-27"]),
            ("line", ["Pay", "12,400", "9,600"]),
            ("line", ["Prices", "41,407", "31,361"]),
            ("subtotal", ["TOTAL SPENDING", "53,807", "40,961"]),
            ("memo", ["MEMORANDUM:", "", ""]),
            ("memo", ["New savings", "-70,842", "-34,359"]),
            ("memo", ["Existing savings", "-1,842", "-359"]),
            ("memo", ["RESERVES", "", ""]),
            ("memo", ["Contributions", "42,428", "44,017"]),
            ("memo", ["Drawdowns", "-10,678", "-9,161"]),
            ("memo", ["TOTAL RESERVES", "31,750", "34,856"]),
            ("memo", ["NET CHANGE", "85,557", "75,817"]),
        ]
    )
    assert {finding.outcome for finding in outcomes.values()} == {"holds"}
    assert {row for row, _ in outcomes} == {3, 10, 11}


MEMORANDUM: Rows = [
    ("header", ["Title", "2025-26", "2026-27"]),
    ("line", ["Pay", "12,400", "9,600"]),
    ("total", ["TOTAL", "12,400", "9,600"]),
    ("memo", ["Removal of earlier savings", "32,840", "10,715"]),
    ("memo", ["New savings", "-70,842", "-34,359"]),
    ("memo", ["New income", "-23,509", "-7,694"]),
    ("memo", ["", "-61,511", "-31,338"]),
    ("memo", ["Savings rolled forward", "-11", "0"]),
]


def test_a_total_in_a_memorandum_passes_over_the_total_before_it() -> None:
    outcomes = found([*MEMORANDUM, ("memo", ["TOTAL for delivery", "-94,362", ""])])
    assert outcomes[(8, 1)].outcome == "holds"
    assert [taken.row for taken in outcomes[(8, 1)].inputs] == [4, 5, 7]
    assert found([*MEMORANDUM, ("memo", ["TOTAL for delivery", "-94,000", ""])])[(8, 1)].outcome == "unverifiable"


def test_a_total_that_the_page_parts_from_its_memorandum_under_columns_cut_otherwise() -> None:
    first = made_table(MEMORANDUM, year_columns(2))
    wide = [Column(0, "Category", "category"), Column(1, "Name", "title")]
    wide += [replace(column, col=column.col + 1) for column in year_columns(2)[1:]]
    rows: Rows = [
        ("header", ["Category", "Name", "2025-26", "2026-27"]),
        ("total", ["TOTAL for delivery", "", "-94,362", ""]),
        ("group", ["EXTERNAL", "", "", ""]),
        ("line", ["Grants", "", "-5,000", "100"]),
        ("line", ["Fees", "", "-2,000", "100"]),
        ("total", ["TOTAL EXTERNAL", "", "-7,000", "200"]),
    ]
    second = made_table(rows, wide, page=2)
    sheets = join_continuations(
        [
            table_to_figures(first, "t1", table_to_amounts(first)),
            table_to_figures(second, "t2", table_to_amounts(second)),
        ]
    )
    findings = findings_to_origins([f for sheet in sheets for f in table_to_tie_outs(sheet)], sheets)
    ours = {(f.table_id, f.row, f.col): f for f in findings}
    parted = ours[("t2", 1, 2)]
    assert (parted.outcome, parted.page) == ("holds", 2)
    assert [(taken.table_id, taken.row, taken.col) for taken in parted.inputs] == [("t1", row, 1) for row in (4, 5, 7)]
    assert ours[("t2", 5, 3)].outcome == "holds"
    assert len([key for key in ours if key[0] == "t2" and key[1] == 1]) == 1


@pytest.mark.parametrize(
    ("lines", "total", "asked"),
    [
        (["1,200", "3,000", "570"], "4,200", "is 'c' left out?"),
        (["1,200", "3,000", "570"], "5,340", "is 'c' counted twice?"),
        (["1,200", "3,000", "570"], "3,630", "has 'c' the wrong sign?"),
        (["1,200", "3,000", "570"], "4,900", None),
        (["1,200", "570", "570"], "1,770", None),
    ],
)
def test_a_total_that_fails_says_which_one_row_would_explain_it(
    lines: list[str], total: str, asked: str | None
) -> None:
    rows: list[tuple[RowKind, list[str]]] = [("header", ["Item", "2025-26", "2026-27"])]
    rows += [("line", [name, text, "1,000"]) for name, text in zip("abc", lines, strict=True)]
    finding = found([*rows, ("total", ["Total", total, "3,000"])])[(4, 1)]
    assert finding.outcome == "fails"
    assert (asked in finding.message) if asked else ("?" not in finding.message)
