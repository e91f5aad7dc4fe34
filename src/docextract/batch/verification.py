"""Reads every published figure again with another engine, and records whether it saw the same characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from docextract.batch.limits import Limits
from docextract.batch.pool import Pool
from docextract.batch.rereading import Rereading, RereadingJob
from docextract.batch.worker import Job, Result
from docextract.model.records import SecondReading
from docextract.parse.characters import holds_figure
from docextract.publish.readings import Filed, Printed, current_documents, printed_figures, replace_readings
from docextract.publish.store import Store, StoreError

REREADER = "docextract.batch.rereading:read_again"
ENGINE = "pdfplumber"


@dataclass(frozen=True, slots=True)
class Request:
    """`papers`: the folder in which to look for the files, None for where each was ingested from. `documents`: ids,
    paths or file names of those wanted; empty for all. `workers`: how many processes read.
    """

    papers: Path | None = None
    documents: tuple[str, ...] = ()
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    passwords: tuple[str, ...] = field(default=(), repr=False)
    reader: str = REREADER


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure at which the second engine saw something else: nothing, where `seen` is empty."""

    page: int
    record_table: str
    printed: str
    seen: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a paper: how many records were read again and with what outcome, or why none was (`reason`).

    `unread`: records whose page the second engine could not read, told in `reasons`.
    """

    path: str
    same: int = 0
    other: int = 0
    nothing: int = 0
    unread: int = 0
    reason: str | None = None
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def read(self) -> int:
        return self.same + self.other + self.nothing


class UnknownDocument(Exception):
    """The database has no such paper. The message says which."""


def verify_papers(database: Path, request: Request) -> list[Verified]:
    """Read the published figures of each current document again; one transaction for each. Ordered by path.

    Papers without figures are left out. Those whose file is missing or has changed keep the readings they have. Raises
    UnknownDocument; FileNotFoundError where there is no folder of papers; StoreError, Locked and NoReader as an
    ingest does.
    """
    if not database.is_file():
        raise StoreError(f"{database}: no database there; make one with `docextract ingest PAPERS --db {database}`")
    if request.papers and not request.papers.is_dir():
        raise FileNotFoundError(str(request.papers))
    verified: list[Verified] = []
    with Store(database) as store, Pool(request.reader, request.workers, request.limits, request.passwords) as pool:
        jobs: dict[RereadingJob, Filed] = {}
        for filed in _wanted(current_documents(store), request.documents):
            figures = printed_figures(store, filed.id)
            found = _filed_to_file(filed, request.papers) if figures else None
            if isinstance(found, Path):
                jobs[RereadingJob(found, filed.path, filed.sha256, tuple(figures))] = filed
            elif found:
                verified.append(Verified(filed.path, reason=found))
        longest_first: list[Job] = [*sorted(jobs, key=_pages, reverse=True)]
        for job, result in pool.read(longest_first):
            assert isinstance(job, RereadingJob)
            verified.append(_settle(store, jobs[job], job, result))
    return sorted(verified, key=lambda one: one.path)


def readings(document_id: str, figures: Sequence[Printed], texts: Sequence[str | None]) -> list[SecondReading]:
    """A reading for each record; of a risk's several figures the worst decides. None where one was unread."""
    records: dict[tuple[str, str], list[tuple[Printed, str | None]]] = defaultdict(list)
    for figure, text in zip(figures, texts, strict=True):
        records[figure.record_table, figure.record_id].append((figure, text))
    out = []
    for (table, record_id), seen in records.items():
        words = [text for _, text in seen if text is not None]
        if len(words) < len(seen):
            continue
        alike = all(holds_figure(figure.quote, text) for figure, text in zip((f for f, _ in seen), words, strict=True))
        outcome = "same characters" if alike else "other characters" if any(words) else "nothing there"
        out.append(
            SecondReading.model_validate(
                {
                    "document_id": document_id,
                    "record_table": table,
                    "record_id": record_id,
                    "engine": ENGINE,
                    "outcome": outcome,
                    "text": "; ".join(words) or None,
                }
            )
        )
    return out


def _settle(store: Store, filed: Filed, job: RereadingJob, result: Result) -> Verified:
    if result.failure:
        return Verified(filed.path, reason=result.failure.message)
    rereading = result.rows
    assert isinstance(rereading, Rereading)
    found = readings(filed.id, job.figures, rereading.texts)
    replace_readings(store, filed.id, found)
    outcomes = [one.outcome for one in found]
    records = {(figure.record_table, figure.record_id) for figure in job.figures}
    return Verified(
        filed.path,
        same=outcomes.count("same characters"),
        other=outcomes.count("other characters"),
        nothing=outcomes.count("nothing there"),
        unread=len(records) - len(found),
        reasons=rereading.reasons,
        differences=tuple(_differences(job.figures, rereading.texts)),
    )


def _differences(figures: Sequence[Printed], texts: Sequence[str | None]) -> list[Difference]:
    return [
        Difference(figure.page, figure.record_table, figure.quote, text)
        for figure, text in zip(figures, texts, strict=True)
        if text is not None and not holds_figure(figure.quote, text)
    ]


def _wanted(documents: Sequence[Filed], names: Sequence[str]) -> list[Filed]:
    if not names:
        return list(documents)
    for name in names:
        if not any(_is_named(filed, name) for filed in documents):
            raise UnknownDocument(f"{name}: no current document has this id, path or file name; `documents` lists them")
    return [filed for filed in documents if any(_is_named(filed, name) for name in names)]


def _is_named(filed: Filed, name: str) -> bool:
    return name in (filed.id, filed.path, filed.path.rsplit("/", 1)[-1])


def _filed_to_file(filed: Filed, papers: Path | None) -> Path | str:
    """The file with the document's content; or why there is none."""
    candidates = [papers / path for path in filed.paths] if papers else list(filed.files)
    there = [file for file in candidates if file.is_file()]
    for file in there:
        if _fingerprint(file) == filed.sha256:
            return file
    if there:
        return "the file has changed since it was read; ingest it again"
    where = f"in {papers}" if papers else "where it was ingested from"
    return f"there is no such file {where}; say with --papers where the papers are"


def _fingerprint(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _pages(job: RereadingJob) -> int:
    """How many pages are to be read: with the longest first no worker is left with one at the end."""
    return len({figure.page for figure in job.figures})
