"""Upgrades of the schema: complete, in order, all or nothing."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from docextract.publish import migrations
from docextract.publish.migrations import MIGRATIONS, Migration, migrate
from docextract.publish.schema import SCHEMA_VERSION
from docextract.publish.schema_files import database_sql
from docextract.publish.store import Store

EARLIER = Path(__file__).parent / "earlier"
"""Every form that a database of an earlier version can have, as SQL; named by version."""
FORMS = sorted(EARLIER.glob("*.sql"))
PUBLISHED = {3: "389d9f9bc56815ae"}
"""The digest of schemas/database.sql of this version."""


def test_every_version_has_its_step() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(2, SCHEMA_VERSION + 1))


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def add_column(database: Database) -> None:
    database.execute("ALTER TABLE documents ADD COLUMN colour TEXT")


def fall_over(database: Database) -> None:
    database.execute("ALTER TABLE documents ADD COLUMN shape TEXT")
    raise RuntimeError("half way")


def test_an_older_database_is_brought_forward_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = opened(tmp_path / "old.db")
    migrate(connection)
    steps = (*MIGRATIONS, Migration(SCHEMA_VERSION + 1, "colour", add_column))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    assert migrate(connection) == ["colour", "shape"]
    assert migrate(connection) == []
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = opened(tmp_path / "old.db")
    migrate(connection)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration(SCHEMA_VERSION + 1, "fall", fall_over)))
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(connection)
    assert "shape" not in {row[1] for row in connection.execute("PRAGMA table_info(documents)")}
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_changed_schema_has_a_new_number() -> None:
    digest = sha256(database_sql().encode()).hexdigest()[:16]
    said = "raise SCHEMA_VERSION, add a step to MIGRATIONS, keep the old schemas/database.sql in tests/publish/earlier"
    assert {SCHEMA_VERSION: digest} == PUBLISHED, said


def test_every_earlier_version_is_tried() -> None:
    assert {int(form.name.split("-")[0]) for form in FORMS} == set(range(1, SCHEMA_VERSION))


def earlier(form: Path, place: Path) -> Path:
    """A database of that form with a paper, an amount of it, and both in the search."""
    path = place / "earlier.db"
    connection = opened(path)
    connection.executescript(form.read_text("utf-8"))
    for number, title in enumerate(("Budget", None)):
        values = {"id": f"d{number}", "title": title, "file_name": f"{number}.pdf", "path": f"{number}.pdf"}
        insert(connection, "documents", {**values, "doc_type": "other", "sha256": f"{number}" * 64, "status": "ok"})
    connection.execute("DELETE FROM documents WHERE id = 'd0'")  # row numbers are no longer 1, 2, 3
    insert(connection, "documents", {**values, "id": "d0", "title": "Budget", "sha256": "0" * 64, "status": "ok"})
    insert(connection, "pages", {"document_id": "d0", "page": 1, "text": "A saving of a pound"})
    insert(connection, "amounts", {"id": "a0", "document_id": "d0", "page": 1, "amount_pence": 100, "raw": "£1"})
    for index in ("documents_fts", "pages_fts"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.close()
    return path


def insert(connection: sqlite3.Connection, table: str, given: dict[str, object]) -> None:
    """A row with a value in every column that must have one."""
    for _, column, kind, required, _, _ in connection.execute(f"PRAGMA table_info({table})"):
        if required and column not in given:
            given[column] = "x" if kind == "TEXT" else 0
    names, marks = ", ".join(f'"{name}"' for name in given), ", ".join("?" * len(given))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(given.values()))


def form_of(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_database_of_any_earlier_form_becomes_as_a_new_one_and_keeps_its_rows(form: Path, tmp_path: Path) -> None:
    path = earlier(form, tmp_path)
    before = opened(path)
    kept = before.execute("SELECT rowid, id, title, sha256 FROM documents ORDER BY id").fetchall()
    before.close()
    new = opened(tmp_path / "new.db")
    migrate(new)
    with Store(path) as store:
        assert form_of(store.connection) == form_of(new)
        assert store.connection.execute("SELECT rowid, id, title, sha256 FROM documents ORDER BY id").fetchall() == kept
        assert store.connection.execute("SELECT amount_gbp, raw FROM amounts").fetchall() == [(1.0, "£1")]
        found = store.connection.execute("SELECT rowid FROM pages_fts WHERE pages_fts MATCH 'saving'").fetchall()
        assert len(found) == 1
        assert store.faults() == []
        assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_papers_of_the_first_databases_get_a_name(tmp_path: Path) -> None:
    with Store(earlier(EARLIER / "1-first.sql", tmp_path)) as store:
        names = store.connection.execute("SELECT name FROM documents ORDER BY id").fetchall()
    assert names == [("Budget",), ("1.pdf",)]


def test_a_database_that_cannot_be_shaped_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = opened(earlier(EARLIER / "1-first.sql", tmp_path))
    before = form_of(connection)
    monkeypatch.setattr(migrations, "VIEWS", (migrations.VIEWS[0]._replace(sql="SELECT nothing FROM"),))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert form_of(connection) == before
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
