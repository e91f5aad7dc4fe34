"""Upgrades of the schema: complete, in order, all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from docextract.publish import migrations
from docextract.publish.migrations import MIGRATIONS, Migration, migrate
from docextract.publish.schema import SCHEMA_VERSION


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
    assert migrate(connection) == ["colour"]
    assert migrate(connection) == []
    assert "colour" in {row[1] for row in connection.execute("PRAGMA table_info(documents)")}
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
