"""A report that a pack holds too is counted once, whichever of them is read first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stub_readers import text_to_bundle

from docextract.model.bundle import Bundle
from docextract.model.records import Amount, PageRecord
from docextract.publish.standing import supersede
from docextract.publish.store import Store

REPORT = "Savings of the library service by shorter hours in winter and fewer rooms for hire. " * 4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "papers.db") as opened:
        yield opened


def paper(path: str, pages: int, text: str) -> Bundle:
    """A stub whose first page, the one with a sum, prints this text."""
    bundle = text_to_bundle(path, relative=path, sha256=path.encode().hex())
    records = tuple(
        record.model_copy(update={"text": text}) if isinstance(record, PageRecord) else record
        for record in bundle.records
    )
    return replace(bundle, document=bundle.document.model_copy(update={"page_count": pages}), records=records)


def counted(store: Store) -> dict[str, tuple[int, str | None]]:
    sql = "SELECT path, counts, counts_reason FROM amounts JOIN documents ON documents.id = document_id"
    return {path: (counts, reason) for path, counts, reason in store.connection.execute(sql)}


@pytest.mark.parametrize("order", list(itertools.permutations(("pack.pdf", "report.pdf", "extract.pdf"))))
def test_the_longest_paper_counts(store: Store, order: tuple[str, ...]) -> None:
    papers = {
        "pack.pdf": paper("pack.pdf", 90, f"{REPORT}\nPage 71 of 90"),
        "report.pdf": paper("report.pdf", 4, f"{REPORT}\n1"),
        "extract.pdf": paper("extract.pdf", 1, REPORT),
    }
    for name in order:
        store.publish(papers[name])
    aside = (0, "duplicate_document")
    assert counted(store) == {"pack.pdf": (1, None), "report.pdf": aside, "extract.pdf": aside}
    with store.transaction() as connection:
        supersede(connection, papers["pack.pdf"].document.id, papers["extract.pdf"].document.id)
    assert counted(store) == {"pack.pdf": (0, "superseded"), "report.pdf": (1, None), "extract.pdf": aside}
    assert store.faults() == []


@pytest.mark.parametrize("text", [REPORT.replace("winter", "summer"), "Savings"])
def test_other_words_or_too_few_are_another_page(store: Store, text: str) -> None:
    store.publish(paper("a.pdf", 2, REPORT if text != "Savings" else text))
    store.publish(paper("b.pdf", 1, text))
    assert counted(store) == {"a.pdf": (1, None), "b.pdf": (1, None)}


def test_a_paper_that_shares_only_some_of_its_pages_counts(store: Store) -> None:
    whole = paper("whole.pdf", 3, REPORT)
    (sum_,) = (record for record in whole.records if isinstance(record, Amount))
    (page,) = (record for record in whole.records if isinstance(record, PageRecord))
    more = (
        page.model_copy(update={"page": 2, "text": REPORT.replace("winter", "summer")}),
        sum_.model_copy(update={"id": "second", "page": 2}),
    )
    store.publish(replace(whole, records=(*whole.records, *more)))
    store.publish(paper("pack.pdf", 90, REPORT))
    sql = "SELECT path, sum(counts) FROM amounts JOIN documents ON documents.id = document_id GROUP BY 1"
    assert dict(store.connection.execute(sql).fetchall()) == {"pack.pdf": 0, "whole.pdf": 2}
