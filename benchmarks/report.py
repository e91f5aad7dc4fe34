"""The measurements as a document to keep and as lines to read."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from contenders import Contender
from growth import Step
from stopwatch import Paper, Spread, Times, per_page, speed_ratio
from worker import Cost

LIBRARIES = ("docextract", "pymupdf", "pdfplumber", "pdfminer.six", "camelot-py", "numpy")
METHOD = (
    "CPU seconds of the process (user and system), not the clock on the wall; every file is opened anew; contenders "
    "take turns on every paper within one process, another one first in each repeat; imports are left out. A figure "
    "is the median of the repeats, with the lowest and the highest. Memory is the peak of a new process's resident set."
)


def to_document(
    papers: Sequence[Paper],
    left_out: dict[str, str],
    contenders: Sequence[Contender],
    times: Times,
    memory: dict[str, Cost],
    steps: Sequence[Step],
    settings: dict[str, Any],
) -> dict[str, Any]:
    """Everything measured, as JSON's types. Papers go by their names, never by where they lie."""
    return {
        "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "method": METHOD,
        "machine": _machine(),
        "settings": settings,
        "papers": [_paper(paper, times) for paper in papers],
        "left_out": left_out,
        "contenders": [line for contender in contenders for line in _contender(contender, papers, times)],
        "ratios": list(_ratios(contenders, papers, times)),
        "failures": [{**asdict(run), "why": why} for run, why in times.failures.items()],
        "memory": {name: asdict(cost) for name, cost in memory.items()},
        "growth": [
            {"pages": step.pages, "costs": {name: asdict(cost) for name, cost in step.costs.items()}} for step in steps
        ],
    }


def _machine() -> dict[str, Any]:
    found = {}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "libraries": found,
    }


def _paper(paper: Paper, times: Times) -> dict[str, Any]:
    runs = {
        run.contender: _rounded(sum(seconds) / len(seconds) / paper.pages)
        for run, seconds in times.seconds.items()
        if run.paper == paper.name and not run.sampled
    }
    return {"name": paper.name, "pages": paper.pages, "sample": list(paper.sample), "mean_seconds_per_page": runs}


def _contender(contender: Contender, papers: Sequence[Paper], times: Times) -> Iterator[dict[str, Any]]:
    for sampled in (False, True):
        spread = per_page(times, papers, contender.name, sampled)
        if spread:
            on = "sample" if sampled else "all pages"
            yield {"name": contender.name, "title": contender.title, "on": on, "seconds_per_page": _spread(spread)}


def _ratios(contenders: Sequence[Contender], papers: Sequence[Paper], times: Times) -> Iterator[dict[str, Any]]:
    """Ours by the speed of bare words (1 is as fast), on all pages; ours by the speed of the peers, on the sample."""
    names = {contender.name for contender in contenders}
    pairs = [("words", name, False) for name in ("reading", "tables", "whole") if name in names]
    pairs += [("tables", contender.name, True) for contender in contenders if contender.slow]
    for fast, slow, sampled in pairs:
        spread = speed_ratio(times, papers, fast, slow, sampled)
        if spread is None:
            continue
        if sampled:
            yield {"speed_of": fast, "against": slow, "on": "sample", **_spread(spread)}
        else:
            turned = Spread(1 / spread.median, 1 / spread.high, 1 / spread.low)
            yield {"speed_of": slow, "against": fast, "on": "all pages", **_spread(turned)}


def _spread(spread: Spread) -> dict[str, float]:
    return {name: _rounded(value) for name, value in asdict(spread).items()}


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def to_lines(document: dict[str, Any]) -> Iterator[str]:
    """The document for people."""
    pages, sampled = (sum(n) for n in zip(*((p["pages"], len(p["sample"])) for p in document["papers"]), strict=True))
    yield f"papers: {len(document['papers'])}; pages: {pages}, in the sample: {sampled}"
    for name, why in document["left_out"].items():
        yield f"left out: {name}: {why}"
    yield ""
    yield f"{'CPU ms a page':<40}{'on':<12}{'median':>9}{'low':>9}{'high':>9}"
    for line in document["contenders"]:
        spread = line["seconds_per_page"]
        figures = "".join(f"{1000 * spread[key]:9.2f}" for key in ("median", "low", "high"))
        yield f"{line['title']:<40}{line['on']:<12}{figures}"
    yield ""
    yield f"{'speed':<40}{'on':<12}{'median':>9}{'low':>9}{'high':>9}"
    for line in document["ratios"]:
        figures = "".join(f"{line[key]:9.3g}" for key in ("median", "low", "high"))
        yield f"{line['speed_of'] + ' against ' + line['against']:<40}{line['on']:<12}{figures}"
    for line in document["failures"]:
        yield f"failed: {line['contender']} on {line['paper']}: {line['why']}"
    if document["memory"]:
        yield ""
    for name, cost in document["memory"].items():
        loaded = ", spaCy loaded" if cost["spacy"] else ""
        yield f"peak memory, {name}, all papers in one process: {cost['peak_mb']:.0f} MB{loaded}"
    if document["growth"]:
        yield ""
        yield "CPU ms a page (peak MB) by pages"
    for step in document["growth"]:
        costs = (f"{n} {1000 * c['seconds_per_page']:.2f} ({c['peak_mb']:.0f})" for n, c in step["costs"].items())
        yield f"{step['pages']:>5}  " + "   ".join(costs)
