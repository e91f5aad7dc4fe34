"""Items of an agenda's front sheet."""

from __future__ import annotations

import json

import pytest

from docextract.extract.agenda import agenda_items
from docextract.layout import lay_out
from docextract.read.pdf import open_paper


def items(*pages):
    return agenda_items(lay_out(pages, {}))


def shape(*pages):
    return [(i.number, i.title, i.start_label, i.end_label) for i in items(*pages)]


def test_pages_in_a_column_of_their_own(make_page) -> None:
    page = make_page([
        (60, 60, "AGENDA"), (60, 90, "CONSTITUTIONAL MATTERS"),
        (60, 120, "1."), (90, 120, "Apologies for absence"),
        (60, 150, "2."), (90, 150, "Minutes of the last meeting"), (480, 150, "5 - 14"),
        (90, 166, "Actions"), (480, 166, "15 - 16"),
        (60, 190, "2a."), (90, 190, "A framework for accommodation"), (480, 190, "17 - 24"), (90, 203, "and its money"),
    ])  # fmt: skip
    assert shape(page) == [
        ("1", "Apologies for absence", None, None),
        ("2", "Minutes of the last meeting", "5", "14"),
        (None, "Actions", "15", "16"),
        ("2a", "A framework for accommodation and its money", "17", "24"),
    ]
    found = items(page)
    assert found[0].section == "CONSTITUTIONAL MATTERS" and found[0].at.quote == "Apologies for absence"
    assert found[3].at.box.y1 == 215


def test_pages_in_brackets_over_two_lines(make_page) -> None:
    page = make_page([
        (250, 60, "AGENDA"), (250, 90, "CABINET"), (60, 130, "3. Minutes (Pages 1 - 10)"), (60, 160, "4. Updates"),
        (60, 190, "5. Budget for the coming year and for the years after it (Pages"), (60, 203, "11 - 84)"),
        (60, 230, "6. Draft plan"), (60, 243, "(Pages 85 - 276)"),
    ])  # fmt: skip
    assert shape(page) == [
        ("3", "Minutes", "1", "10"),
        ("4", "Updates", None, None),
        ("5", "Budget for the coming year and for the years after it", "11", "84"),
        ("6", "Draft plan", "85", "276"),
    ]


def test_a_report_is_no_agenda(make_page) -> None:
    page = make_page(
        [(60, 60, "Agenda Item: 4"), (60, 90, "1. Introduction"), (60, 120, "2. Background"), (60, 150, "3. Risks")]
    )
    assert shape(page) == []


def test_printed_pages_become_pages_of_the_pdf(make_page) -> None:
    front = [
        (60, 60, "Agenda"),
        (60, 100, "1. Apologies"),
        (60, 130, "2. Minutes (Pages 1 - 2)"),
        (60, 160, "3. Plan (Pages 3 - 4)"),
    ]
    pages = [make_page(front, number=1), make_page([(60, 200, "This page is intentionally left blank")], number=2)]
    pages += [make_page([(60, 200, f"Text {n}"), (280, 800, f"Page {n}")], number=n + 2) for n in range(1, 5)]
    assert [(i.report_page, i.report_page_end) for i in items(*pages)] == [(None, None), (3, 4), (5, 6)]


def test_numbered_notes_below_the_agenda_are_no_items(make_page) -> None:
    page = make_page([
        (60, 60, "AGENDA"), (60, 100, "1. Apologies"), (60, 130, "2. Minutes (Pages 1 - 2)"), (60, 160, "3. Plan"),
        (60, 300, "Notes for visitors"), (60, 330, "1. Please switch off telephones"), (60, 360, "2. Fire exits are marked"),
    ])  # fmt: skip
    assert [number for number, *_ in shape(page)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "gold",
    [
        "cambridgeshire/adults-committee-2019-10-10-agenda-pack.gold.json",
        "kent/jan-agenda-frontsheet.gold.json",
        "kent/mar04-agenda-frontsheet.gold.json",
    ],
)
def test_real_agendas(shared, gold: str) -> None:
    truth = json.loads((shared / "gold" / gold).read_text())
    path = (
        next(p for p in (shared / "papers", shared / "papers" / "kent") if (p / truth["document"]).exists())
        / truth["document"]
    )
    with open_paper(path) as paper:
        found = items(*(paper.page(n) for n in range(1, min(paper.page_count, 40) + 1)))

    def label(value: int | None) -> str | None:
        return None if value is None else str(value)

    wanted = [
        (i["number"], i["title"], label(i["start_page_printed"]), label(i["end_page_printed"]))
        for i in truth["agenda_items"]
    ]
    assert [(i.number, i.title, i.start_label, i.end_label) for i in found] == wanted
