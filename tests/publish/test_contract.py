"""The published database keeps its promises, and the rules that say so notice what breaks them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from contract_rules import breaches


@pytest.fixture
def published(corpus_database: Path) -> sqlite3.Connection:
    """A copy in memory, to break."""
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(corpus_database) as source:
        source.backup(copy)
    return copy


def test_the_corpus_keeps_every_promise(published: sqlite3.Connection) -> None:
    assert breaches(published) == {}


@pytest.mark.parametrize(
    ("harm", "broken"),
    [
        ("UPDATE amounts SET kind = 'profit'", "words of amounts.kind"),
        ("UPDATE amounts SET financial_year = '2026-28' WHERE source = 'table'", "form of amounts.financial_year"),
        ("UPDATE amounts SET counts = 1, counts_reason = NULL", "no total of a budget table counts"),
        ("UPDATE amounts SET counts_reason = NULL", "what does not count says why"),
        ("UPDATE owners SET name = 'Councillor ' || name", "a name is without honorific"),
        ("UPDATE risks SET x1 = 5000", "place of risks"),
        ("UPDATE evidence SET record_id = 'x' || record_id WHERE record_table = 'risks'", "evidence of risks"),
        ("UPDATE amounts SET raw = raw || ' '", "white space of amounts.raw"),
        ("DELETE FROM pages WHERE page = 2", "every page of a paper that was read is there once, from 1"),
        ("UPDATE proposals SET report_id = 'nowhere'", "every link leads somewhere"),
        ("ALTER TABLE benefits RENAME COLUMN target TO aim", "columns of benefits"),
    ],
)
def test_a_broken_promise_is_noticed(published: sqlite3.Connection, harm: str, broken: str) -> None:
    published.executescript(harm)
    assert broken in breaches(published)
