"""Running headers and footers, and printed page numbers."""

from __future__ import annotations

import pytest

from docextract.layout import lay_out
from docextract.layout.furniture import line_to_label
from docextract.model.geometry import Box


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Page 82 of 144", "82"),
        ("Page | 3", "3"),
        ("82 of 144", "82"),
        ("- 7 -", "7"),
        ("12", "12"),
        ("xii", "xii"),
        ("4 | Page", "4"),
        ("Kent County Council Page 9", "9"),
        ("Budget 2022-23", None),
        ("Adults Committee", None),
        ("£1,200", None),
    ],
)
def test_label(text: str, label: str | None) -> None:
    assert line_to_label(text) == label


def test_a_bare_number_needs_company() -> None:
    assert line_to_label("12", alone=False) is None


def report(make_page, n: int, footer: str = "Page {} of 9", header: str | None = None):
    pages = []
    for i in range(1, n + 1):
        runs = [(60, 200 + 20 * k, f"Line {i} {k} of the body") for k in range(5)]
        runs.append((270, 800, footer.format(i + 4)))
        if header:
            runs.insert(0, (60, 30, header))
        pages.append(make_page(runs, number=i))
    return pages


def test_footers_and_headers_are_set_aside(make_page) -> None:
    layout = lay_out(report(make_page, 4, header="Medium Term Plan"), {})
    assert [page.label for page in layout.pages] == ["5", "6", "7", "8"]
    assert all(len(page.body) == 5 and len(page.furniture) == 2 for page in layout.pages)


def test_a_bare_number_that_runs_on_is_a_label(make_page) -> None:
    layout = lay_out(report(make_page, 3, footer="{}"), {})
    assert [page.label for page in layout.pages] == ["5", "6", "7"]


def test_of_two_numbers_the_packs_own_is_the_label(make_page) -> None:
    pages = []
    for i in range(1, 7):
        own = (i - 1) % 3 + 1
        runs = [(60, 300, f"Body text of page {i}"), (500, 770, f"Page {own}"), (270, 810, f"Page {i + 10} of 99")]
        pages.append(make_page(runs, number=i))
    assert [page.label for page in lay_out(pages, {}).pages] == ["11", "12", "13", "14", "15", "16"]


def test_a_title_that_heads_papers_far_apart_stays(make_page) -> None:
    pages = []
    for i in range(1, 13):
        runs = [(60, 300, f"Body {i}"), (60, 340, "more of it")]
        if i in (1, 5, 9):
            runs.insert(0, (60, 60, "Business Planning: Business Case"))
        pages.append(make_page(runs, number=i))
    layout = lay_out(pages, {})
    assert layout.pages[4].body[0].text == "Business Planning: Business Case"


def test_lines_in_tables_are_no_furniture(make_page) -> None:
    pages = [make_page([(60, 40, "Ref"), (60, 300, f"Body {i}")], number=i) for i in range(1, 5)]
    boxes = {i: [Box(50, 30, 500, 280)] for i in range(1, 5)}
    assert all(page.body[0].text == "Ref" for page in lay_out(pages, boxes).pages)
    assert all(page.furniture for page in lay_out(pages, {}).pages)


def test_the_first_agenda_item_line_is_front_matter(make_page) -> None:
    pages = [make_page([(60, 40, "Agenda Item: 2"), (60, 300, f"Body {i}")], number=i) for i in range(1, 4)]
    layout = lay_out(pages, {})
    assert layout.pages[0].body[0].text == "Agenda Item: 2"
    assert layout.pages[1].furniture[0].text == "Agenda Item: 2"


def test_no_pages_and_empty_pages(make_page) -> None:
    assert lay_out([], {}).pages == ()
    layout = lay_out([make_page([])], {})
    assert layout.pages[0].body == () and layout.pages[0].label is None and layout.sections == ()
