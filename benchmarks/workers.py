"""Two workers against two independent readers: `python benchmarks/workers.py FOLDER --repeats 3`.

A reader is a process that takes papers from a shared list, largest first, and runs the pipeline on each; it has no
parent that watches it and writes nothing. Ours is `docextract ingest --workers 2` into a new database. Both are timed
by the clock on the wall from their start, imports and all, in turn; the ratio of a repeat is the readers' time by ours.
"""

from __future__ import annotations

import argparse
import multiprocessing
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from statistics import median

TAKE_AND_READ = """
import os, sys
from hashlib import sha256
from pathlib import Path
from docextract.pipeline import read_paper
taken, papers = Path(sys.argv[1]), sys.stdin.read().split("\\n")
for number, name in enumerate(papers):
    try:
        os.close(os.open(taken / str(number), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        continue
    path = Path(name)
    try:
        read_paper(path, relative=path.name, sha256=sha256(path.read_bytes()).hexdigest())
    except Exception:
        pass
"""


def read_independently(papers: list[Path], readers: int) -> float:
    """Seconds that so many processes take, each helping itself to the next paper."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as taken:
        command = [sys.executable, "-c", TAKE_AND_READ, taken]
        processes = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(readers)]
        for process in processes:
            assert process.stdin
            process.stdin.write("\n".join(map(str, papers)))
            process.stdin.close()
        for process in processes:
            process.wait()
    return time.perf_counter() - started


def ingest(folder: Path, workers: int) -> float:
    """Seconds that our command takes."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "docextract.cli", "ingest", str(folder), "--quiet"]
        started = time.perf_counter()
        subprocess.run([*command, "--db", f"{place}/papers.db", "--workers", str(workers)], check=False)
        return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    contents = {sha256(path.read_bytes()).digest(): path for path in sorted(given.folder.rglob("*.pdf"))}
    papers = sorted(contents.values(), key=lambda path: -path.stat().st_size)
    ratios = []
    for _ in range(given.repeats):
        theirs = read_independently(papers, given.workers)
        ours = ingest(given.folder, given.workers)
        ratios.append(theirs / ours)
        print(f"{len(papers)} papers: readers {theirs:.2f} s, ours {ours:.2f} s, ratio {theirs / ours:.2f}")
    print(f"median {median(ratios):.2f} on {multiprocessing.cpu_count()} cores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
