"""Councils known by the shape of their names."""

from __future__ import annotations

import pytest

from docextract.vocabulary.council_words import is_council, line_to_council


@pytest.mark.parametrize(
    ("line", "council"),
    [
        ("Moray Council", "Moray Council"),
        ("ARDEN COUNCIL", "Arden Council"),
        ("The Arden and Moss Council", "Arden and Moss Council"),
        ("Full Council", None),
        ("COUNTY COUNCIL", None),
        ("Annual Council", None),
        ("Report to Arden Council", None),
        ("Arden Council Tax", None),
        ("Cabinet", None),
    ],
)
def test_a_line_that_is_a_councils_name(line: str, council: str | None) -> None:
    assert line_to_council(line) == council


def test_a_borough_named_in_full_is_one_too() -> None:
    assert is_council("London Borough of Easthaven")
    assert not is_council("Papers of the London Borough of Easthaven")
