"""Names, posts and teams; ratings; plain text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.parse.name import cell_to_people
from docextract.parse.name_words import initials_of, is_as_above, is_initials, is_nobody
from docextract.parse.rag import fill_to_rag, text_to_rag
from docextract.parse.text import collapse, join_lines, plain

Who = tuple[str | None, str | None]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Elm/Martin Ash Finance", [("Ann Elm", None), ("Martin Ash", "Finance")]),
        ("Ann Elm, Director of Children's Services", [("Ann Elm", "Director of Children's Services")]),
        (
            "Sarah Ash, Corporate Director, Children, Young People and Education",
            [("Sarah Ash", "Corporate Director, Children, Young People and Education")],
        ),
        (
            "Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services, Peter Elm",
            [("Peter Elm", "Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services")],
        ),
        ("Leader of the Council; Roger Ash", [("Roger Ash", "Leader of the Council")]),
        ("Councillor Anna Elm", [("Anna Elm", None)]),
        ("Cllr Mark Ash (Vice-Chairman)", [("Mark Ash", "Vice-Chairman")]),
        ("W Elm", [("W Elm", None)]),
        ("Gus Da Silva", [("Gus Da Silva", None)]),
        ("Cath Head, Head of Operations", [("Cath Head", "Head of Operations")]),
        ("Jo Elm (SAT & EPs) Clare Ash (Place Planning)", [("Jo Elm", "SAT & EPs"), ("Clare Ash", "Place Planning")]),
        ("Becky Elm, Sarah Ash, BI", [("Becky Elm", None), ("Sarah Ash", None), (None, "BI")]),
        ("Martin Elm and Stephen Ash", [("Martin Elm", None), ("Stephen Ash", None)]),
        ("Project Manager: Jane Elm", [("Jane Elm", "Project Manager")]),
        ("Jane Elm (JE), John Ash", [("Jane Elm", None), ("John Ash", None)]),
        ("Nick Elm, Assistant Director 01223 000000 nick.elm@example.org", [("Nick Elm", "Assistant Director")]),
        ("Finance", [(None, "Finance")]),
        ("Transport Project Board", [(None, "Transport Project Board")]),
        ("Outreach team, HR", [(None, "Outreach team"), (None, "HR")]),
        ("Outreach and brokerage teams", [(None, "Outreach and brokerage teams")]),
        ("Executive Director - People and Communities", [(None, "Executive Director - People and Communities")]),
        ("JB", [(None, "JB")]),
        ("TBC", []),
        ("N/A", []),
        ("As above", []),
        ("", []),
    ],
)
def test_people(text: str, people: list[Who]) -> None:
    assert [(who.name, who.job_title) for who in cell_to_people(text)] == people


def test_small_questions() -> None:
    assert is_as_above("As above.") and not is_as_above("Ann Elm")
    assert is_nobody(" tbc ") and not is_nobody("HR")
    assert is_initials("JB") and is_initials("J.B.") and not is_initials("Jo")
    assert initials_of("Ann Oak-Elm") == "AOE"


@given(st.text(alphabet="ABab cde,/;&().-: Director", max_size=50))
def test_any_text_is_survived_and_every_place_is_its_words(text: str) -> None:
    for who in cell_to_people(text):
        assert text[who.start : who.end] == who.raw
        assert who.name or who.job_title


GIVEN = st.sampled_from(["Ann", "David", "Sarah", "Fiona", "Kevin"])
SURNAME = st.sampled_from(["McElm", "O'Ash", "Oak-Elm", "Thornbury", "Patel"])
PEOPLE = st.lists(st.tuples(GIVEN, SURNAME).map(" ".join), min_size=1, max_size=4, unique=True)


@given(PEOPLE, st.sampled_from(["/", ", ", "; ", " / "]))
def test_listed_people_are_read_back(names: list[str], joint: str) -> None:
    assert [who.name for who in cell_to_people(joint.join(names))] == names


def test_cells_of_real_papers() -> None:
    folder = os.environ.get("DOCEXTRACT_SHARED")
    if not folder:
        pytest.skip("DOCEXTRACT_SHARED names no folder of annotated papers")
    cells: dict[str, set[Who]] = {}
    for path in Path(folder).glob("gold/*/*.json"):
        for owner in json.loads(path.read_text()).get("owners", []):
            if owner.get("cell"):
                cells.setdefault(owner["cell"], set()).add((owner["name"], owner["job_title"]))
    right = sum({(who.name, who.job_title) for who in cell_to_people(cell)} >= wanted for cell, wanted in cells.items())
    assert right >= 0.95 * len(cells)


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("Amber/Red", "Amber/Red"),
        ("Red / Amber", "Amber/Red"),
        ("9- Amber", "Amber"),
        ("15 – Red", "Red"),
        ("RAG: GREEN", "Green"),
        ("R", "Red"),
        ("A/G", "Amber/Green"),
        ("Medium - Low", "Medium - Low"),
        ("4 – High", "High"),
        ("Red / Green", None),
        ("20", None),
        ("The green agenda", None),
        ("", None),
    ],
)
def test_ratings(text: str, rag: str | None) -> None:
    assert text_to_rag(text) == rag


def test_fills() -> None:
    assert [fill_to_rag(c) for c in [(1, 0, 0), (1, 0.75, 0), (1, 1, 0), (0, 0.69, 0.31), (0, 0.44, 0.75)]] == [
        "Red",
        "Amber",
        "Amber",
        "Green",
        "Blue",
    ]
    assert [fill_to_rag(c) for c in [(1, 1, 1), (0.85, 0.85, 0.85), (0.85, 0.89, 0.95), (0, 0, 0)]] == [None] * 4


def test_plain_text() -> None:
    assert collapse(" a\n b ") == "a b"
    assert plain("of\ufb01ce co\u00adoperate \u00ad5") == "office cooperate -5"
    assert join_lines(["low-", "income fami\u00ad", "lies", "", "Next"]) == "low-income families Next"
