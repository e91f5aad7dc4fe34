from __future__ import annotations

from docextract.extract.runs import place_to_runs
from docextract.model.evidence import Evidence
from docextract.model.geometry import Box, union
from docextract.model.page import Word


def lines(*texts: str, left: float = 50) -> list[Word]:
    """Words six points a letter wide, lines fourteen points apart."""
    words = []
    for number, text in enumerate(texts):
        x, y = left, 100 + 14 * number
        for one in text.split():
            words.append(Word(x, y, x + 6 * len(one), y + 11, one, 0, number))
            x += 6 * len(one) + 4
    return words


def place(words: list[Word], quote: str, first: int, last: int) -> Evidence:
    return Evidence(3, union(word.box for word in words[first : last + 1]), quote, first)


def test_a_post_that_wraps_has_a_box_on_each_line() -> None:
    words = lines("Ann Jarvis, Head of", "City Transport, spoke")
    runs = place_to_runs(words, place(words, "Head of City Transport", 2, 5))
    assert [run.quote for run in runs] == ["Head of", "City Transport"]
    assert [run.word for run in runs] == [2, 4]
    assert [run.box for run in runs] == [union(w.box for w in words[2:4]), union(w.box for w in words[4:6])]
    assert {run.page for run in runs} == {3}


def test_lines_below_a_label_share_a_box() -> None:
    words = lines("Aim: to lend more", "books to more people", "in every town")
    runs = place_to_runs(words, place(words, "to lend more books to more people in every town", 1, 10))
    assert [run.quote for run in runs] == ["to lend more", "books to more people in every town"]


def test_a_paragraph_of_its_own_keeps_its_one_box() -> None:
    words = lines("to lend more", "books to all")
    whole = place(words, "to lend more books to all", 0, 5)
    assert place_to_runs(words, whole) == [whole]


def test_a_box_that_misses_a_line_is_made_whole() -> None:
    words = lines("it costs £25", "million a year")
    runs = place_to_runs(words, Evidence(1, words[2].box, "£25 million", 2))
    assert [(run.quote, run.box) for run in runs] == [("£25", words[2].box), ("million", words[3].box)]


def test_a_word_parted_by_the_end_of_a_line_is_found_on_both() -> None:
    words = lines("Tom Barden (Business Intelli-", "gence) and others")
    runs = place_to_runs(words, place(words, "Business Intelli-gence", 2, 4))
    assert [run.quote for run in runs] == ["Business Intelli-", "gence"]


def test_what_is_quoted_otherwise_than_printed_stays_as_it_is() -> None:
    words = lines("Ann Jarvis, Head of", "City Transport")
    for quote, first in (
        ("Head of the City", 2),
        ("Director of Transport", 2),
        ("Transport", 5),
        ("City Transport Team", 4),
    ):
        whole = Evidence(1, Box(0, 0, 600, 800), quote, first)
        assert place_to_runs(words, whole) == [whole]
    filled = Evidence(1, Box(0, 0, 60, 80), "", -1)
    assert place_to_runs(words, filled) == [filled]
