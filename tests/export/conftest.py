"""What the tests of exports share: a database with all that is hard to export, and what it exports to."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from docextract.publish.export.package import FORMS, export_database

HARD_TEXTS = (
    *("=1+1", "-5", "+44 1223", "@SUM(A1)", "\t=1", "\r=1", "\n-1", "＝1", "'-5", "''=1", "'", "''", "'plain"),
    *("", " ", "N/A", "NULL", "nan", "None", "0123", "1e5", "TRUE", "#N/A", "#DIV/0!", "1,234", 'in "quotes"'),
    *("two\nlines", "two\r\nlines", "£, € and 𝔘", "a;=1", " =1", "2022-23", "\\N"),
)
HARD_SUMS = (0, -1, 1, 10, 99, -570_000_00, 1_234_567_890_123_45, 10, 7, 110)


@pytest.fixture(scope="session")
def database(corpus_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with fields that hold hard texts and amounts that hold hard sums."""
    path = tmp_path_factory.mktemp("hard") / "hard.db"
    shutil.copy(corpus_database, path)
    with sqlite3.connect(path) as connection:
        put_copies(connection, "fields", [{"value": text} for text in HARD_TEXTS])
        put_copies(connection, "amounts", [{"amount_pence": pence, "raw": f"{pence}p"} for pence in HARD_SUMS])
    connection.close()
    return path


def put_copies(connection: sqlite3.Connection, table: str, changes: list[dict[str, object]]) -> None:
    """For each of the changes a copy of the table's first row, with them and an id of its own."""
    stored = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{column}"' for column in stored)
    first = connection.execute(f"SELECT {columns} FROM {table} ORDER BY id LIMIT 1").fetchone()
    for number, change in enumerate(changes):
        row = {**dict(zip(stored, first, strict=True)), "id": f"hard-{number}", **change}
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(stored))})", [*row.values()])


@pytest.fixture(scope="session")
def exports(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of each format."""
    place = tmp_path_factory.mktemp("exports")
    return {form: export_database(database, place / form, form).folder for form in FORMS}
