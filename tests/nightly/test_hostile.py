"""Hostile files beside good ones, through the real reader: each is told, and none harms the others."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import made_hostile
import pytest
from nights import assert_sound, query

from docextract.batch.limits import Limits
from docextract.batch.outcome import Outcome
from docextract.batch.run import Options, run_paths
from docextract.publish.schema import STORED, record_to_scope

LIMITS = Limits(seconds=20, megabytes=600, page_seconds=2, pages=300)
SHARED_TABLES = ("runs", "run_documents", "places", "sightings", "committees", "people")


def read(folder: Path, database: Path, **options: Any) -> dict[str, Outcome]:
    given = Options(**{"workers": 2, "limits": LIMITS, **options})
    return {outcome.path: outcome for outcome in run_paths([folder], database, given)}


def documents(database: Path, ids: list[str]) -> dict[str, list[Any]]:
    """Every row that belongs to these documents, times left out."""
    found = {}
    for record in STORED:
        scope = record_to_scope(record)
        if scope and record.table_name not in SHARED_TABLES:
            names = ", ".join(f'"{name}"' for name in record.model_fields if name != "ingested_at")
            quoted = ", ".join(f"'{one}'" for one in ids)
            sql = f"SELECT {names} FROM {record.table_name} WHERE {scope.replace('= ?', f'IN ({quoted})')}"
            found[record.table_name] = sorted(query(database, sql), key=repr)
    return found


def ids_of(database: Path) -> list[str]:
    return [row[0] for row in query(database, "SELECT id FROM documents ORDER BY id")]


def test_made_files_each_end_as_they_must(folder: Path, corpus: Path) -> None:
    good = corpus / "papers" / "committee-report.pdf"
    shutil.copy(good, folder / good.name)
    calm = folder.parent / "calm.db"
    read(folder, calm)
    made_hostile.write_all(folder)
    database = folder.parent / "papers.db"
    outcomes = read(folder, database)
    assert set(outcomes) == {*made_hostile.FILES, good.name}
    wrong = {
        name: (outcomes[name].action, outcomes[name].reason)
        for name, (_, wanted) in made_hostile.FILES.items()
        if wanted not in ("any", outcomes[name].action)
    }
    assert not wrong
    assert all(outcome.reason for outcome in outcomes.values() if outcome.action == "failed")
    slow = {name: outcome.seconds for name, outcome in outcomes.items() if (outcome.seconds or 0) > 20}
    assert not slow
    greedy = {name: outcome.megabytes for name, outcome in outcomes.items() if outcome.megabytes > 600}
    assert not greedy
    assert_sound(database)
    assert documents(database, ids_of(calm)) == documents(calm, ids_of(calm))
    lost = query(
        database,
        "SELECT path FROM documents WHERE status <> 'ok' AND NOT EXISTS"
        " (SELECT 1 FROM issues WHERE issues.document_id = documents.id)",
    )
    assert lost == [], "not read whole, and nothing says so"


def test_passwords_open_locked_papers_and_are_stored_nowhere(folder: Path) -> None:
    import pymupdf

    for name, password in (("one.pdf", "open sesame"), ("two.pdf", "another")):
        with pymupdf.open() as document:
            document.new_page().insert_text((72, 72), f"A saving of £600k in {name}")
            document.save(folder / name, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="owner")
    database = folder.parent / "papers.db"
    outcomes = read(folder, database, workers=1)
    assert {outcome.action for outcome in outcomes.values()} == {"failed"}
    assert all("locked by a password" in (outcome.reason or "") for outcome in outcomes.values())
    outcomes = read(folder, database, workers=1, refresh="failed", passwords=("wrong", "open sesame"))
    assert {name: outcome.action for name, outcome in outcomes.items()} == {"one.pdf": "added", "two.pdf": "failed"}
    assert "none of the 2 given opens it" in (outcomes["two.pdf"].reason or "")
    assert query(database, "SELECT count(*) FROM amounts") == [(1,)]
    for path in folder.parent.glob("papers.db*"):
        assert b"open sesame" not in path.read_bytes()


@pytest.mark.slow
def test_hostile_papers_beside_all_others(shared: Path, tmp_path: Path) -> None:
    calm_folder = tmp_path / "papers"
    shutil.copytree(shared / "papers", calm_folder, ignore=shutil.ignore_patterns("hostile"))
    read(calm_folder, tmp_path / "calm.db", limits=Limits())
    outcomes = read(shared / "papers", tmp_path / "all.db", limits=Limits())
    files = [path for path in (shared / "papers").rglob("*") if path.is_file()]
    assert len(outcomes) == len(files)
    assert max(outcome.seconds or 0 for outcome in outcomes.values()) < 20
    assert max(outcome.megabytes for outcome in outcomes.values()) < 600
    ids = ids_of(tmp_path / "calm.db")
    assert documents(tmp_path / "all.db", ids) == documents(tmp_path / "calm.db", ids)
    assert_sound(tmp_path / "all.db")
    before = documents(tmp_path / "all.db", ids_of(tmp_path / "all.db"))
    read(shared / "papers", tmp_path / "all.db", limits=Limits(), refresh="all")
    assert documents(tmp_path / "all.db", ids_of(tmp_path / "all.db")) == before, "read again, ids or rows changed"
