"""Workers that each read one file at a time, and a parent that outlives whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from docextract.batch.board import Board
from docextract.batch.failure import Failure
from docextract.batch.limits import Limits, resident_megabytes
from docextract.batch.preparation import prepare_workers
from docextract.batch.worker import Job, Result, Task, work
from docextract.model.allowance import At

LOOK_EVERY = 0.05  # seconds between two looks at the workers' time and memory
SPENT_SHARE = 0.5  # a worker that holds more than this of its memory after a file is replaced
MOST_GIVEN_UP = 3  # pages of a file that may be given up before the file is


class NoReader(Exception):
    """The reading function cannot be imported: no file is to blame, and none can be read."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A task and what earlier attempts at it took. `again`: it was tried before, in a worker that had read others."""

    task: Task
    again: bool = False
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(slots=True)
class Worker:
    """A process with the parent's end of its pipe. `attempt` is what it reads, None where it is idle.

    `at` is the step it was last seen at, `since` when that was first seen (monotonic seconds).
    """

    process: BaseProcess
    pipe: Connection
    board: Board
    attempt: Attempt | None = None
    started: float = 0.0
    at: At | None = None
    since: float = 0.0
    jobs_done: int = 0
    result: Result | None = None
    closed: bool = False

    def listen(self) -> None:
        """Take what the worker has sent so far. Raises NoReader where it cannot read at all."""
        try:
            while self.result is None and self.pipe.poll():
                said = self.pipe.recv()
                if isinstance(said, str):
                    raise NoReader(said)
                self.result = said
        except (EOFError, OSError):
            self.closed = True
        if self.board.at != self.at:
            self.at, self.since = self.board.at, time.monotonic()


class Pool:
    """Reads files in worker processes. Use as a context manager, which ends them all.

    `reader` names the function as module:function; it is imported once, and workers are forked from there.
    """

    def __init__(self, reader: str, size: int, limits: Limits, passwords: tuple[str, ...] = ()) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._arguments = (reader, limits, passwords)
        self._size = size
        self._limits = limits
        self._workers: list[Worker] = []
        self._waiting: deque[Attempt] = deque()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, as they come. A file that kills or overruns its worker gives a failure; where it
        does so on a page of its own, that page is given up and the rest read.

        Raises NoReader.
        """
        self._waiting = deque(Attempt(Task(job)) for job in jobs)
        while self._waiting or any(worker.attempt for worker in self._workers):
            self._hand_out()
            wait([worker.pipe for worker in self._workers if worker.attempt], LOOK_EVERY)
            for worker in [worker for worker in self._workers if worker.attempt]:
                done = self._look(worker)
                if done:
                    self._hand_out()  # before the caller takes its time over the result
                    yield done

    def put_first(self, jobs: Sequence[Job], *, seconds: float = 0.0, megabytes: float = 0.0) -> None:
        """While `read` is going: read these before the others. They have taken so much time and memory already."""
        self._waiting.extendleft(Attempt(Task(job), seconds=seconds, megabytes=megabytes) for job in reversed(jobs))

    def withdraw(self, jobs: Container[Job]) -> None:
        """While `read` is going: leave out those of these jobs that no worker has begun."""
        self._waiting = deque(attempt for attempt in self._waiting if attempt.task.job not in jobs)

    def _hand_out(self) -> None:
        while self._waiting:
            worker = next((worker for worker in self._workers if worker.attempt is None), None)
            if worker is None and len(self._workers) >= self._size:
                return
            worker = worker or self._start()
            worker.attempt = self._waiting.popleft()
            worker.started = worker.since = time.monotonic()
            worker.at = worker.result = None
            worker.board.wipe()
            try:
                worker.pipe.send(worker.attempt.task)
            except OSError:  # it died idle; the job is not to blame
                self._waiting.appendleft(worker.attempt)
                self._drop(worker)

    def _look(self, worker: Worker) -> tuple[Job, Result] | None:
        """The job and its result where it has come to an end, one way or another."""
        attempt = worker.attempt
        assert attempt is not None
        worker.listen()
        now = time.monotonic()
        held = resident_megabytes(worker.process.pid or 0)
        so_far = replace(
            attempt, seconds=attempt.seconds + now - worker.started, megabytes=max(attempt.megabytes, held)
        )
        if worker.result is not None:
            return self._finish(worker, replace(so_far, seconds=attempt.seconds), worker.result)
        failure = self._failure(worker, so_far, now, held)
        if failure is None:
            worker.attempt = replace(attempt, megabytes=so_far.megabytes)
            return None
        self._drop(worker)
        once_more = self._once_more(worker, so_far, failure)
        if once_more:
            self._waiting.appendleft(once_more)
            return None
        return attempt.task.job, Result(None, failure, so_far.seconds, megabytes=so_far.megabytes)

    def _failure(self, worker: Worker, so_far: Attempt, now: float, held: float) -> Failure | None:
        """Why the attempt is at its end; None where it may go on."""
        limits = self._limits
        if worker.closed:
            return _death(worker)
        if so_far.seconds > limits.seconds:
            return _overrun("time_limit", f"reading it took more than {limits.seconds:g} s", "--time-limit")
        if held > limits.megabytes:
            said = f"reading it took more than {limits.megabytes} MB of memory"
            return _overrun("memory_limit", said, "--memory-limit")
        if worker.at and worker.at[1] and now - worker.since > limits.page_seconds:
            said = f"reading page {worker.at[1]} took more than {limits.page_seconds:g} s"
            return _overrun("page_time_limit", said, "--page-time-limit")
        return None

    def _once_more(self, worker: Worker, so_far: Attempt, failure: Failure) -> Attempt | None:
        """The next attempt: in a fresh worker where an earlier file may be to blame, else without the page that
        it died on. None where there is nothing left to try.
        """
        if failure.code == "time_limit":
            return None
        if worker.jobs_done and not so_far.again and failure.code != "page_time_limit":
            return replace(so_far, again=True)
        job, given_up = so_far.task.job, so_far.task.given_up
        if not job.by_page or worker.at is None or not worker.at[1] or len(given_up) >= MOST_GIVEN_UP:
            return None
        return replace(so_far, task=Task(job, {**given_up, worker.at: failure.reason}), again=True)

    def _finish(self, worker: Worker, so_far: Attempt, result: Result) -> tuple[Job, Result]:
        """The result, with what earlier attempts took added."""
        worker.attempt = worker.result = None
        worker.jobs_done += 1
        used = resident_megabytes(worker.process.pid or 0)
        if result.spent or used > self._limits.megabytes * SPENT_SHARE:
            self._drop(worker)
        peak = max(result.megabytes, so_far.megabytes)
        return so_far.task.job, replace(result, seconds=so_far.seconds + result.seconds, megabytes=peak)

    def _start(self) -> Worker:
        prepare_workers(self._arguments[0])
        ours, theirs = self._context.Pipe()
        board = Board(self._context)
        process = self._context.Process(target=work, args=(theirs, board, *self._arguments), daemon=True)
        process.start()
        theirs.close()
        worker = Worker(process, ours, board)
        self._workers.append(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _end(worker: Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _death(worker: Worker) -> Failure:
    worker.process.join(5)
    code = worker.process.exitcode
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return Failure(
        "worker_died", f"the process that read it died ({how})", "Have it saved anew as PDF; please report it."
    )


def _overrun(code: str, reason: str, option: str) -> Failure:
    return Failure(code, reason, f"Allow more with {option}, or have the file split.")
