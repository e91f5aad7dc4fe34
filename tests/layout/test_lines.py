"""Words to lines, and lines in reading order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docextract.layout.lines import page_to_lines, words_to_rows
from docextract.layout.reading_order import in_reading_order
from docextract.model.page import Page, Rule, Word

LOREM = "the council sets out its plans in words that fill the line"


def texts(page: Page) -> list[str]:
    return [line.text for line in page_to_lines(page)]


def test_a_wide_gap_parts_a_line(make_page) -> None:
    page = make_page([(50, 100, "To:"), (150, 100, "Adults Committee"), (50, 120, "From: Finance")])
    assert texts(page) == ["To:", "Adults Committee", "From: Finance"]


def test_a_list_marker_stays_with_its_text(make_page) -> None:
    page = make_page([(50, 100, "1.1"), (95, 100, "The first paragraph"), (50, 120, "•"), (80, 120, "a point")])
    assert texts(page) == ["1.1 The first paragraph", "• a point"]


def test_a_drawn_line_parts_words_that_stand_close(make_page) -> None:
    page = make_page([(50, 100, "Risk"), (80, 100, "Owner")], rules=[Rule(77, 90, 77, 120)])
    assert texts(page) == ["Risk", "Owner"]


def test_justified_text_is_one_line() -> None:
    words = tuple(Word(50 + 50 * i, 100, 75 + 50 * i, 112, f"word{i}", 0, 0) for i in range(8))
    assert len(page_to_lines(Page(1, 595, 842, 0, words))) == 1


def test_a_raised_ordinal_belongs_to_its_line() -> None:
    words = (
        Word(50, 100, 56, 112, "1", 0, 0),
        Word(57, 98, 63, 106, "st", 0, 0),
        Word(66, 100, 90, 112, "April", 0, 0),
    )
    assert texts(Page(1, 595, 842, 0, words)) == ["1 st April"]


def test_words_know_their_place_on_the_page(make_page) -> None:
    page = make_page([(50, 120, "below"), (50, 100, "above it")])
    lines = page_to_lines(page)
    assert [line.words for line in lines] == [(1, 2), (0,)]
    assert [page.words[i].text for i in lines[0].words] == ["above", "it"]


def test_two_columns_of_prose_are_read_one_after_the_other(make_page) -> None:
    runs = [(50, 100 + 14 * i, LOREM[:38], 10) for i in range(10)]
    runs += [(310, 100 + 14 * i, LOREM[:38], 10) for i in range(10)]
    lines = in_reading_order(page_to_lines(make_page(runs)), 595)
    assert [line.box.x0 for line in lines] == [50.0] * 10 + [310.0] * 10


def test_a_heading_over_both_columns_comes_first(make_page) -> None:
    runs = [(50, 60, LOREM + " " + LOREM, 10)]
    runs += [(x, 100 + 14 * i, LOREM[:38], 10) for x in (50, 310) for i in range(8)]
    lines = in_reading_order(page_to_lines(make_page(runs)), 595)
    assert lines[0].box.y0 == 60 and [line.box.x0 for line in lines[1:9]] == [50.0] * 8


def test_labels_beside_values_stay_in_rows(make_page) -> None:
    runs = []
    for i, label in enumerate(("To:", "From:", "Date:", "Ward:", "Item:", "Ref:", "Title:")):
        runs += [(50, 100 + 20 * i, label), (180, 100 + 20 * i, f"value {i}")]
    lines = in_reading_order(page_to_lines(make_page(runs)), 595)
    assert [line.text for line in lines[:4]] == ["To:", "value 0", "From:", "value 1"]


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 90), st.floats(4, 30)),
        max_size=40,
    )
)
def test_every_word_stands_in_exactly_one_line(boxes: list[tuple[float, float, float, float]]) -> None:
    words = tuple(Word(x, y, x + w, y + h, "ab", 0, 0) for x, y, w, h in boxes)
    assert sorted(i for row in words_to_rows(words) for i in row) == list(range(len(words)))
    page = Page(1, 595, 842, 0, words)
    lines = in_reading_order(page_to_lines(page), page.width)
    assert sorted(i for line in lines for i in line.words) == list(range(len(words)))
