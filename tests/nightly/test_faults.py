"""Whatever ends a run, the database is sound, and after the next run equals that of an undisturbed one."""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from nights import READER, assert_sound, put, query, run, state, stub_options

import docextract.batch.nightly  # noqa: F401, so that a process of another user need not
from docextract.batch.run import run_paths
from docextract.cli import DATABASE, main
from docextract.publish.store import StoreError

PAPERS = 12


def fill(folder: Path) -> None:
    for number in range(PAPERS):
        put(folder, f"{number:02}.pdf", f"slow Anna saves {number} Bert")
    put(folder, "copy.pdf", "slow Anna saves 1 Bert")
    put(folder, "locked.pdf", "locked")


def change(folder: Path) -> None:
    """What comes between two nights: a new paper, a changed one, one renamed, one gone."""
    put(folder, "new.pdf", "slow Carl waits")
    put(folder, "00.pdf", "slow Anna saves less")
    (folder / "01.pdf").rename(folder / "renamed.pdf")
    (folder / "02.pdf").unlink()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The database after the first night, and after the second, of a run that nothing befalls."""
    folder = tmp_path_factory.mktemp("calm") / "papers"
    folder.mkdir()
    fill(folder)
    run(folder, workers=2)
    first = state(folder.parent / "papers.db")
    change(folder)
    run(folder, workers=2)
    return first, state(folder.parent / "papers.db")


def forget_fork_server() -> None:
    """In a forked process: its parent's fork server is not its own."""
    server = multiprocessing.forkserver._forkserver  # type: ignore[attr-defined]
    server._forkserver_pid = server._forkserver_alive_fd = server._forkserver_address = None


def night(folder: Path, database: Path) -> None:
    """The run of a process that is to die."""
    forget_fork_server()
    run_paths([folder], database, stub_options(workers=2))


def kill_at(moment: float, folder: Path, database: Path) -> bool:
    """Kill a run so many seconds after its start. Returns whether it was still running."""
    process = multiprocessing.get_context("fork").Process(target=night, args=(folder, database))
    process.start()
    process.join(moment)
    running = process.is_alive()
    process.kill()
    process.join()
    return running


def killed_at_random(folder: Path, kills: int, undisturbed: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Kill so many runs, over a new database and over one with changes, each time until one comes through."""
    chance = random.Random(kills)
    struck = rounds = 0
    while struck < kills and rounds < kills:
        rounds += 1
        shutil.rmtree(folder)
        folder.mkdir()
        database = folder.parent / "papers.db"
        for left in folder.parent.glob("papers.db*"):
            left.unlink()
        for prepare, wanted in ((fill, undisturbed[0]), (change, undisturbed[1])):
            prepare(folder)
            while kill_at(chance.uniform(0.0, 0.4), folder, database):
                struck += 1
                if database.exists():
                    assert_sound(database)
            run(folder, workers=2)
            assert_sound(database)
            assert state(database) == wanted
            assert query(database, "SELECT count(*) FROM runs WHERE outcome = 'running'") == [(0,)]
    assert struck >= kills, "most runs were over before they were struck"


def test_runs_killed_at_random_moments(folder: Path, undisturbed: Any) -> None:
    killed_at_random(folder, 20, undisturbed)


@pytest.mark.slow
def test_runs_killed_at_many_random_moments(folder: Path, undisturbed: Any) -> None:
    killed_at_random(folder, 250, undisturbed)


def test_workers_killed_from_outside_cost_no_paper(folder: Path, undisturbed: Any) -> None:
    fill(folder)
    stop = threading.Event()

    def strike() -> None:
        chance = random.Random(1)
        for _ in range(3):
            if stop.wait(0.15):
                return
            workers = [
                process for process in multiprocessing.active_children() if process.name.startswith("ForkServer")
            ]
            if workers and (pid := chance.choice(workers).pid):
                os.kill(pid, signal.SIGKILL)

    striker = threading.Thread(target=strike)
    striker.start()
    run(folder, workers=2)
    stop.set()
    striker.join()
    for _ in range(2):  # a paper whose fresh worker was struck as well is failed, and tried again on request
        run(folder, workers=2, refresh="failed")
    assert state(folder.parent / "papers.db") == undisturbed[0]


def limited(folder: Path, database: Path, size: int) -> None:
    """A run that may write no file past `size` bytes: the disk is full there."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    forget_fork_server()
    try:
        run_paths([folder], database, stub_options())
    except StoreError as error:
        os._exit(7 if str(database) in str(error) else 8)
    except BaseException:
        os._exit(9)
    os._exit(0)


@pytest.mark.parametrize("room", [0, 300_000, 900_000, 1_200_000, 1_600_000])
def test_a_full_disk_ends_the_run_and_loses_nothing(folder: Path, undisturbed: Any, room: int) -> None:
    fill(folder)
    database = folder.parent / "papers.db"
    process = multiprocessing.get_context("fork").Process(target=limited, args=(folder, database, room))
    process.start()
    process.join(60)
    assert process.exitcode == 7, "not told as a fault of the database"
    assert_sound(database)
    run(folder)
    assert_sound(database)
    assert state(database) == undisturbed[0]


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[Path]:
    at.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(at)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("needs leave to mount a small disk")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def test_a_disk_that_fills_up_and_is_cleared(folder: Path, tmp_path: Path, undisturbed: Any) -> None:
    fill(folder)
    with small_disk(tmp_path / "disk", 8) as disk:
        ballast, database = disk / "ballast", disk / "papers.db"
        with pytest.raises(StoreError, match=r"full|disk I/O"):
            ballast.write_bytes(bytes(7_000_000))
            run_paths([folder], database, stub_options())
        ballast.unlink()
        run_paths([folder], database, stub_options())
        assert_sound(database)
        assert state(database) == undisturbed[0]


def test_a_long_reader_neither_stops_the_run_nor_sees_half_of_it(folder: Path, undisturbed: Any) -> None:
    fill(folder)
    database = folder.parent / "papers.db"
    run(folder)
    change(folder)
    reader = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, isolation_level=None)
    reader.execute("BEGIN")
    before = reader.execute("SELECT id, superseded_by FROM documents ORDER BY id").fetchall()
    run(folder)
    assert reader.execute("SELECT id, superseded_by FROM documents ORDER BY id").fetchall() == before
    reader.close()
    assert_sound(database)
    assert state(database) == undisturbed[1]


def test_a_stranger_who_holds_the_database_for_a_while_is_waited_for(folder: Path, undisturbed: Any) -> None:
    fill(folder)
    database = folder.parent / "papers.db"
    run(folder)
    change(folder)
    stranger = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    stranger.execute("BEGIN IMMEDIATE")
    release = threading.Timer(1.0, lambda: stranger.execute("ROLLBACK"))
    release.start()
    run(folder)
    release.join()
    stranger.close()
    assert state(database) == undisturbed[1]


def night_of_another_user(folder: Path, database: Path) -> None:
    os.setgid(65534)
    os.setuid(65534)
    os._exit(main(["nightly", str(folder), "--db", str(database), "--reports", str(folder.parent / "r"), "--quiet"]))


@pytest.mark.parametrize("closed", ["the folder", "the file"])
def test_a_database_that_may_only_be_read_is_told_and_left_as_it_is(undisturbed: Any, closed: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs to be root to act as someone who may not write")
    place = Path(tempfile.mkdtemp())  # one that others may enter
    try:
        folder = place / "papers"
        folder.mkdir()
        fill(folder)
        run(folder)
        change(folder)
        database = place / "papers.db"
        database.chmod(0o444)
        place.chmod(0o755 if closed == "the folder" else 0o777)
        folder.chmod(0o755)
        (place / "papers.db.lock").chmod(0o644 if closed == "the folder" else 0o666)
        before = database.read_bytes()
        import email.parser  # noqa: F401, which the other user could not

        process = multiprocessing.get_context("fork").Process(target=night_of_another_user, args=(folder, database))
        process.start()
        process.join(60)
        assert process.exitcode == DATABASE
        assert database.read_bytes() == before
        run(folder)
        assert state(database) == undisturbed[1]
    finally:
        shutil.rmtree(place)


def test_an_interrupted_night_goes_on_where_it_was(folder: Path, undisturbed: Any, tmp_path: Path) -> None:
    fill(folder)
    database = folder.parent / "papers.db"
    code = (
        "import sys; sys.path[:0] = sys.argv[4:]\n"
        "from docextract.cli import main, reading; from docextract.batch import run\n"
        f"run.Options.__dataclass_fields__\nold = reading.namespace_to_options\n"
        f"from dataclasses import replace\nreading.namespace_to_options = lambda given: replace(old(given), reader='{READER}')\n"
        "sys.exit(main(['nightly', sys.argv[1], '--db', sys.argv[2], '--reports', sys.argv[3], '--workers', '1']))"
    )
    paths = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "batch")]
    command = [sys.executable, "-c", code, str(folder), str(database), str(tmp_path / "reports"), *paths]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and published(database) < 2:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        said, complained = process.communicate(timeout=30)
    assert process.returncode == 130, complained
    assert "STOPPED EARLY" in said
    assert len(list((tmp_path / "reports").glob("*.json"))) == 1
    assert query(database, "SELECT outcome FROM runs") == [("interrupted",)]
    run(folder)
    assert state(database) == undisturbed[0]


def published(database: Path) -> int:
    try:
        return int(query(database, "SELECT count(*) FROM documents")[0][0]) if database.exists() else 0
    except sqlite3.OperationalError:  # not made yet
        return 0
