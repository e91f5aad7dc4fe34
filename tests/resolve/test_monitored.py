"""Figures of monitoring tables take the year that their report is about."""

from __future__ import annotations

import pytest
from made import amount

from docextract.model.meta import PaperMeta
from docextract.model.records import Report
from docextract.resolve.monitored import with_monitored_years


@pytest.mark.parametrize(
    ("title", "column", "year"),
    [
        ("Finance Monitoring Report: September 2025", "Forecast", "2025-26"),
        ("Finance Monitoring Report: February 2026", "Forecast", "2025-26"),
        ("Budget Monitoring 2024/25, Quarter 2", "Forecast", "2024-25"),
        ("Finance Monitoring Report: September 2025", "Forecast for later years", None),
        ("Finance Monitoring Report", "Forecast", None),
        ("Draft Budget 2026/27", "Forecast", None),
    ],
)
def test_the_year_of_the_report(title: str, column: str, year: str | None) -> None:
    report = Report(id="r", document_id="d", page=1, page_end=3, title=title)
    figure = amount("a", 5, source="table", table_id="t", report_id="r", measure="forecast", financial_year=None)
    (found,) = with_monitored_years(
        [figure.model_copy(update={"column_label": column})], PaperMeta(), [report], frozenset({"t"})
    )
    assert found.financial_year == year
