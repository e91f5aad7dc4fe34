"""Relations between columns, percentages, and figures that go on from year to year."""

from __future__ import annotations

from dataclasses import replace

from made_tables import made_figures, made_table, table_to_amounts, year_columns

from docextract.check.carried import table_to_carried
from docextract.check.columns import table_to_row_relations
from docextract.check.figures import table_to_figures
from docextract.check.percentages import table_to_percentages
from docextract.check.scale import table_to_scale
from docextract.model.table import Column, RowKind

MONITORING = [
    Column(0, "Service", "service_area"),
    Column(1, "Budget", "budget"),
    Column(2, "Forecast", "forecast"),
    Column(3, "Variance", "variance"),
]


def monitoring(variance: str) -> list[tuple[RowKind, list[str]]]:
    return [
        ("header", ["Service", "Budget", "Forecast", "Variance"]),
        ("line", ["Adults", "586.1", "621.6", "35.5"]),
        ("line", ["Children", "430.6", "420.8", "-9.8"]),
        ("line", ["Highways", "202.9", "209.2", "6.3"]),
        ("line", ["Property", "82.2", "79.2", variance]),
    ]


def test_forecast_less_budget_is_the_variance() -> None:
    findings = table_to_row_relations(made_figures(monitoring("-3.0"), MONITORING))
    assert [finding.outcome for finding in findings] == ["holds"] * 4
    assert findings[0].col == 3


def test_the_row_that_breaks_the_relation_is_reported_with_its_sign() -> None:
    findings = table_to_row_relations(made_figures(monitoring("3.0"), MONITORING))
    failing = [finding for finding in findings if finding.outcome == "fails"]
    assert [finding.row for finding in failing] == [4]
    assert "wrong sign" in failing[0].message


def test_columns_without_a_relation_are_left_alone() -> None:
    rows: list[tuple[RowKind, list[str]]] = [
        ("header", ["Title", "2025-26", "2026-27", "2027-28"]),
        ("line", ["a", "1,213", "977", "4,410"]),
        ("line", ["b", "311", "5,020", "718"]),
        ("line", ["c", "6,006", "88", "2,191"]),
        ("line", ["d", "940", "1,333", "5,678"]),
    ]
    assert table_to_row_relations(made_figures(rows, year_columns(3))) == []


def test_parts_over_the_years_make_the_total_column() -> None:
    columns = [Column(0, "Post", "title"), Column(1, "Total cost", "total"), *year_columns(4)[2:]]
    columns = [
        *columns[:2],
        *(Column(n, c.path, c.role, c.unit, c.financial_year) for n, c in enumerate(columns[2:], 2)),
    ]
    rows: list[tuple[RowKind, list[str]]] = [
        ("header", ["Post", "Total cost", "a", "b", "c"]),
        ("line", ["Manager", "121,876", "15,235", "60,938", "45,703"]),
        ("line", ["Lead", "113,350", "14,169", "56,675", "42,506"]),
        ("line", ["Officer", "26,919", "3,265", "13,060", "9,795"]),
        ("line", ["Analyst", "117,000", "18,000", "58,500", "40,500"]),
    ]
    findings = table_to_row_relations(made_figures(rows, columns))
    assert [(finding.row, finding.outcome) for finding in findings] == [
        (1, "holds"),
        (2, "holds"),
        (3, "fails"),
        (4, "holds"),
    ]


def test_a_percentage_that_does_not_follow() -> None:
    columns = [Column(0, "Need", "title"), Column(1, "Jan 20"), Column(2, "Jan 21"), Column(3, "% change", "percent")]
    table = made_table(
        [
            ("header", ["Need", "Jan 20", "Jan 21", "% change"]),
            ("line", ["a", "1497", "2475", "65.3%"]),
            ("line", ["b", "857", "1458", "70.1%"]),
            ("line", ["c", "989", "1270", "28.4%"]),
            ("line", ["d", "228", "337", "47.8%"]),
            ("line", ["e", "97", "159", "63.6%"]),
            ("line", ["f", "434", "561", "29.£%"]),
        ],
        columns,
    )
    findings = table_to_percentages(table_to_figures(table, "t", []))
    by_row = {finding.row: finding for finding in findings}
    assert [by_row[row].outcome for row in (1, 2, 3, 4)] == ["holds"] * 4
    assert by_row[5].outcome == "fails"
    assert by_row[6].outcome == "unverifiable"
    assert "29.26%" in by_row[6].message


def test_a_percentage_under_a_merged_cell_is_left_alone() -> None:
    columns = [Column(0, "Need", "title"), *(Column(n, year) for n, year in ((1, "Jan 20"), (2, "Jan 21")))]
    columns += [Column(3, "Note"), Column(4, "% change", "percent")]
    table = made_table(
        [
            ("header", ["Need", "Jan 20", "Jan 21", "Note", "% change"]),
            ("line", ["a", "1497", "2475", "", "65.3%"]),
            ("line", ["b", "857", "1458", "", "70.1%"]),
            ("line", ["c", "989", "1270", "", "28.4%"]),
            ("line", ["d", "228", "337", "as in 2019", ""]),
        ],
        columns,
    )
    merged = tuple(replace(cell, col_span=2) if cell.text == "as in 2019" else cell for cell in table.cells)
    findings = table_to_percentages(table_to_figures(replace(table, cells=merged), "t", []))
    assert [(finding.row, finding.outcome) for finding in findings] == [(1, "holds"), (2, "holds"), (3, "holds")]


def test_opening_figures_go_on_from_last_years_total() -> None:
    rows: list[tuple[RowKind, list[str]]] = [
        ("header", ["Title", "2025-26", "2026-27", "2027-28", "2028-29"]),
        ("line", ["OPENING EXPENDITURE", "415,630", "455,110", "474,080", "494,888"]),
        ("line", ["Pressures", "39,480", "18,970", "20,753", "20,764"]),
        ("total", ["TOTAL EXPENDITURE", "455,110", "474,080", "494,833", "515,652"]),
    ]
    findings = table_to_carried(made_figures(rows, year_columns(4)))
    assert [(finding.col, finding.outcome) for finding in findings] == [(2, "holds"), (3, "holds"), (4, "fails")]
    assert findings[2].expected == 49_483_300_000


def test_funding_balances_spending_year_by_year() -> None:
    rows: list[tuple[RowKind, list[str]]] = [
        ("header", ["Title", "2025-26", "2026-27", "2027-28"]),
        ("line", ["Services", "275,225", "294,100", "314,475"]),
        ("line", ["Fees", "100", "200", "300"]),
        ("total", ["TOTAL EXPENDITURE", "275,325", "294,300", "314,775"]),
        ("line", ["Budget allocation", "-275,325", "-294,300", "-314,775"]),
    ]
    findings = table_to_carried(made_figures(rows, year_columns(3)))
    assert [finding.rule for finding in findings] == ["balance"] * 3
    assert {finding.outcome for finding in findings} == {"holds"}


def test_a_figure_without_its_unit_stands_out_from_its_own_years() -> None:
    rows: list[tuple[RowKind, list[str]]] = [
        ("header", ["", "2022-23", "2023-24", "2024-25"]),
        ("line", ["Permanent savings", "-£380", "-570k", "-345k"]),
        ("line", ["Temporary investment", "161k", "161k", "161k"]),
    ]
    table = made_table(rows, year_columns(3, None))
    sheet = table_to_figures(table, "t", table_to_amounts(table, 1))
    findings = list(table_to_scale(sheet))
    assert [(finding.row, finding.col, finding.outcome) for finding in findings] == [(1, 1, "fails")]
