"""A worker process: reads one paper after another and sends what each yields."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

from docextract.batch.board import Board
from docextract.batch.failure import Failure, error_to_failure
from docextract.batch.limits import Limits, arm_alarm, die_with_parent, disarm_alarm, limit_memory, peak_megabytes
from docextract.model.allowance import Allowance, At
from docextract.model.bundle import Bundle
from docextract.publish.rows import bundle_to_rows

Reader = Callable[..., Bundle]
"""Called as reader(path, relative=..., sha256=..., allowance=...)."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: where it is, its path below the folder, its fingerprint.

    `by_page`: where a worker dies on a page of it, that page may be left out.
    """

    by_page: ClassVar[bool] = True
    file: Path
    relative: str
    sha256: str

    def carry_out(self, read: Callable[..., Any], allowance: Allowance) -> Any:
        """What the worker sends back: for a paper, its Rows. `read` is the Reader."""
        return bundle_to_rows(read(self.file, relative=self.relative, sha256=self.sha256, allowance=allowance))


@dataclass(frozen=True, slots=True)
class Task:
    """A job with the steps of it that are given up, and why."""

    job: Job
    given_up: Mapping[At, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What the job yields (Rows of a paper), or why there is nothing. `spent`: the worker is not to be used again.

    `megabytes`: the most memory that the worker has held so far.
    """

    rows: Any
    failure: Failure | None
    seconds: float
    spent: bool = False
    megabytes: float = 0.0


def work(pipe: Connection, board: Board, reader: str, limits: Limits, passwords: tuple[str, ...] = ()) -> None:
    """Serve jobs from `pipe` until it closes. `reader` names the function as module:function.

    Takes Tasks and sends a Result for each, with the steps as they begin on the `board`; or sends a text that says why
    the reader cannot be imported, and ends.
    """
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _silence()
    try:
        read = name_to_reader(reader)
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")
        return
    limit_memory(limits)
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        arm_alarm(limits)
        result = read_job(read, task.job, Allowance(limits.pages, passwords, task.given_up, board.tell))
        try:
            pipe.send(result)
        except OSError:
            return
        disarm_alarm()
        if result.spent:
            return


def read_job(read: Reader, job: Job, allowance: Allowance) -> Result:
    """What a paper yields; whatever the reader raises becomes a failure."""
    started = time.perf_counter()
    rows, failure, spent = None, None, False
    try:
        rows = job.carry_out(read, allowance)
    except MemoryError as error:
        failure, spent = error_to_failure(error), True
    except RecursionError:
        failure = Failure("unreadable", "its parts point at one another without end", "Have it saved anew as PDF.")
    except Exception as error:
        failure = error_to_failure(error)
    if failure:
        failure = failure.without_path(job.file, job.relative)
    return Result(rows, failure, time.perf_counter() - started, spent, peak_megabytes())


def name_to_reader(name: str) -> Reader:
    """The function that module:function names."""
    module, _, function = name.partition(":")
    found: Reader = getattr(importlib.import_module(module), function)
    return found


def _silence() -> None:
    """Keep what libraries print about damaged files off the terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
