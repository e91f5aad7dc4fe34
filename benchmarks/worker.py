"""A process of its own for one contender: what it needs of memory at most, and of CPU a page.

Called as `worker.py CONTENDER REPEATS PAPER...`; prints one line of JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds a page (median of the repeats), the peak of resident memory in MB, and whether spaCy was loaded."""

    seconds_per_page: float
    peak_mb: float
    spacy: bool


def measure(contender: str, papers: Sequence[Path], repeats: int) -> Cost:
    """Run the contender in a new process over the papers, one after another. Raises RuntimeError where it fails."""
    command = [sys.executable, __file__, contender, str(repeats), *map(str, papers)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{contender}: {done.stderr.strip()[-500:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def peak_mb() -> float:
    """The most resident memory this process had, in MB.

    On Linux from /proc, as getrusage there counts what the parent had when it started this process.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def _main(name: str, repeats: int, papers: Sequence[Path]) -> None:
    import pymupdf
    from contenders import OURS, PEERS

    contender = next(c for c in (*OURS, *PEERS) if c.name == name)
    counts = []
    for paper in papers:
        with pymupdf.open(paper) as document:
            counts.append(document.page_count)
    contender.prepare()
    contender.work(papers[0], range(1, min(counts[0], 2) + 1))
    runs = []
    for _ in range(repeats):
        contender.prepare()
        start = time.process_time()
        for paper, count in zip(papers, counts, strict=True):
            contender.work(paper, range(1, count + 1))
        runs.append((time.process_time() - start) / sum(counts))
    print(json.dumps(asdict(Cost(median(runs), peak_mb(), "spacy" in sys.modules))))


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), [Path(arg) for arg in sys.argv[3:]])
