"""Writes what the database promises as files: a JSON Schema for each record, and the SQL schema."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from docextract.model.records import RECORDS, Record
from docextract.publish.migrations import migrate
from docextract.publish.schema import SCHEMA_VERSION


def schema_files() -> dict[str, str]:
    """The text of each file by its name: <table>.schema.json and database.sql."""
    files = {f"{record.table_name}.schema.json": _json_schema(record) for record in RECORDS}
    return {**files, "database.sql": database_sql()}


def write_schema_files(folder: Path) -> list[Path]:
    """Write the files into `folder`, taking out those of records that are no more. Returns the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for stale in folder.glob("*.schema.json"):
        if stale.name not in files:
            stale.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def database_sql() -> str:
    """The statements that make an empty database of this version; full-text indexes bring their own shadow tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%!_fts!_%' ESCAPE '!' ORDER BY rowid"
    )
    statements = ";\n\n".join(row[0] for row in rows)
    connection.close()
    return f"-- Written by `docextract schemas`.\nPRAGMA user_version = {SCHEMA_VERSION};\n\n{statements};\n"


def _json_schema(record: type[Record]) -> str:
    schema = record.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
