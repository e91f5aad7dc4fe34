"""When two readers saw the same figure: what may stand beside it, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.parse.characters import holds_figure, same_characters


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("£1.2 million", "£1.2million"),
        ("-570", "\u2013570"),
        ("-570", "\u2212570"),
        ("Director\u2019s", "Director's"),
        ("o\ufb03ce", "office"),
        ("£1m", "(£1m)."),
        ("(570)", "(570)"),
        ("10m", "£8-10m"),
        ("£8", "£8-10m"),
        ("£3,744", "£2,808-£3,744"),
        ("£350k", "c£350k."),
        ("£200k", "£200k.This"),
        ("SO2", "SO6,SO2"),
    ],
)
def test_the_same_figure(printed: str, seen: str) -> None:
    assert holds_figure(printed, seen)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("1,000", "1,008"),
        ("570", "-570"),
        ("570", "(570)"),
        ("(570)", "570"),
        ("-570", "570"),
        ("£314.3", "£314.3bin"),
        ("£0.0", "£0.0.10bn"),
        ("1,000", "21,000"),
        ("000", "1,000"),
        ("1", "1.5"),
        ("1", "1,500"),
        ("5", "5%"),
        ("£9 million", "£9"),
        ("£9", ""),
        ("500", "£500"),
        ("A/R.6.25", "A/R.6.255"),
    ],
)
def test_another_figure(printed: str, seen: str) -> None:
    assert not holds_figure(printed, seen)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_two_numbers_are_the_same_figure_only_where_they_are_equal(one: int, other: int) -> None:
    assert holds_figure(f"{one:,}", f"{other:,}") is (one == other)


@given(st.text(max_size=20))
def test_white_space_does_not_matter(text: str) -> None:
    assert same_characters(f" {text}\n", text)
