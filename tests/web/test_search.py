"""Whatever is typed finds or finds not, and never fails."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from drawn_papers import SCRIPT, ask_site, rows
from hypothesis import given
from hypothesis import strategies as st

from docextract.web.search_words import words_to_match, words_to_pence, words_to_references
from docextract.web.snippets import marked

if TYPE_CHECKING:
    from conftest import Site


def searched(site: Site, *texts: str) -> list[str]:
    answers = ask_site(site.database, *(f"/-/search?{urlencode({'q': text})}" for text in texts))
    assert [answer.status_code for answer in answers] == [200] * len(texts)
    return [answer.text for answer in answers]


@given(st.text(), st.booleans())
def test_any_text_makes_a_sound_expression(text: str, beginnings: bool) -> None:
    match = words_to_match(text, beginnings=beginnings)
    if match is not None:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61')")
        connection.execute("SELECT * FROM texts WHERE texts MATCH ?", (match,)).fetchall()
        connection.close()
    words_to_pence(text)
    words_to_references(text)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£570,000", 57_000_000),
        ("(£25k)", 2_500_000),
        ("1.2m", 120_000_000),
        ("-570", 57_000),
        ("£1.2 million", 120_000_000),
        ("£12.345", None),
        ("570 places", None),
        ("fostering", None),
        ("9" * 40, None),
    ],
)
def test_sums_are_understood(text: str, pence: int | None) -> None:
    assert words_to_pence(text) == pence


def test_references_are_known_among_words() -> None:
    assert words_to_references("where is a/r.6.255, and 24/00096?") == ["A/R.6.255", "24/00096?"]


def test_phrases_stay_together() -> None:
    assert words_to_match('"social care" cuts') == '"social care" "cuts"'


def test_only_the_marks_are_html() -> None:
    assert marked("<b>\x02savings\x03 & more") == "&lt;b&gt;<mark>savings</mark> &amp; more"


def test_odd_questions_are_answered(site: Site) -> None:
    odd = [
        '"',
        "AND OR NOT",
        "NEAR(a b)",
        "a*b^c:d",
        "-",
        "{}",
        "title:x",
        "'; drop table amounts; --",
        "\0",
        "é" * 500,
    ]
    searched(site, *odd, "")


def test_every_kind_is_found(site: Site) -> None:
    reference = rows(site.database, "SELECT reference FROM bp_references LIMIT 1")[0]["reference"]
    name = rows(site.database, "SELECT name FROM people LIMIT 1")[0]["name"]
    risk = rows(site.database, "SELECT description FROM risks LIMIT 1")[0]["description"]
    referred, named, sums, risks = searched(site, reference.lower(), name, "£570,000", " ".join(risk.split()[:6]))
    assert 'id="references"' in referred and "/-/source/bp_references/" in referred
    assert 'id="people"' in named and "/-/person/" in named
    assert sums.count("/-/source/amounts/") >= 5
    assert 'id="risks"' in risks and 'id="pages"' in risks and 'id="rows"' in risks and "<mark>" in risks


def test_beginnings_are_tried_where_words_are_not_found(site: Site) -> None:
    (answer,) = searched(site, "committ")
    assert "have words that begin so" in answer


def test_what_is_found_and_what_is_asked_is_escaped(site: Site) -> None:
    found, asked = searched(site, "570,000 2024-25", SCRIPT)
    for text in (found, asked):
        assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in found and "&lt;script&gt;alert" in asked
