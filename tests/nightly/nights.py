"""Stub papers, runs over them, and what a database holds, row for row."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from docextract.batch.limits import Limits
from docextract.batch.outcome import Outcome
from docextract.batch.run import Options, run_paths
from docextract.publish.schema import STORED
from docextract.publish.store import Store

READER = "stub_readers:read_stub"
OF_RUNS = ("runs", "run_documents")
OF_TIME = ("ingested_at", "missing_since", "root")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"%PDF-{text}", "utf-8")
    return path


def stub_options(**options: Any) -> Options:
    return Options(**{"reader": READER, "workers": 1, "limits": Limits(20.0, 400), **options})


def run(folder: Path, **options: Any) -> dict[str, Outcome]:
    outcomes = run_paths([folder], folder.parent / "papers.db", stub_options(**options))
    return {outcome.path: outcome for outcome in outcomes}


def actions(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {path: outcome.action for path, outcome in outcomes.items()}


def query(database: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def state(database: Path) -> dict[str, list[Any]]:
    """Every row of every table but the runs; times of writing and the folder left out."""
    found = {}
    for record in STORED:
        if record.table_name not in OF_RUNS:
            names = ", ".join(f'"{name}"' for name in record.model_fields if name not in OF_TIME)
            found[record.table_name] = sorted(query(database, f"SELECT {names} FROM {record.table_name}"), key=repr)
    return found


def assert_sound(database: Path) -> None:
    with Store(database) as store:
        assert store.faults() == []
