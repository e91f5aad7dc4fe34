"""What a paper says about itself."""

from __future__ import annotations

import json

import pytest

from docextract.extract.agenda import agenda_items
from docextract.extract.fields import fields_of
from docextract.extract.meeting import text_to_committee
from docextract.extract.meta import paper_meta
from docextract.layout import lay_out, with_reports
from docextract.model.meta import PaperMeta
from docextract.read.pdf import open_paper
from docextract.vocabulary.committee_words import committee_name
from docextract.vocabulary.council_words import domain_to_publisher, folder_to_publisher, text_to_publishers
from docextract.vocabulary.document_words import title_to_stage, title_to_type

BODY = "Officers report that the work is on time and that all the money has been found."


def meta(path: str, *pages) -> PaperMeta:
    layout = lay_out(pages, {})
    items = agenda_items(layout)
    layout = with_reports(layout, items)
    return paper_meta(layout, fields_of(layout), items, path)


def test_a_committee_report(make_page) -> None:
    page = make_page([
        (60, 100, "From: John Doe, Leader"), (60, 120, "To: Cabinet – 30 January 2025"), (60, 140, "Subject: Draft Revenue Budget 2025-26"),
        (60, 160, "Decision no: 24/00109"), (60, 180, "Key Decision: Yes"), (60, 200, "Classification: Unrestricted"),
        (60, 230, "Summary: All is well."), (60, 260, BODY), (60, 300, "Report Author: Jane Roe"), (60, 314, "jane.roe@kent.gov.uk"),
    ])  # fmt: skip
    found = meta("x/report.pdf", page)
    assert (found.doc_type, found.publisher, found.committee, found.meeting_date) == (
        "committee_report", "Kent County Council", "Cabinet", "2025-01-30",
    )  # fmt: skip
    assert (found.title, found.decision_reference, found.key_decision) == (
        "Draft Revenue Budget 2025-26",
        "24/00109",
        "Yes",
    )
    assert (found.plan_cycle, found.stage, found.classification, found.author) == (
        "2025-26",
        "draft",
        "Unrestricted",
        "Jane Roe",
    )
    assert set(found.sources.values()) == {"print"} and found.places["committee"].page == 1


def test_what_is_not_printed_comes_from_folder_and_file_name(make_page) -> None:
    page = make_page([(60, 60, "Appendix I: Budget Risks Register 2025-26", 18.0), (60, 100, BODY)])
    found = meta("kent/cabinet/2025-01-30/originals/24-00115 - Appendix I.pdf", page)
    assert (found.doc_type, found.publisher, found.committee, found.meeting_date, found.decision_reference) == (
        "risk_register", "Kent County Council", "Cabinet", "2025-01-30", "24/00115",
    )  # fmt: skip
    assert found.sources["publisher"] == "folder" and found.sources["meeting_date"] == "folder"
    assert found.sources["decision_reference"] == "file_name" and found.sources["title"] == "print"


def test_a_page_without_text(make_page) -> None:
    found = meta("cambridgeshire/business-cases-2022-23-scanned.pdf", make_page([]))
    assert (found.doc_type, found.publisher, found.plan_cycle) == (
        "business_case_pack",
        "Cambridgeshire County Council",
        "2022-23",
    )
    assert found.title == "business cases 2022 23 scanned" and found.sources["title"] == "file_name"


def test_date_and_committee_from_the_file_name(make_page) -> None:
    found = meta("Printed minutes 30th-Jan-2025 10.00 Cabinet.pdf", make_page([(60, 200, BODY)]))
    assert (found.committee, found.meeting_date, found.doc_type) == ("Cabinet", "2025-01-30", "minutes")


def test_an_alternative_budget(make_page) -> None:
    page = make_page([(60, 60, "Labour Group Alternative Budget 2025-28", 18.0), (60, 100, BODY), (60, 114, BODY)])
    found = meta("annex.pdf", page)
    assert (found.stage, found.proposed_by, found.plan_cycle) == ("alternative", "Labour Group", "2025-26")


def test_nothing_is_invented(make_page) -> None:
    found = meta("a.pdf", make_page([(60, 200, BODY)]))
    assert (found.publisher, found.committee, found.meeting_date, found.decision_reference) == (None, None, None, None)
    assert found.doc_type == "other" and found.stage == "other"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cabinet – 30 January 2025", "Cabinet"),
        ("Minutes of the Transport and Connectivity Policy Committee", "Transport and Connectivity Policy Committee"),
        ("ADULTS COMMITTEE: MINUTES", "ADULTS COMMITTEE"),
        ("CABINET - THURSDAY, 30 JANUARY 2025", "CABINET"),
        ("KENT COUNTY COUNCIL", None),
        ("The Council is in receipt of grants", None),
        ("Jane Doe, Director", None),
    ],
)
def test_committee_in_a_line(text: str, name: str | None) -> None:
    assert text_to_committee(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Children & Young People Committee", "Children and Young People Committee"),
        ("Children and Young People Committee.", "Children and Young People Committee"),
        ("Childrens and Young People (CYP)", "Children and Young People Committee"),
        ("Children and Young Peoples (CYP) Committee", "Children and Young People Committee"),
        ("Adult and Health Committee", "Adults and Health Committee"),
        ("ADULTS & HEALTH", "Adults and Health Committee"),
        ("Communities, Social Mobility, and Inclusion", "Communities, Social Mobility and Inclusion Committee"),
        ("CABINET", "Cabinet"),
        ("LICENSING & REGULATORY PANEL", "Licensing and Regulatory Panel"),
    ],
)
def test_one_spelling(text: str, name: str) -> None:
    assert committee_name(text) == name
    assert committee_name(name) == name


def test_publishers() -> None:
    assert domain_to_publisher("www.bristol.gov.uk") == "Bristol City Council"
    assert domain_to_publisher("kent") == "Kent County Council" and domain_to_publisher("gov.uk") is None
    assert text_to_publishers(
        "the West of England Mayoral Combined Authority and Bath & North East Somerset Council"
    ) == [
        "West of England Combined Authority",
        "Bath and North East Somerset Council",
    ]
    assert text_to_publishers("as Nowhereshire District Council said") == ["Nowhereshire District Council"]
    assert text_to_publishers("the Council agreed") == []
    assert (
        folder_to_publisher("bristol-city-council") == "Bristol City Council"
        and folder_to_publisher("originals") is None
    )


def test_titles() -> None:
    assert title_to_type("Finance Monitoring Report - Q3") == "finance_monitoring"
    assert title_to_type("24-00096 - EQIA") == "other" and title_to_type("A plan") is None
    assert title_to_stage("Draft Revenue Budget") == "draft" and title_to_stage("Revenue outturn report") == "outturn"


def golds(shared):
    for path in sorted((shared / "gold").glob("*/*.json")):
        yield json.loads(path.read_text())


def test_real_papers(shared) -> None:
    wrong = []
    for truth in golds(shared):
        path = (
            next(p for p in (shared / "papers", shared / "papers" / "kent") if (p / truth["document"]).exists())
            / truth["document"]
        )
        with open_paper(path) as paper:
            found = meta(
                str(path.relative_to(shared / "papers")),
                *(paper.page(n) for n in range(1, min(paper.page_count, 40) + 1)),
            )
        for name in ("doc_type", "publisher", "committee", "meeting_date", "decision_reference"):
            hidden = "not printed" in str((truth.get("meta_source") or {}).get(name, ""))
            if truth.get(name) and not hidden and str(getattr(found, name)).casefold() != truth[name].casefold():
                wrong.append((truth["document"], name, getattr(found, name), truth[name]))
    assert wrong == []
