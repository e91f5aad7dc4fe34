"""Long papers, read in stretches by several workers: they come out as if one had read them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nights import assert_sound, query, state

from docextract.batch.failure import Failure
from docextract.batch.limits import Limits
from docextract.batch.pool import Attempt, Pool, Task
from docextract.batch.run import Options, run_paths
from docextract.batch.stretches import JoiningJob, LongJob, Parting, StretchJob, WholeJob, read_papers
from docextract.batch.worker import Job, Result

LONG = LongJob(Path("long.pdf"), "long.pdf", "0" * 64, stretch=2)
OTHER = Job(Path("other.pdf"), "other.pdf", "1" * 64)


class Queue(Pool):
    """A pool of one worker, which does as `say` says, in this process."""

    def __init__(self, say: Callable[[Job], Result]) -> None:
        super().__init__("", 1, limits=None)  # type: ignore[arg-type]
        self._say = say
        self.done: list[Job] = []

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        self._waiting = deque(Attempt(Task(job)) for job in jobs)
        while self._waiting:
            job = self._waiting.popleft().task.job
            self.done.append(job)
            yield job, self._say(job)


def healthy(job: Job) -> Result:
    if isinstance(job, LongJob):
        return Result(Parting(9), None, 0.0)
    if isinstance(job, StretchJob):
        return Result(b"%d-%d" % (job.first, job.last), None, 1.0, megabytes=job.first)
    return Result(job.stretches if isinstance(job, JoiningJob) else "rows", None, 0.5)


def sick(job: Job) -> Result:
    return Result(None, Failure("died", "it died"), 1.0) if isinstance(job, StretchJob) else healthy(job)


def test_stretches_take_in_every_page_once_and_are_joined_in_order() -> None:
    pool = Queue(healthy)
    done = dict(read_papers(pool, [LONG, OTHER]))
    assert done[LONG].rows == (b"1-1", b"2-3", b"4-5", b"6-7", b"8-9")
    assert done[OTHER].rows == "rows"
    assert [type(job) for job in pool.done] == [LongJob, *[StretchJob] * 5, JoiningJob, Job]


def test_a_stretch_that_fails_hands_the_paper_to_one_worker() -> None:
    pool = Queue(sick)
    done = dict(read_papers(pool, [LONG, OTHER]))
    assert (done[LONG].rows, done[LONG].failure) == ("rows", None)
    assert [type(job) for job in pool.done] == [LongJob, StretchJob, WholeJob, Job], "the other stretches are left out"


def read_with(folder: Path, database: Path, options: Options) -> dict[str, Any]:
    run_paths([folder], database, options)
    assert_sound(database)
    return state(database)


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The papers that are put together from stretches."""
    names = []
    put_first = Pool.put_first

    def noted(pool: Pool, jobs: Any, **rest: Any) -> None:
        names.extend(job.relative for job in jobs if isinstance(job, JoiningJob))
        put_first(pool, jobs, **rest)

    monkeypatch.setattr(Pool, "put_first", noted)
    return names


def test_the_corpus_in_stretches_of_two_pages(corpus: Path, tmp_path: Path, joined: list[str]) -> None:
    alone = read_with(corpus / "papers", tmp_path / "alone.db", Options(workers=1))
    assert joined == []
    assert read_with(corpus / "papers", tmp_path / "papers.db", Options(workers=2, stretch=2)) == alone
    long = query(tmp_path / "papers.db", "SELECT path FROM documents WHERE page_count > 8")
    assert long
    assert sorted(joined) == sorted(path for (path,) in long)


@pytest.mark.slow
def test_real_papers_in_stretches(shared: Path, tmp_path: Path, joined: list[str]) -> None:
    folder, patient = shared / "papers" / "cambridgeshire", Limits(seconds=1000, page_seconds=200)
    alone = read_with(folder, tmp_path / "alone.db", Options(workers=1, limits=patient))
    assert read_with(folder, tmp_path / "papers.db", Options(workers=2, stretch=9, limits=patient)) == alone
    assert len(joined) >= 4
