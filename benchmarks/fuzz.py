"""Mutated papers through one worker: `python benchmarks/fuzz.py FOLDER ... --count 3000`.

Takes every PDF below the folders, damages copies of them in ways that keep their size bounded, and reads them in
batches into a throwaway database. The seed makes a run repeatable; a file that ends in what must not happen is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from docextract.batch.limits import Limits
from docextract.batch.outcome import Outcome
from docextract.batch.run import Options, run_paths
from docextract.publish.store import Store

LARGEST = 400_000
"""Bytes of a paper that is taken to be mutated; and twice as many of what comes of it."""
BATCH = 250
LIMITS = Limits(seconds=20, megabytes=600, page_seconds=5, pages=300)
TELLING = ("added", "failed", "duplicate", "unchanged")
NUMBER = re.compile(rb"(?<=[ \[/])-?\d+")
NAME = re.compile(rb"/[A-Z][A-Za-z]+")
BIG = (b"0", b"-1", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"-0.0000001")

Mutation = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, chance: random.Random) -> None:
    """Change single bytes."""
    for _ in range(chance.choice((1, 5, 50, 500))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    """Take a stretch out."""
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(1, max(2, len(data) // 4))]


def chop(data: bytearray, chance: random.Random) -> None:
    """Lose the end."""
    del data[chance.randrange(len(data)) :]


def double(data: bytearray, chance: random.Random) -> None:
    """Repeat a stretch elsewhere."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 5000)]
    at = chance.randrange(len(data))
    data[at:at] = piece


def renumber(data: bytearray, chance: random.Random) -> None:
    """Put other numbers in: sizes, offsets, references, coordinates."""
    _replace(data, NUMBER, chance, lambda: chance.choice((*BIG, b"%d" % chance.randrange(60))))


def rename(data: bytearray, chance: random.Random) -> None:
    """Put names of the same paper in the place of others."""
    names = NAME.findall(bytes(data))
    if names:
        _replace(data, NAME, chance, lambda: chance.choice(names))


def swap(data: bytearray, chance: random.Random) -> None:
    """Exchange two stretches."""
    size = chance.randrange(1, 2000)
    a, b = chance.randrange(len(data)), chance.randrange(len(data))
    data[a : a + size], data[b : b + size] = data[b : b + size], data[a : a + size]


MUTATIONS: tuple[Mutation, ...] = (flip, cut, chop, double, renumber, rename, swap)


def mutate(original: bytes, chance: random.Random) -> bytes:
    """A damaged copy, at most twice as long as a paper may be."""
    data = bytearray(original)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if data:
            chance.choice(MUTATIONS)(data, chance)
    return bytes(data[: 2 * LARGEST])


def papers_below(folders: Sequence[Path]) -> list[Path]:
    """Their PDFs that are small enough, by path."""
    found = {path for folder in folders for path in folder.rglob("*.pdf") if 0 < path.stat().st_size <= LARGEST}
    return sorted(found)


def fuzz(papers: Sequence[Path], count: int, seed: int, kept: Path | None = None) -> tuple[Counter[str], list[str]]:
    """Read so many mutations. Returns how they ended, and what must not happen (a batch that stops raises)."""
    chance = random.Random(seed)
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    for first in range(0, count, BATCH):
        with tempfile.TemporaryDirectory() as place:
            folder, database = Path(place) / "papers", Path(place) / "papers.db"
            folder.mkdir()
            names = [f"{number:06}.pdf" for number in range(first, min(first + BATCH, count))]
            for name in names:
                (folder / name).write_bytes(mutate(chance.choice(papers).read_bytes(), chance))
            outcomes = run_paths([folder], database, Options(workers=1, limits=LIMITS))
            with Store(database) as store:
                wrong += store.faults()
            told = {outcome.path: outcome for outcome in outcomes}
            wrong += [f"{name}: not accounted for" for name in names if name not in told]
            for outcome in outcomes:
                ends[_end(outcome)] += 1
                fault = _fault(outcome)
                if fault:
                    wrong.append(f"{outcome.path}: {fault}")
                    if kept:
                        kept.mkdir(parents=True, exist_ok=True)
                        (kept / outcome.path).write_bytes((folder / outcome.path).read_bytes())
    return ends, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that ended as none may")
    given = parser.parse_args()
    started = time.monotonic()
    ends, wrong = fuzz(papers_below(given.folders), given.count, given.seed, given.keep)
    print(f"{given.count} mutations, seed {given.seed}, {time.monotonic() - started:.0f} s")
    for end, number in ends.most_common():
        print(f"{number:7,}  {end}")
    print(*wrong or ["nothing that must not happen"], sep="\n")
    return 1 if wrong else 0


def _replace(data: bytearray, what: re.Pattern[bytes], chance: random.Random, new: Callable[[], bytes]) -> None:
    places = [match.span() for match in what.finditer(bytes(data))]
    for start, end in sorted(chance.sample(places, min(len(places), chance.choice((1, 3, 20)))), reverse=True):
        data[start:end] = new()


def _end(outcome: Outcome) -> str:
    if outcome.action != "failed":
        return outcome.action
    return "failed: " + re.sub(r"[\d.]+|'.*?'", "#", (outcome.reason or ""))[:60]


def _fault(outcome: Outcome) -> str | None:
    """What must not happen to any file, however damaged."""
    reason = outcome.reason or ""
    if outcome.action not in TELLING:
        return f"ended as {outcome.action}"
    if outcome.action == "failed" and not reason:
        return "failed without a reason"
    if "reading it stopped with" in reason or "contradict" in reason:
        return reason
    if (outcome.seconds or 0) > LIMITS.seconds + 2 or outcome.megabytes > LIMITS.megabytes + 20:
        return f"took {outcome.seconds:.0f} s and {outcome.megabytes:.0f} MB"
    return None


if __name__ == "__main__":
    sys.exit(main())
