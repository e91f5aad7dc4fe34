"""Workers that each read one file at a time, and a parent that outlives whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from docextract.batch.failure import Failure
from docextract.batch.limits import Limits, resident_megabytes
from docextract.batch.worker import Job, Result, work

LOOK_EVERY = 0.05  # seconds between two looks at the workers' time and memory
SPENT_SHARE = 0.5  # a worker that holds more than this of its memory after a file is replaced
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Waiting = deque[tuple[Job, bool]]
"""Jobs with whether they were tried before."""


class NoReader(Exception):
    """The reading function cannot be imported: no file is to blame, and none can be read."""


@dataclass(slots=True)
class Worker:
    """A process with the parent's end of its pipe. `job` is what it reads, None where it is idle."""

    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    again: bool = False
    started: float = 0.0
    jobs_done: int = 0


class Pool:
    """Reads files in worker processes. Use as a context manager, which ends them all.

    `reader` names the function as module:function; it is imported once, and workers are forked from there.
    """

    def __init__(self, reader: str, size: int, limits: Limits) -> None:
        for name in THREADS:
            os.environ.setdefault(name, "1")
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([reader.partition(":")[0], "docextract.batch.worker"])
        self._reader = reader
        self._size = size
        self._limits = limits
        self._workers: list[Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, as they come. A file that kills or overruns its worker gives a failure.

        Raises NoReader.
        """
        waiting: Waiting = deque((job, False) for job in jobs)
        while waiting or any(worker.job for worker in self._workers):
            self._hand_out(waiting)
            ready = wait([worker.pipe for worker in self._workers if worker.job], LOOK_EVERY)
            for worker in [worker for worker in self._workers if worker.job]:
                done = self._look(worker, worker.pipe in ready, waiting)
                if done:
                    self._hand_out(waiting)  # before the caller takes its time over the result
                    yield done

    def _hand_out(self, waiting: Waiting) -> None:
        while waiting:
            worker = next((worker for worker in self._workers if worker.job is None), None)
            if worker is None and len(self._workers) >= self._size:
                return
            worker = worker or self._start()
            worker.job, worker.again = waiting.popleft()
            worker.started = time.monotonic()
            try:
                worker.pipe.send(worker.job)
            except OSError:  # it died idle; the job is not to blame
                waiting.appendleft((worker.job, worker.again))
                self._drop(worker)

    def _look(self, worker: Worker, ready: bool, waiting: Waiting) -> tuple[Job, Result] | None:
        """The job and its result where it has come to an end, one way or another."""
        job = worker.job
        assert job is not None
        seconds = time.monotonic() - worker.started
        if ready:
            result = _receive(worker)
            if result is not None:
                return self._finish(worker, job, result)
            failure = _death(worker)
        elif seconds > self._limits.seconds:
            failure = _overrun("time_limit", f"reading it took more than {self._limits.seconds:g} s", "--time-limit")
        elif resident_megabytes(worker.process.pid or 0) > self._limits.megabytes:
            failure = _overrun(
                "memory_limit", f"reading it took more than {self._limits.megabytes} MB of memory", "--memory-limit"
            )
        else:
            return None
        self._drop(worker)
        if worker.jobs_done and not worker.again and failure.code != "time_limit":
            waiting.appendleft((job, True))  # an earlier file may be to blame: once more, in a fresh worker
            return None
        return job, Result(None, failure, seconds)

    def _finish(self, worker: Worker, job: Job, result: Result) -> tuple[Job, Result]:
        worker.job = None
        worker.jobs_done += 1
        used = resident_megabytes(worker.process.pid or 0)
        if result.spent or used > self._limits.megabytes * SPENT_SHARE:
            self._drop(worker)
        return job, result

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._reader, self._limits), daemon=True)
        process.start()
        theirs.close()
        worker = Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _receive(worker: Worker) -> Result | None:
    """The worker's result; None where it died instead. Raises NoReader where it cannot read at all."""
    try:
        result = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    if not isinstance(result, Result):
        raise NoReader(str(result))
    return result


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
