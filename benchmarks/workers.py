"""Two workers against two independent readers: `python benchmarks/workers.py FOLDER --repeats 3`.

A reader is a process that takes papers from a shared list, largest first, and runs the pipeline on each; it has no
parent that watches it and writes nothing. Ours is `docextract ingest --workers 2` into a new database. Both are timed
from their start, imports and all, in turn, by the clock on the wall and by the processor time of all their processes;
the ratio of a repeat is the readers' time by ours. On a machine that does other things too only the second tells.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import NamedTuple

TAKE_AND_READ = """
import os, sys
from hashlib import sha256
from pathlib import Path
from docextract.pipeline import read_paper
from docextract.read.unreadable import UnreadablePaper
taken, papers = Path(sys.argv[1]), sys.stdin.read().split("\\n")
for number, name in enumerate(papers):
    try:
        os.close(os.open(taken / str(number), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        continue
    path = Path(name)
    try:
        read_paper(path, relative=path.name, sha256=sha256(path.read_bytes()).hexdigest())
    except (UnreadablePaper, RecursionError):
        pass
"""
ADOPT_ORPHANS = 36  # prctl's PR_SET_CHILD_SUBREAPER


class Time(NamedTuple):
    """Seconds by the clock on the wall, and of processor time."""

    wall: float
    cpu: float


def timed(work: Callable[[], None]) -> Time:
    """What `work` takes, with all processes that it starts and leaves."""
    wall, cpu = time.perf_counter(), _cpu_of_children()
    work()
    wall = time.perf_counter() - wall
    with contextlib.suppress(ChildProcessError):
        while True:  # what the command has left behind comes to us, and must have been waited for to be counted
            os.waitpid(-1, 0)
    return Time(wall, _cpu_of_children() - cpu)


def read_independently(papers: list[Path], readers: int) -> None:
    """So many processes, each helping itself to the next paper. Raises RuntimeError where one fails."""
    with tempfile.TemporaryDirectory() as taken:
        command = [sys.executable, "-c", TAKE_AND_READ, taken]
        processes = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(readers)]
        for process in processes:
            assert process.stdin
            process.stdin.write("\n".join(map(str, papers)))
            process.stdin.close()
        if any([process.wait() for process in processes]):
            raise RuntimeError("a reader failed")


def ingest(folder: Path, workers: int) -> None:
    """Our command. Raises RuntimeError where it fails."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "docextract", "ingest", str(folder), "--quiet", "--db", f"{place}/papers.db"]
        code = subprocess.run([*command, "--workers", str(workers)], check=False).returncode
        if code not in (0, 1):  # 1: some of the papers cannot be read, by anyone
            raise RuntimeError(f"docextract ingest ended with {code}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1)
    contents = {sha256(path.read_bytes()).digest(): path for path in sorted(given.folder.rglob("*.pdf"))}
    papers = sorted(contents.values(), key=lambda path: -path.stat().st_size)
    pairs = []
    for _ in range(given.repeats):
        theirs = timed(lambda: read_independently(papers, given.workers))
        ours = timed(lambda: ingest(given.folder, given.workers))
        pairs.append((theirs, ours))
        print(
            f"{len(papers)} papers: readers {theirs.wall:.1f} s ({theirs.cpu:.1f} s of processor),"
            f" ours {ours.wall:.1f} s ({ours.cpu:.1f} s); {_ratios(theirs, ours)}"
        )
    middle = (median(theirs.wall / ours.wall for theirs, ours in pairs), median(t.cpu / o.cpu for t, o in pairs))
    print(f"median: {middle[0]:.2f} by the clock, {middle[1]:.2f} by processor time, on {os.cpu_count()} cores")
    return 0


def _ratios(theirs: Time, ours: Time) -> str:
    return f"ratio {theirs.wall / ours.wall:.2f} by the clock, {theirs.cpu / ours.cpu:.2f} by processor time"


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
