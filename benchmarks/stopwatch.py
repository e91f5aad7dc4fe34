"""Contenders timed in turn, paper by paper, so that what disturbs the machine disturbs them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from contenders import Contender


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the number of its pages, and those of them (from 1) on which slow contenders are run."""

    path: Path
    name: str
    pages: int
    sample: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Which contender ran on what: all pages of a paper, or its sample."""

    contender: str
    paper: str
    sampled: bool


@dataclass(slots=True)
class Times:
    """CPU seconds of every run, one for each repeat; a contender that failed on a paper has the reason instead."""

    seconds: dict[Run, list[float]] = field(default_factory=dict)
    failures: dict[Run, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of the repeats, the lowest and the highest."""

    median: float
    low: float
    high: float


def time_contenders(
    papers: Sequence[Paper], contenders: Sequence[Contender], repeats: int, say: Callable[[str], None]
) -> Times:
    """CPU seconds of every contender on every paper, interleaved.

    Fast contenders read whole papers; slow ones read the sample, and then the fast ones read the sample as well, so
    that both can be compared on the same pages. The first paper is read once before anything is timed, so imports are
    left out.
    """
    times = Times()
    for contender in contenders:
        _attempt(contender, papers[0], contender.slow)
    for repeat in range(repeats):
        say(f"repeat {repeat + 1} of {repeats}")
        for paper in papers:
            for contender, sampled in _turns(contenders, repeat):
                run = Run(contender.name, paper.name, sampled)
                result = _attempt(contender, paper, sampled)
                if isinstance(result, str):
                    times.failures[run] = result
                else:
                    times.seconds.setdefault(run, []).append(result)
    return times


def _turns(contenders: Sequence[Contender], repeat: int) -> Iterator[tuple[Contender, bool]]:
    """Who runs on what, another one first each time."""
    turns = [(contender, False) for contender in contenders if not contender.slow]
    if any(contender.slow for contender in contenders):
        turns += [(contender, True) for contender in contenders if contender.name != "whole"]
    start = repeat % len(turns)
    yield from turns[start:] + turns[:start]


def _attempt(contender: Contender, paper: Paper, sampled: bool) -> float | str:
    """CPU seconds of this process, or why it failed."""
    numbers = paper.sample if sampled else range(1, paper.pages + 1)
    gc.collect()
    try:
        contender.prepare()
        start = time.process_time()
        contender.work(paper.path, numbers)
    except Exception as error:  # a library's failure on a paper is a finding, not the end of the run
        return f"{type(error).__name__}: {error}"[:300]
    return time.process_time() - start


def per_page(times: Times, papers: Sequence[Paper], contender: str, sampled: bool) -> Spread | None:
    """CPU seconds a page over all papers on which the contender did not fail; None where it failed on all."""
    good = [paper for paper in papers if not _failed(times, contender, paper, sampled)]
    pages = sum(len(paper.sample) if sampled else paper.pages for paper in good)
    if not pages:
        return None
    return _spread([total / pages for total in _totals(times, good, contender, sampled)])


def speed_ratio(times: Times, papers: Sequence[Paper], fast: str, slow: str, sampled: bool) -> Spread | None:
    """How many times the CPU seconds of `fast` the other takes, repeat by repeat, on the papers that both read."""
    good = [p for p in papers if not _failed(times, fast, p, sampled) and not _failed(times, slow, p, sampled)]
    if not good:
        return None
    both = zip(_totals(times, good, fast, sampled), _totals(times, good, slow, sampled), strict=True)
    return _spread([b / a for a, b in both if a > 0] or [0.0])


def _failed(times: Times, contender: str, paper: Paper, sampled: bool) -> bool:
    run = Run(contender, paper.name, sampled)
    return run in times.failures or run not in times.seconds


def _totals(times: Times, papers: Sequence[Paper], contender: str, sampled: bool) -> list[float]:
    runs = [times.seconds[Run(contender, paper.name, sampled)] for paper in papers]
    return [sum(repeat) for repeat in zip(*runs, strict=True)]


def _spread(values: Sequence[float]) -> Spread:
    return Spread(median(values), min(values), max(values))
