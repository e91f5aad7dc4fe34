"""A file of which nothing was read, as the records that say so."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from docextract import __version__
from docextract.batch.folder import Found
from docextract.model.bundle import Bundle
from docextract.model.identity import sha256_to_document_id, text_to_id
from docextract.model.records import Document, IssueRecord

PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing was read: a short `code`, the `reason`, and a `remedy` where one is known."""

    code: str
    reason: str
    remedy: str = ""

    @property
    def message(self) -> str:
        remedy = f"{self.remedy[:1].upper()}{self.remedy[1:].rstrip('.')}." if self.remedy else ""
        return f"{self.reason.rstrip('.')}. {remedy}".rstrip()

    def without_path(self, file: Path, relative: str) -> Failure:
        """The same, naming the file as the database does: what is published is the same on every machine."""
        return replace(self, reason=self.reason.replace(str(file), relative))


def error_to_failure(error: BaseException) -> Failure:
    """The failure for what the reader raised; one with `reason` and `remedy` says them itself."""
    reason, remedy = getattr(error, "reason", None), getattr(error, "remedy", None)
    if isinstance(reason, str) and isinstance(remedy, str):
        return Failure("unreadable", reason, remedy)
    if isinstance(error, MemoryError):
        return Failure("memory_limit", "reading it took more memory than a worker may use", "Raise --memory-limit.")
    frames = traceback.extract_tb(error.__traceback__)
    at = f" in {Path(frames[-1].filename).stem}.{frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    return Failure("unexpected_error", f"reading it stopped with {said[:300]}{at}", "Please report this with the file.")


def unread_kind(found: Found) -> Failure | None:
    """The failure for a file that is no PDF, by its name and its first bytes; None for one that is to be read."""
    suffix = found.file.suffix.lower()
    if suffix == ".pdf" or _starts_as_pdf(found.file):
        return None
    kind = f"{suffix} files are" if suffix else "files of this kind are"
    return Failure("not_read_yet", f"{kind} not read yet", "Save it as PDF and put that beside it.")


def failure_to_bundle(found: Found, failure: Failure) -> Bundle:
    """A failed document with its issue. The file must have its sha256."""
    assert found.sha256 is not None
    document_id = sha256_to_document_id(found.sha256)
    name = found.path.rsplit("/", 1)[-1]
    document = Document(
        id=document_id,
        name=name,
        sha256=found.sha256,
        file_name=name,
        path=found.path,
        title=name,
        doc_type="other",
        status="failed",
        error=failure.message,
        ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
        extractor_version=__version__,
    )
    issue = IssueRecord(
        id=text_to_id(document_id, "issue", failure.code),
        document_id=document_id,
        stage="read",
        code=failure.code,
        severity="warning" if failure.code == "not_read_yet" else "error",
        message=failure.message,
    )
    return Bundle(document, (issue,))


def _starts_as_pdf(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return PDF_MARK in stream.read(MARK_WITHIN)
    except OSError:
        return False
