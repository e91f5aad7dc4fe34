"""A copy of the database for others to read: whole, compact, and never written to again."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from docextract.publish import search
from docextract.publish.schema import quoted
from docextract.publish.store import StoreError, open_readonly

INSPECT_FILE = "inspect-data.json"
READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Copy:
    """The files written."""

    database: Path
    inspect_file: Path


def publish_copy(database: Path, folder: Path) -> Copy:
    """Write a copy of `database` into `folder`, under the same name, with the file Datasette takes counts from.

    It may be taken while a run is writing: the copy has the last complete state. An older copy is replaced in one
    step, and stays where this fails. Raises StoreError where the database cannot be copied, OSError where the folder
    cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target, inspect_file = folder / database.name, folder / INSPECT_FILE
    if target.exists() and target.samefile(database):
        raise StoreError(f"{target}: that is the database itself; name another folder")
    draft, notes = (folder / f".{path.name}.{os.getpid()}" for path in (target, inspect_file))
    draft.unlink(missing_ok=True)
    try:
        _copy(database, draft)
        notes.write_text(json.dumps(_inspect(draft, target), indent=1) + "\n", encoding="utf-8")
        draft.chmod(READ_ONLY)
        os.replace(draft, target)
        os.replace(notes, inspect_file)
    finally:
        draft.unlink(missing_ok=True)
        notes.unlink(missing_ok=True)
    return Copy(target, inspect_file)


def _copy(database: Path, draft: Path) -> None:
    source = open_readonly(database)
    try:
        source.execute("VACUUM INTO ?", (str(draft),))
    except sqlite3.Error as error:
        raise StoreError(f"{database}: it cannot be copied to {draft.parent}: {error}") from error
    finally:
        source.close()
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = DELETE")
        search.rebuild(copy)  # VACUUM numbers rows anew, and the indexes go by those numbers
        copy.execute("ANALYZE")
        wrong = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"] + search.faults(copy)
    except sqlite3.Error as error:
        raise StoreError(f"{database}: its copy cannot be completed: {error}") from error
    finally:
        copy.close()
    if wrong:
        raise StoreError(f"{database}: its copy is not sound ({wrong[0]}); restore the database from a backup")


def _inspect(draft: Path, target: Path) -> dict[str, Any]:
    """What `datasette inspect` would say of the copy."""
    connection = open_readonly(draft)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = {
        name: {"count": connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]} for name in names
    }
    connection.close()
    with draft.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return {
        target.stem: {"hash": digest, "size": draft.stat().st_size, "file": target.name, "tables": tables},
    }
