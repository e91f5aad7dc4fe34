"""Long papers: read in stretches of pages by several workers, put together by one."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar

from docextract.batch.pool import Pool
from docextract.batch.worker import Job, Result
from docextract.model.allowance import Allowance
from docextract.publish.rows import Rows, bundle_to_rows

STRETCH = 50
"""Pages of a stretch."""
LONG = 4
"""A paper of more stretches than this is long: to hand pages over costs a twentieth of the time that reading takes."""
LEAST_BYTES = 1500
"""Of a page with text: a smaller file is not long, and is not opened to count its pages."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What a worker says of a long paper instead of reading it: how many pages it has."""

    pages: int


@dataclass(frozen=True, slots=True)
class LongJob(Job):
    """A paper that may be long; where it is, it is to be read in stretches of about so many pages."""

    stretch: int = STRETCH

    def carry_out(self, read: Callable[..., Any], allowance: Allowance) -> Rows | Parting:
        from docextract.pipeline import count_pages

        pages = count_pages(self.file, allowance)
        return Parting(pages) if pages > LONG * self.stretch else Job.carry_out(self, read, allowance)


@dataclass(frozen=True, slots=True)
class StretchJob(Job):
    """Pages `first` to `last` of a long paper. They come back pickled, as the parent only passes them on."""

    by_page: ClassVar[bool] = False
    paper: Job
    first: int
    last: int

    def carry_out(self, read: Callable[..., Any], allowance: Allowance) -> bytes:
        from docextract.pipeline import read_stretch
        from docextract.read.pdf import uncollected

        stretch = read_stretch(self.file, self.first, self.last, allowance=allowance)
        with uncollected():
            return pickle.dumps(stretch, pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True, slots=True)
class JoiningJob(Job):
    """A long paper of which all stretches are there."""

    paper: Job
    stretches: tuple[bytes, ...] = field(repr=False)

    def carry_out(self, read: Callable[..., Any], allowance: Allowance) -> Rows:
        from docextract.pipeline import stretches_to_paper
        from docextract.read.pdf import uncollected

        with uncollected():
            found = (pickle.loads(stretch) for stretch in self.stretches)
            bundle = stretches_to_paper(
                found, self.file, relative=self.relative, sha256=self.sha256, allowance=allowance
            )
            return bundle_to_rows(bundle)


@dataclass(frozen=True, slots=True)
class WholeJob(Job):
    """A long paper of which a stretch could not be read: one worker reads it, page by page, as any other paper."""

    paper: Job


def read_papers(pool: Pool, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, as the pool reads them; long papers in stretches, by all its workers.

    They come out as if one worker had read them: where a stretch fails, one worker reads the whole paper, and limits
    and pages given up are as ever. Raises docextract.batch.pool.NoReader.
    """
    under_way: dict[Job, dict[StretchJob, Result | None]] = {}
    for job, result in pool.read(jobs):
        if isinstance(result.rows, Parting):
            stretches = _job_to_stretches(job, result.rows.pages)
            under_way[job] = dict.fromkeys(stretches)
            pool.put_first(stretches)
        elif isinstance(job, StretchJob):
            if job.paper in under_way:
                _take(pool, under_way, job, result)
        elif isinstance(job, JoiningJob | WholeJob):
            yield job.paper, result
        else:
            yield job, result


def _take(pool: Pool, under_way: dict[Job, dict[StretchJob, Result | None]], job: StretchJob, result: Result) -> None:
    """Keep a stretch, and go on with its paper where it is the last one, or where it failed."""
    paper, stretches = job.paper, under_way[job.paper]
    if result.failure:
        del under_way[paper]
        pool.withdraw(stretches)
        pool.put_first([WholeJob(paper.file, paper.relative, paper.sha256, paper)])
        return
    stretches[job] = result
    there = [one for one in stretches.values() if one]
    if len(there) < len(stretches):
        return
    del under_way[paper]
    joining = JoiningJob(paper.file, paper.relative, paper.sha256, paper, tuple(one.rows for one in there))
    seconds, megabytes = sum(one.seconds for one in there), max(one.megabytes for one in there)
    pool.put_first([joining], seconds=seconds, megabytes=megabytes)


def _job_to_stretches(job: Job, pages: int) -> list[StretchJob]:
    """The stretches of a long paper, all about equally long."""
    assert isinstance(job, LongJob)
    count = -(-pages // job.stretch)
    ends = [pages * number // count for number in range(count + 1)]
    return [StretchJob(job.file, job.relative, job.sha256, job, before + 1, last) for before, last in pairwise(ends)]
