from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docextract.batch.limits import Limits
from docextract.batch.outcome import Outcome
from docextract.batch.pool import NoReader
from docextract.batch.run import Options, run_paths
from docextract.publish.schema import STORED
from docextract.publish.store import Store

READER = "stub_readers:read_stub"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    return made


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"%PDF-{text}", "utf-8")
    return path


def run(folder: Path, *more: Path, **options: Any) -> dict[str, Outcome]:
    given = Options(**{"reader": READER, "workers": 2, "limits": Limits(20.0, 400), **options})
    outcomes = run_paths([folder, *more], folder.parent / "papers.db", given)
    return {outcome.path: outcome for outcome in outcomes}


def actions(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {path: outcome.action for path, outcome in outcomes.items()}


def query(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder.parent / "papers.db") as connection:
        return connection.execute(sql).fetchall()


def state(database: Path, without: tuple[str, ...] = ("runs", "run_documents")) -> dict[str, list[Any]]:
    """Every row of every table but the runs; times of writing left out."""
    connection = sqlite3.connect(database)
    found = {}
    for record in STORED:
        if record.table_name not in without:
            columns = [name for name in record.model_fields if name not in ("ingested_at", "missing_since", "root")]
            names = ", ".join(f'"{name}"' for name in columns)
            found[record.table_name] = sorted(connection.execute(f"SELECT {names} FROM {record.table_name}"), key=repr)
    connection.close()
    return found


def check(folder: Path) -> None:
    with Store(folder.parent / "papers.db") as store:
        assert store.faults() == []


def test_a_second_run_changes_nothing_but_the_runs(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "sub/b.pdf", "Bert spends")
    assert actions(run(folder)) == {"a.pdf": "added", "sub/b.pdf": "added"}
    before = state(folder.parent / "papers.db")
    times = query(folder, "SELECT id, ingested_at FROM documents")
    assert actions(run(folder)) == {"a.pdf": "unchanged", "sub/b.pdf": "unchanged"}
    assert state(folder.parent / "papers.db") == before
    assert query(folder, "SELECT id, ingested_at FROM documents") == times
    assert query(folder, "SELECT outcome, finished_at IS NULL FROM runs") == [("ok", 0), ("ok", 0)]
    check(folder)


def test_every_kind_of_trouble_costs_its_file_only(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    for word in ("die", "hang", "locked", "broken", "contradict"):
        put(folder, f"{word}.pdf", word)
    put(folder, "z.pdf", "Zoe spends")
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")
    (folder / ".hidden").write_text("x")
    outcomes = run(folder, limits=Limits(3.0, 400))
    assert actions(outcomes) == {
        "a.pdf": "added",
        "die.pdf": "failed",
        "hang.pdf": "failed",
        "locked.pdf": "failed",
        "broken.pdf": "failed",
        "contradict.pdf": "failed",
        "z.pdf": "added",
        "notes.docx": "skipped",
        ".hidden": "skipped",
    }
    codes = dict(
        query(
            folder,
            "SELECT file_name, code FROM issues JOIN documents ON documents.id = document_id WHERE status = 'failed'",
        )
    )
    assert codes == {
        "die.pdf": "worker_died",
        "hang.pdf": "time_limit",
        "locked.pdf": "unreadable",
        "broken.pdf": "unexpected_error",
        "contradict.pdf": "contradiction",
        "notes.docx": "not_read_yet",
    }
    assert "Save a copy without the password" in (outcomes["locked.pdf"].reason or "")
    assert query(folder, "SELECT count(*) FROM run_documents") == [(9,)]
    assert query(folder, "SELECT count(*) FROM documents WHERE error LIKE '%/papers/%'") == [(0,)]
    check(folder)
    again = run(folder)
    assert Counter(actions(again).values()) == {"unchanged": 2, "skipped": 7}
    assert "could not be read before" in (again["die.pdf"].reason or "")


def test_a_worker_that_eats_memory_is_ended(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "hog.pdf", "hog")
    outcomes = run(folder, limits=Limits(30.0, 150), workers=1)
    assert actions(outcomes) == {"a.pdf": "added", "hog.pdf": "failed"}
    assert query(folder, "SELECT code FROM issues WHERE severity = 'error'") == [("memory_limit",)]


def test_failed_files_are_tried_again_on_request_or_when_changed(folder: Path) -> None:
    put(folder, "a.pdf", "locked")
    run(folder)
    assert actions(run(folder)) == {"a.pdf": "skipped"}
    assert actions(run(folder, retry_failed=True)) == {"a.pdf": "failed"}
    put(folder, "a.pdf", "Anna saves")
    assert actions(run(folder)) == {"a.pdf": "replaced"}
    check(folder)


def test_a_renamed_file_keeps_its_document(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    run(folder)
    ids = query(folder, "SELECT id FROM documents")
    (folder / "new").mkdir()
    (folder / "a.pdf").rename(folder / "new" / "b.pdf")
    outcomes = run(folder)
    assert actions(outcomes) == {"new/b.pdf": "renamed"}
    assert query(folder, "SELECT id FROM documents") == ids
    assert query(folder, "SELECT path, file_name FROM documents") == [("new/b.pdf", "b.pdf")]
    assert actions(run(folder)) == {"new/b.pdf": "unchanged"}
    check(folder)


def test_a_renamed_file_whose_name_tells_something_is_read_again(folder: Path) -> None:
    put(folder, "a.pdf", "byname Anna")
    run(folder)
    (folder / "a.pdf").rename(folder / "b.pdf")
    outcomes = run(folder)
    assert outcomes["b.pdf"].action == "renamed"
    assert outcomes["b.pdf"].counts["pages"] == 1
    assert query(folder, "SELECT path FROM documents") == [("b.pdf",)]


def test_a_changed_file_supersedes_the_old_one_which_stays(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    run(folder)
    put(folder, "a.pdf", "Anna saves more")
    assert actions(run(folder)) == {"a.pdf": "replaced"}
    rows = query(
        folder,
        "SELECT title, superseded_by IS NULL, counts FROM documents JOIN amounts ON document_id = documents.id ORDER BY title",
    )
    assert rows == [("Anna saves", 0, 0), ("Anna saves more", 1, 1)]
    put(folder, "a.pdf", "Anna saves")
    assert actions(run(folder)) == {"a.pdf": "replaced"}
    rows = query(
        folder,
        "SELECT title, superseded_by IS NULL, counts FROM documents JOIN amounts ON document_id = documents.id ORDER BY title",
    )
    assert rows == [("Anna saves", 1, 1), ("Anna saves more", 0, 0)]
    check(folder)


def test_a_new_version_that_cannot_be_read_supersedes_only_when_it_can(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    run(folder)
    put(folder, "a.pdf", "locked")
    assert actions(run(folder)) == {"a.pdf": "failed"}
    assert query(folder, "SELECT count(*) FROM documents WHERE superseded_by IS NOT NULL") == [(0,)]
    assert query(folder, "SELECT sum(counts) FROM amounts") == [(1,)]
    put(folder, "a.pdf", "Anna saves more")
    run(folder)
    assert query(folder, "SELECT title FROM documents WHERE superseded_by IS NOT NULL") == [("Anna saves",)]


def test_equal_files_are_one_document(folder: Path) -> None:
    put(folder, "b.pdf", "Anna saves")
    put(folder, "a.pdf", "Anna saves")
    assert actions(run(folder)) == {"a.pdf": "added", "b.pdf": "duplicate"}
    assert query(folder, "SELECT path FROM documents") == [("a.pdf",)]
    assert actions(run(folder)) == {"a.pdf": "unchanged", "b.pdf": "unchanged"}
    (folder / "a.pdf").unlink()
    assert actions(run(folder)) == {"b.pdf": "renamed"}
    assert query(folder, "SELECT path FROM documents") == [("b.pdf",)]


def test_a_missing_file_is_marked_once_and_known_when_it_comes_back(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "b.pdf", "Bert spends")
    run(folder)
    (folder / "a.pdf").unlink()
    assert actions(run(folder)) == {"a.pdf": "missing", "b.pdf": "unchanged"}
    assert actions(run(folder)) == {"b.pdf": "unchanged"}
    assert query(folder, "SELECT count(*) FROM amounts") == [(2,)]
    put(folder, "a.pdf", "Anna saves")
    assert actions(run(folder)) == {"a.pdf": "unchanged", "b.pdf": "unchanged"}
    assert query(folder, "SELECT count(*) FROM places WHERE missing_since IS NOT NULL") == [(0,)]


def test_single_files_say_nothing_of_the_rest_of_their_folder(folder: Path) -> None:
    a = put(folder, "a.pdf", "Anna saves")
    put(folder, "b.pdf", "Bert spends")
    run(folder)
    given = Options(reader=READER, workers=1)
    outcomes = run_paths([a], folder.parent / "papers.db", given)
    assert [(one.path, one.action) for one in outcomes] == [("a.pdf", "unchanged")]


def test_a_part_of_the_folder_given_alone_is_known_by_content(folder: Path) -> None:
    put(folder, "sub/a.pdf", "Anna saves")
    run(folder)
    outcomes = run_paths([folder / "sub"], folder.parent / "papers.db", Options(reader=READER, workers=1))
    assert [(one.path, one.action) for one in outcomes] == [("a.pdf", "unchanged")]
    assert query(folder, "SELECT path FROM documents") == [("sub/a.pdf",)]


def test_files_that_swap_names_are_both_current(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "b.pdf", "Bert byname")
    run(folder)
    put(folder, "a.pdf", "Bert byname")
    put(folder, "b.pdf", "Anna saves")
    assert set(actions(run(folder)).values()) == {"renamed"}
    rows = query(folder, "SELECT path, title, superseded_by FROM documents ORDER BY path")
    assert rows == [("a.pdf", "Bert byname", None), ("b.pdf", "Anna saves", None)]


def test_odd_names_and_links_are_taken_or_told(folder: Path) -> None:
    put(folder, "line\nbreak.pdf", "Anna saves")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.pdf")).write_text("%PDF-Bert spends")
    outside = put(folder.parent, "outside.pdf", "Carl waits")
    (folder / "link.pdf").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.pdf")
    outcomes = run(folder)
    assert actions(outcomes) == {
        "line\nbreak.pdf": "added",
        "caf\\xe9.pdf": "added",
        "link.pdf": "skipped",
        "loop": "skipped",
        "pipe.pdf": "skipped",
    }


def test_refresh_reads_everything_again_and_keeps_ids(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    run(folder)
    before = state(folder.parent / "papers.db")
    assert actions(run(folder, refresh="all")) == {"a.pdf": "replaced"}
    assert state(folder.parent / "papers.db") == before


def test_a_reader_that_cannot_be_imported_blames_no_file(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    with pytest.raises(NoReader, match="no_such_module"):
        run(folder, reader="no_such_module:read")
    assert query(folder, "SELECT outcome FROM runs") == [("interrupted",)]
    assert query(folder, "SELECT count(*) FROM documents") == [(0,)]


def test_a_changed_file_is_superseded_though_it_was_also_read_from_a_folder_within(folder: Path) -> None:
    put(folder, "sub/a.pdf", "Anna saves")
    options = Options(reader=READER, workers=1)
    run_paths([folder / "sub"], folder.parent / "papers.db", options)
    run(folder)
    put(folder, "sub/a.pdf", "Anna saves more")
    run(folder)
    assert query(folder, "SELECT title FROM documents WHERE superseded_by IS NOT NULL") == [("Anna saves",)]


KILLED = f"""
import os, signal, sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from docextract.batch.run import Options, run_paths
left = int(sys.argv[4])
def tell(_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    options = Options(reader="{READER}", workers=2)
    run_paths([Path(sys.argv[1])], Path(sys.argv[2]), options, listener=tell, announce=tell)
"""


def kill_after(files: int, script: Path, folder: Path, database: Path) -> None:
    """A run that is killed outright once so many files are done with."""
    command = [sys.executable, str(script), str(folder), str(database), str(Path(__file__).parent), str(files)]
    with subprocess.Popen(command, start_new_session=True) as process:
        assert process.wait() == -signal.SIGKILL
    wait_for_end(process.pid)


def wait_for_end(group: int) -> None:
    """No process of a killed run stays behind."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not any(alive_in_group(stat, group) for stat in Path("/proc").glob("[0-9]*/stat")):
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlived its killed parent")


def alive_in_group(stat: Path, group: int) -> bool:
    try:
        state, _, process_group = stat.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return False
    return state != "Z" and int(process_group) == group


def test_a_run_killed_between_any_two_papers_ends_as_an_undisturbed_one(folder: Path, tmp_path: Path) -> None:
    for number in range(8):
        put(folder, f"{number}.pdf", f"slow Anna saves {number} Bert")
    put(folder, "copy.pdf", "slow Anna saves 1 Bert")
    put(folder, "locked.pdf", "locked")
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    database = folder.parent / "papers.db"
    for files in (0, 3, 8):  # each run settles what the one before has read
        kill_after(files, script, folder, database)
        if database.exists():
            check(folder)
    assert query(folder, "SELECT count(*) FROM runs WHERE finished_at IS NULL")[0][0] >= 1
    run(folder)
    check(folder)
    calm = tmp_path / "calm" / "papers"
    shutil.copytree(folder, calm)
    run(calm)
    assert state(database) == state(calm.parent / "papers.db")
    assert query(folder, "SELECT count(*) FROM runs WHERE outcome = 'running'") == [(0,)]
