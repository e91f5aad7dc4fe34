"""Labels with their values."""

from __future__ import annotations

import pytest

from docextract.extract.fields import fields_of, lines_to_text
from docextract.layout import lay_out
from docextract.model.field import Field
from docextract.model.geometry import Box
from docextract.model.table import Cell, CellPart, Table
from docextract.vocabulary.label_words import known_label, label_key


def read(*pages) -> dict[str, Field]:
    return {field.label: field for field in fields_of(lay_out(pages, {}))}


def values(*pages) -> list[tuple[str, str]]:
    return [(field.label, field.value) for field in fields_of(lay_out(pages, {}))]


def test_label_and_value_on_one_line(make_page) -> None:
    field = read(make_page([(60, 100, "BP Reference: A/R.6.255")]))["BP Reference"]
    assert (field.name, field.value, field.method) == ("bp_reference", "A/R.6.255", "same_line")
    assert field.label_at.word == 0 and field.value_at.word == 2 and field.value_at.quote == "A/R.6.255"
    assert field.value_lines[0].words == (2,)


def test_two_fields_on_one_line(make_page) -> None:
    page = make_page([(60, 100, "Date of version: 22 October 2021 BP Reference: A/R.6.255")])
    assert values(page) == [("Date of version", "22 October 2021"), ("BP Reference", "A/R.6.255")]


def test_an_empty_value_is_kept(make_page) -> None:
    page = make_page([(60, 100, "Date of version:"), (300, 100, "BP Reference: N/A")])
    fields = read(page)
    assert fields["Date of version"].value == "" and fields["Date of version"].value_at is None
    assert fields["BP Reference"].value == "N/A"


def test_a_year_in_the_label(make_page) -> None:
    field = read(make_page([(60, 100, "2022-23 Savings amount: £250k savings")]))["2022-23 Savings amount"]
    assert (field.name, field.value) == ("savings_amount", "£250k savings")


def test_the_value_stands_below_up_to_the_next_label(make_page) -> None:
    page = make_page([
        (60, 100, "Brief Description of proposal:"), (60, 130, "The first paragraph of it,"), (60, 143, "wrapped."),
        (60, 170, "A second paragraph."), (60, 200, "Committee: Adults"),
    ])  # fmt: skip
    fields = read(page)
    assert fields["Brief Description of proposal"].value == "The first paragraph of it, wrapped. A second paragraph."
    assert fields["Brief Description of proposal"].method == "next_lines"
    assert len(fields["Brief Description of proposal"].value_lines) == 3


def test_a_heading_ends_a_value(make_page) -> None:
    page = make_page([
        (60, 100, "Business Leads / Sponsors:"), (60, 125, "Jane Doe, Director"), (60, 140, "John Roe"),
        (60, 170, "**1. Please describe what the proposed outcomes are:**"), (60, 200, "Many things are to be had from this."),
        (60, 214, "And more of them still."),
    ])  # fmt: skip
    field = read(page)["Business Leads / Sponsors"]
    assert [line.text for line in field.value_lines] == ["Jane Doe, Director", "John Roe"]


def test_front_matter_in_two_columns(make_page) -> None:
    page = make_page([
        (60, 100, "From:"), (180, 100, "Jane Doe, Cabinet Member for Roads"), (180, 128, "John Roe, Director"),
        (60, 156, "To:"), (180, 156, "Cabinet - 30 January 2025"),
        (60, 184, "Subject:"), (180, 184, "A title that is"), (180, 197, "long"),
        (60, 225, "Classification:"), (180, 225, "Unrestricted"),
    ])  # fmt: skip
    assert values(page) == [
        ("From", "Jane Doe, Cabinet Member for Roads John Roe, Director"),
        ("To", "Cabinet - 30 January 2025"),
        ("Subject", "A title that is long"),
        ("Classification", "Unrestricted"),
    ]


def test_two_columns_of_fields(make_page) -> None:
    page = make_page([
        (60, 100, "Officer contact:"), (320, 100, "Member contacts:"),
        (60, 114, "Name: Jane Doe"), (320, 114, "Names: Councillor Roe"),
        (60, 128, "Post: Manager"), (320, 128, "Post: Chair"),
    ])  # fmt: skip
    found = values(page)
    assert ("Name", "Jane Doe") in found and ("Names", "Councillor Roe") in found
    assert [value for label, value in found if label == "Post"] == ["Manager", "Chair"]


def test_an_office_is_a_value_after_from(make_page) -> None:
    page = make_page([(60, 100, "From: Service Director: Commissioning"), (60, 130, "Key decision: No")])
    assert values(page) == [("From", "Service Director: Commissioning"), ("Key decision", "No")]


def test_a_label_over_two_lines(make_page) -> None:
    page = make_page(
        [
            (60, 100, "REPORT"),
            (60, 113, "TITLE:"),
            (160, 100, "TRANSPORT"),
            (60, 140, "DATE:"),
            (160, 140, "5 JUNE 2026"),
        ]
    )
    assert values(page) == [("REPORT TITLE", "TRANSPORT"), ("DATE", "5 JUNE 2026")]


def test_a_known_label_needs_no_colon_beside_its_value(make_page) -> None:
    page = make_page([(60, 80, "DATE:"), (200, 80, "5 June 2026"), (60, 100, "Key Decision"), (200, 100, "Yes")])
    field = read(page)["Key Decision"]
    assert (field.value, field.method) == ("Yes", "beside") and field.confidence < 0.9


def test_a_header_row_and_a_stray_word_are_no_labels(make_page) -> None:
    header = make_page(
        [(60, 100, "**Lead Officer**"), (200, 100, "Summary"), (400, 100, "Meeting date"), (60, 120, "Jane Doe")]
    )
    assert values(header) == []
    assert values(make_page([(60, 100, "Service"), (200, 100, "costs of placements")])) == []


def test_unknown_labels_are_kept_with_less_confidence(make_page) -> None:
    field = read(make_page([(60, 100, "Snow Depth: 3 inches")]))["Snow Depth"]
    assert field.name is None and field.value == "3 inches" and field.confidence <= 0.65


@pytest.mark.parametrize(
    "text",
    [
        "The aims of this work are: to save money",
        "Members noted the following: the report",
        "see http://example.org/page for more",
        "at 10:30 the meeting began",
        "- as the clerk said: wait",
    ],
)
def test_sentences_are_no_fields(make_page, text: str) -> None:
    assert values(make_page([(60, 100, text)])) == []


def test_a_wrapped_sentence_that_begins_like_a_label(make_page) -> None:
    page = make_page(
        [
            (60, 100, "the money was found after a long debate in the Adults and Health"),
            (60, 114, "Committee: it was enough"),
        ]
    )
    assert values(page) == []


def test_a_long_value_goes_on_over_the_page(make_page) -> None:
    first = make_page([(60, 100, "Summary: This report"), (60, 113, "tells of much")], number=1)
    second = make_page([(60, 100, "and of more."), (60, 140, "Recommendation: Note it.")], number=2)
    field = read(first, second)["Summary"]
    assert field.value == "This report tells of much and of more."
    assert field.value_at.page == 1 and field.value_at.quote == "This report tells of much"
    assert [line.page for line in field.value_lines] == [1, 1, 2]


def cell(row: int, col: int, text: str, words: tuple[int, ...], box: Box) -> Cell:
    return Cell(row, col, 1, 1, text, (CellPart(1, box, words, box),))


def table(cells: list[Cell], rows: int, cols: int) -> Table:
    return Table(1, 1, Box(50, 90, 500, 200), None, "other", rows, cols, tuple(cells), (), (), "made", 1.0)


def test_labels_in_a_table_of_two_columns(make_page) -> None:
    page = make_page(
        [(60, 100, "Project Title"), (200, 100, "Warm Homes"), (60, 130, "Saving Ref:"), (200, 130, "TBC")]
    )
    boxes = [Box(55, 95, 190, 120), Box(195, 95, 400, 120), Box(55, 125, 190, 150), Box(195, 125, 400, 150)]
    cells = [cell(i // 2, i % 2, text, words, boxes[i]) for i, (text, words) in enumerate(
        [("Project Title", (0, 1)), ("Warm Homes", (2, 3)), ("Saving Ref:", (4, 5)), ("TBC", (6,))]
    )]  # fmt: skip
    found = fields_of(lay_out([page], {}), [table(cells, 2, 2)])
    assert [(f.label, f.name, f.value, f.method) for f in found] == [
        ("Project Title", "project_title", "Warm Homes", "table"),
        ("Saving Ref", "bp_reference", "TBC", "table"),
    ]
    assert [line.text for line in found[0].value_lines] == ["Warm Homes"]


def test_labels_above_their_values_in_a_table(make_page) -> None:
    page = make_page([
        (60, 100, "DECISION TO BE TAKEN BY:"), (300, 100, "DECISION NO:"), (60, 130, "Cabinet"), (300, 130, "24/00109"),
    ])  # fmt: skip
    cells = [
        cell(0, 0, "DECISION TO BE TAKEN BY:", (0, 1, 2, 3, 4), Box(55, 95, 290, 120)),
        cell(0, 1, "DECISION NO:", (5, 6), Box(295, 95, 500, 120)),
        cell(1, 0, "Cabinet", (7,), Box(55, 125, 290, 150)),
        cell(1, 1, "24/00109", (8,), Box(295, 125, 500, 150)),
    ]
    found = fields_of(lay_out([page], {}), [table(cells, 2, 2)])
    assert {f.name: f.value for f in found} == {"report_to": "Cabinet", "decision_number": "24/00109"}


def test_words_parted_at_a_line_end(make_page) -> None:
    page = make_page([(60, 100, "the re-"), (60, 120, "baselining of"), (60, 140, "budgets")])
    assert lines_to_text(lay_out([page], {}).pages[0].body) == "the re-baselining of budgets"


def test_label_key_and_names() -> None:
    assert label_key("2022-23  Savings amount:") == "savings amount"
    assert known_label("BUSINESS PLANNING REFERENCE").name == "bp_reference"
    assert known_label("Favourite colour") is None


def test_a_short_value_without_a_full_stop_does_not_hide_the_label_below(make_page) -> None:
    page = make_page(
        [
            (60, 100, "Decision maker: Cabinet Member for Finance and Resources"),
            (60, 114, "Date of decision: 14 October 2026"),
            (60, 200, "This line of the page runs over its whole width so that its right edge is at last known"),
        ]
    )
    assert ("Date of decision", "14 October 2026") in values(page)


def test_a_list_of_contents_and_details_of_people_are_no_labels_with_values(make_page) -> None:
    def columns(*rows: tuple[str, str]) -> list[tuple[str, str]]:
        runs = [(x, 100 + 20 * n, word) for n, row in enumerate(rows) for x, word in zip((60, 300), row, strict=True)]
        return [label for label, _ in values(make_page(runs))]

    assert columns(("Savings", "Page 12"), ("Investment", "Page 20"), ("Capital", "Page 31")) == []
    people = columns(("Name", "Director"), ("Ann Elm", "Bo Ash"), ("Email address", "Email address b@c.org"))
    assert "Ann Elm" not in people


def test_a_question_mark_ends_a_label(make_page) -> None:
    assert values(make_page([(60, 100, "Key decision? Yes")])) == [("Key decision?", "Yes")]
