"""Headings and the sections below them."""

from __future__ import annotations

import pytest

from docextract.layout import lay_out
from docextract.model.geometry import Box
from docextract.vocabulary.heading_words import heading_kind, is_known_heading

BODY = "Officers report that the work is on time and that all the money has been found."


def outline(layout) -> list[tuple[int, str | None, str]]:
    return [(s.heading.level, s.heading.number, s.heading.text) for s in layout.sections if s.heading]


def test_bold_and_numbered_headings(make_page) -> None:
    runs = [
        (60, 100, "**1. BACKGROUND**"), (60, 130, BODY), (60, 160, "**3.2 Next steps**"), (60, 190, BODY),
        (60, 220, "**Financial Benefits**"), (60, 250, BODY), (60, 264, BODY),
    ]  # fmt: skip
    layout = lay_out([make_page(runs)], {})
    assert outline(layout) == [(2, "1", "BACKGROUND"), (3, "3.2", "Next steps"), (3, None, "Financial Benefits")]
    assert [len(s.body) for s in layout.sections] == [1, 1, 2]


def test_a_question_over_two_lines_is_one_heading(make_page) -> None:
    runs = [
        (60, 100, "**3. Has an options and feasibility study been undertaken? Please explain what options**"),
        (60, 114, "**have been considered.**"),
        (60, 150, BODY),
    ]
    layout = lay_out([make_page(runs)], {})
    assert len(outline(layout)) == 1
    heading = layout.sections[0].heading
    assert heading.number == "3" and heading.text.endswith("have been considered.") and len(heading.lines) == 2


def test_a_question_needs_no_bold_where_weights_are_unknown(make_page) -> None:
    runs = [(60, 100, "2. What evidence has been used?"), (60, 140, BODY), (60, 154, BODY)]
    assert outline(lay_out([make_page(runs)], {})) == [(2, "2", "What evidence has been used?")]


def test_a_numbered_paragraph_is_no_heading(make_page) -> None:
    runs = [
        (60, 80, "**1. Introduction**"),
        (60, 100, "2.1 There are a number of issues these proposals will address including:"),
        (60, 130, BODY), (60, 144, BODY),
    ]  # fmt: skip
    assert outline(lay_out([make_page(runs)], {})) == [(2, "1", "Introduction")]


def test_fields_list_items_and_contents_are_no_headings(make_page) -> None:
    runs = [
        (60, 100, "Committee: Adults"), (60, 130, "• A point"), (60, 160, "Introduction ........ 3"),
        (60, 190, BODY), (60, 204, BODY), (60, 218, "**Scope**"), (60, 240, BODY),
    ]  # fmt: skip
    assert outline(lay_out([make_page(runs)], {})) == [(3, None, "Scope")]


def test_text_before_the_first_heading_has_none(make_page) -> None:
    layout = lay_out([make_page([(60, 100, BODY), (60, 140, "**Risks**"), (60, 170, BODY), (60, 184, BODY)])], {})
    assert layout.sections[0].heading is None and layout.sections[1].heading.text == "Risks"


def test_a_section_runs_over_the_page_end(make_page) -> None:
    pages = [
        make_page([(60, 200, "**Risks**"), (60, 230, BODY)], number=1),
        make_page([(60, 200, BODY), (60, 214, BODY)], number=2),
    ]
    section = lay_out(pages, {}).sections[0]
    assert (section.page, section.page_end, len(section.body)) == (1, 2, 3)


def test_words_of_tables_are_neither_headings_nor_text(make_page) -> None:
    page = make_page([(60, 100, BODY), (60, 140, "**Risk**"), (60, 170, "A cell"), (60, 300, BODY)])
    layout = lay_out([page], {1: [Box(50, 130, 500, 200)]})
    assert outline(layout) == []
    assert [line.text for line in layout.sections[0].body] == [BODY, BODY]
    assert len(layout.pages[0].body) == 4


def test_larger_type_and_appendices_are_of_the_first_level(make_page) -> None:
    runs = [
        (60, 80, "Capital Strategy", 18.0),
        (60, 130, BODY),
        (60, 200, "Appendix 1 - Detail", 18.0),
        (60, 240, BODY),
    ]
    assert outline(lay_out([make_page(runs)], {})) == [
        (1, None, "Capital Strategy"),
        (1, "Appendix 1", "Appendix 1 - Detail"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("7. Are there any identified risks which may impact on the potential delivery of this?", "risks"),
        ("4.1 Resource Implications", "finance"),
        ("Financial Implications", "finance"),
        ("4.3 Statutory, Legal and Risk Implications", "legal"),
        ("8. Scope: What is within scope?", "scope"),
        ("What evidence has been used to support this work?", "evidence"),
        ("Could this have any effects on people with Protected Characteristics?", "equality"),
        ("Case study", None),
        ("Risky business", None),
    ],
)
def test_heading_kind(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind


def test_known_heading() -> None:
    assert is_known_heading("Financial Benefits:") and not is_known_heading("Financial benefits of the plan")
