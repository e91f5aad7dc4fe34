"""Titles of papers that print no report title."""

from __future__ import annotations

from collections.abc import Callable

from docextract.extract.fields import fields_of
from docextract.extract.meta import paper_meta
from docextract.layout import lay_out, with_reports
from docextract.model.meta import PaperMeta
from docextract.model.page import Page
from docextract.parse.name import cell_to_people

MakePage = Callable[..., Page]


def meta(path: str, page: Page) -> PaperMeta:
    layout = with_reports(lay_out([page], {}), [])
    return paper_meta(layout, fields_of(layout), [], path)


def test_an_amendment_is_called_by_its_name(make_page: MakePage) -> None:
    runs = [
        (60, 80, "Budget Amendment Form"),
        (60, 120, "Amendment Name: Charging points"),
        (60, 140, "Proposer: Mr Tom Elm"),
    ]
    found = meta("x/3 - Amendment - Group_1.pdf", make_page(runs))
    assert (found.title, found.stage, found.sources["title"]) == ("Charging points", "alternative", "print")


def test_minutes_whose_committee_goes_on_below(make_page: MakePage) -> None:
    runs = [
        (60, 80, "Minutes of the Transport and Roads", 18.0),
        (60, 104, "Policy Committee", 17.8),
        (60, 130, "12 September 2024 at 5.00 pm"),
        (60, 150, "Members Present: Ed Elm"),
    ]
    assert meta("x/minutes.pdf", make_page(runs)).title == "Minutes of the Transport and Roads Policy Committee"


def test_an_honour_is_no_post() -> None:
    people = [(person.name, person.job_title) for person in cell_to_people("Mr Richard Elm, MBE")]
    assert people == [("Richard Elm", None)]
