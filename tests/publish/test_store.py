from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stub_readers import amount, text_to_bundle

from docextract.model.bundle import Bundle
from docextract.publish.lock import Locked
from docextract.publish.names import sightings_to_row
from docextract.publish.schema import SCHEMA_VERSION, STORED
from docextract.publish.standing import supersede
from docextract.publish.store import Contradiction, Store, StoreError, open_readonly


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "deep" / "papers.db") as opened:
        yield opened


def paper(text: str, path: str = "a.pdf") -> Bundle:
    return text_to_bundle(text, relative=path, sha256=text.encode().hex())


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {
        record.table_name: sorted(store.connection.execute(f"SELECT * FROM {record.table_name}").fetchall(), key=repr)
        for record in STORED
    }


def count(store: Store, sql: str) -> int:
    found: int = store.connection.execute(sql).fetchone()[0]
    return found


def test_records_come_back_with_pounds_from_pence(store: Store) -> None:
    store.publish(paper("Anna saves"))
    row = store.connection.execute(
        "SELECT amount_gbp, precision_gbp, budget_effect_gbp, counts FROM amounts"
    ).fetchone()
    assert row == (600000.0, 1.0, -600000.0, 1)
    assert store.faults() == []


def test_publishing_twice_changes_nothing(store: Store) -> None:
    store.publish(paper("Anna saves"))
    before = dump(store)
    store.publish(paper("Anna saves"))
    assert dump(store) == before
    assert store.faults() == []


def test_a_new_reading_takes_the_place_of_the_old_one(store: Store) -> None:
    first = paper("Anna saves")
    store.publish(first)
    kept = tuple(record for record in first.records if record.table_name in ("pages", "committees"))
    store.publish(Bundle(first.document, kept))
    assert count(store, "SELECT count(*) FROM amounts") == 0
    assert count(store, "SELECT count(*) FROM people") == 0
    assert count(store, "SELECT count(*) FROM pages_fts WHERE pages_fts MATCH 'saves'") == 1
    assert store.faults() == []


@pytest.mark.parametrize("table", ["pages", "amounts", "owners", "documents", "sightings", "people"])
def test_a_failure_at_any_table_leaves_the_last_complete_state(store: Store, table: str) -> None:
    store.publish(paper("Anna saves"))
    before = dump(store)
    store.connection.execute(
        f"CREATE TEMP TRIGGER fault BEFORE INSERT ON main.{table} BEGIN SELECT RAISE(ABORT, 'injected'); END"
    )
    for text in ("Anna saves", "Bert spends"):
        with pytest.raises(Contradiction, match="injected"):
            store.publish(paper(text))
        assert dump(store) == before
    store.connection.execute("DROP TRIGGER fault")
    assert store.faults() == []


def test_an_id_used_twice_or_a_link_to_nowhere_is_refused_whole(store: Store) -> None:
    first = paper("Anna saves")
    twice = Bundle(first.document, (*first.records, amount(first.document.id, 0, 1)))
    nowhere = Bundle(first.document, (amount(first.document.id, 0, 1).model_copy(update={"table_id": "none"}),))
    for bundle in (twice, nowhere):
        with pytest.raises(Contradiction):
            store.publish(bundle)
    assert count(store, "SELECT count(*) FROM documents") == 0


def test_people_are_drawn_together_in_any_order_and_go_with_their_last_paper(tmp_path: Path) -> None:
    papers = [paper("Anna saves"), paper("Anna Bert", "b.pdf"), paper("spends Bert", "c.pdf")]
    seen = []
    for number, order in enumerate((papers, papers[::-1])):
        with Store(tmp_path / f"{number}.db") as store:
            for one in order:
                store.publish(one)
            seen.append((dump(store)["people"], dump(store)["committees"]))
    assert seen[0] == seen[1]
    assert [row[2] for row in seen[0][0]] in (["Anna", "Bert"], ["Bert", "Anna"])


def test_the_fullest_spelling_in_mixed_case_is_the_name() -> None:
    seen = [("Anyshire", "A Smith", '["A Smith"]'), ("Anyshire", "ANNABEL SMITH", '["ANNABEL SMITH"]')]
    assert sightings_to_row("1", seen) == ("1", "Anyshire", "A Smith", '["A Smith", "ANNABEL SMITH"]')
    assert sightings_to_row("1", seen[::-1]) == sightings_to_row("1", seen)


def test_a_superseded_paper_keeps_its_rows_but_no_longer_counts(store: Store) -> None:
    old, new = paper("Anna saves"), paper("Anna saves more", "b.pdf")
    store.publish(old)
    store.publish(new)
    with store.transaction() as connection:
        supersede(connection, old.document.id, new.document.id)
    sql = "SELECT counts, counts_reason FROM amounts WHERE document_id = ?"
    assert store.connection.execute(sql, (old.document.id,)).fetchone() == (0, "superseded")
    assert count(store, "SELECT sum(printed_gbp) FROM savings_by_year") == 600000
    with store.transaction() as connection:
        supersede(connection, old.document.id, None)
    assert store.connection.execute(sql, (old.document.id,)).fetchone() == (1, None)


def test_of_papers_with_the_same_text_only_the_first_by_path_counts(store: Store) -> None:
    for name in ("b.pdf", "a.pdf", "c.pdf"):
        bundle = paper(f"Anna saves {name}", name)
        store.publish(replace(bundle, document=bundle.document.model_copy(update={"text_sha256": "same"})))
    rows = store.connection.execute("SELECT path, same_as IS NULL FROM documents ORDER BY path").fetchall()
    assert rows == [("a.pdf", 1), ("b.pdf", 0), ("c.pdf", 0)]
    assert count(store, "SELECT sum(counts) FROM amounts") == 1
    assert count(store, "SELECT count(*) FROM amounts WHERE counts_reason = 'duplicate_document'") == 2


def test_search_finds_references_and_inflected_words(store: Store) -> None:
    store.publish(paper("A/R.6.255 Savings in care"))
    for words in ('"A/R.6.255"', "saving"):
        found = store.connection.execute("SELECT count(*) FROM pages_fts WHERE pages_fts MATCH ?", (words,)).fetchone()
        assert found == (1,)
    store.connection.execute("DELETE FROM pages_fts_data WHERE id > 10")
    assert any("search" in fault for fault in store.faults())


def test_one_writer_at_a_time_and_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "papers.db"
    code = (
        "import sys, time; from pathlib import Path; from docextract.publish.store import Store\n"
        "store = Store(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Locked, match=str(holder.pid)):
            Store(path)
        holder.kill()
        holder.wait()
    Store(path).close()


def test_a_newer_schema_and_a_file_that_is_no_database_are_left_alone(tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="upgrade docextract"):
        Store(newer)
    text = tmp_path / "text.db"
    text.write_text("no database" * 100)
    with pytest.raises(StoreError):
        Store(text)
    assert text.read_text().startswith("no database")
    with pytest.raises(StoreError, match="docextract ingest"):
        open_readonly(tmp_path / "none.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="choose a place"):
        Store(tmp_path / "sub" / "papers.db")


def test_readers_cannot_write(store: Store) -> None:
    store.publish(paper("Anna saves"))
    reader = open_readonly(store.path)
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    with pytest.raises(sqlite3.OperationalError):
        reader.execute("DELETE FROM documents")
    reader.close()
