"""A progress bar for long runs, where someone is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from docextract.batch.outcome import Outcome
from docextract.batch.summary import printable

WIDE = 110  # characters from which a terminal has room for the paper's name


class Reporter(Protocol):
    """Told how many files there are, then of each as it is done with."""

    def announce(self, files: int) -> None: ...

    def listen(self, outcome: Outcome) -> None: ...


class Silence:
    """Shows nothing: not a terminal, or asked to be quiet."""

    def announce(self, files: int) -> None:
        pass

    def listen(self, outcome: Outcome) -> None:
        pass


@contextmanager
def progress(quiet: bool = False) -> Iterator[Reporter]:
    """A bar with pages a second and the time left on standard error, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = [
        TextColumn("reading"),
        BarColumn(20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    ]
    if console.width >= WIDE:
        columns.append(TextColumn("{task.fields[paper]}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(bar)


class _Bar:
    def __init__(self, bar: object) -> None:
        from rich.progress import Progress

        assert isinstance(bar, Progress)
        self._bar = bar
        self._task = bar.add_task("reading", total=None, rate="", paper="")
        self._pages = 0

    def announce(self, files: int) -> None:
        self._bar.update(self._task, total=files)

    def listen(self, outcome: Outcome) -> None:
        self._pages += outcome.counts.get("pages", 0)
        elapsed = self._bar.tasks[0].elapsed or 1.0
        name = printable(outcome.path.rsplit("/", 1)[-1])[:40]
        self._bar.update(self._task, advance=1, rate=f"{self._pages / elapsed:.0f} pages/s", paper=name)
