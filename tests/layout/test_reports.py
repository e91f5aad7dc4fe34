"""Reports inside a pack."""

from __future__ import annotations

from docextract.layout import lay_out, with_reports
from docextract.model.agenda import AgendaItem
from docextract.model.evidence import Evidence
from docextract.model.geometry import Box

BODY = "Officers report that the work is on time and that all the money has been found."


def front(title: str, item: str) -> list[tuple[float, float, str]]:
    return [
        (60, 120, f"Agenda Item No: {item}"), (60, 150, f"**{title}**"), (60, 190, "To: Adults Committee"),
        (60, 215, "Meeting Date: 10 October 2019"), (60, 240, "From: Chief Finance Officer"),
        (60, 265, "Purpose: To tell members what is done."), (60, 300, BODY),
    ]  # fmt: skip


def pack(make_page):
    pages = [
        [(60, 200, "Agenda")],
        front("CARERS UPDATE", "4"),
        [(60, 200, BODY)],
        [(60, 120, "**Appendix 1 - The survey**"), (60, 200, BODY)],
        front("FINANCE REPORT", "5"),
        [(60, 200, BODY)],
    ]
    return [make_page([*runs, (280, 800, f"Page {n} of 6")], number=n) for n, runs in enumerate(pages, 1)]


def item(number: str, first: int, last: int) -> AgendaItem:
    at = Evidence(1, Box(0, 0, 1, 1), number, 0)
    return AgendaItem(number, "x", str(first), str(last), first, last, None, at)


def test_reports_follow_the_agendas_page_ranges(make_page) -> None:
    layout = with_reports(lay_out(pack(make_page), {}), [item("4", 2, 4), item("5", 5, 6)])
    assert [(r.page, r.page_end, r.item_number) for r in layout.reports] == [(2, 3, "4"), (4, 4, "4"), (5, 6, "5")]
    assert [r.title for r in layout.reports] == ["CARERS UPDATE", "Appendix 1 - The survey", "FINANCE REPORT"]
    assert [r.committee for r in layout.reports] == ["Adults Committee", None, "Adults Committee"]
    assert layout.reports[0].doc_type == "committee_report"


def test_without_an_agenda_front_matter_parts_the_reports(make_page) -> None:
    layout = with_reports(lay_out(pack(make_page), {}))
    assert [(r.page, r.page_end) for r in layout.reports] == [(2, 3), (4, 4), (5, 6)]


def test_a_single_report_is_one_span(make_page) -> None:
    pages = [
        make_page(front("ONE PAPER", "1"), number=1),
        make_page([(60, 120, "Appendix A"), (60, 300, BODY)], number=2),
    ]
    assert [(r.page, r.page_end, r.title) for r in with_reports(lay_out(pages, {})).reports] == [(1, 2, "ONE PAPER")]


def test_the_subject_is_the_title(make_page) -> None:
    runs = [
        (60, 100, "From:"), (160, 100, "John Doe, Leader"), (60, 120, "To:"), (160, 120, "Cabinet, 30 January 2025"),
        (60, 140, "Subject:"), (160, 140, "Draft Budget"), (160, 153, "and Capital Programme"), (60, 180, "Summary: All is well."),
        (60, 200, BODY),
    ]  # fmt: skip
    report = with_reports(lay_out([make_page(runs)], {})).reports[0]
    assert report.title == "Draft Budget and Capital Programme" and report.doc_type == "committee_report"
