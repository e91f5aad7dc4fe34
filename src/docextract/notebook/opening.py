"""Opens what records can be had from: a published database, or a PDF that is read there and then."""

from __future__ import annotations

import os
from functools import partial
from hashlib import file_digest
from pathlib import Path

from docextract.model.allowance import Allowance
from docextract.notebook.records import Records
from docextract.notebook.sources import in_file, on_site
from docextract.pipeline import read_paper
from docextract.publish.memory import bundle_to_memory
from docextract.publish.snapshot import snapshot
from docextract.read.unreadable import UnreadablePaper


def database_to_records(database: str | os.PathLike[str], site: str) -> Records:
    """The records of a database. Each question sees it as it is at that moment, so it may be written to meanwhile.

    Raises docextract.publish.store.StoreError where it cannot be read.
    """
    path = Path(database)
    with snapshot(path):
        pass  # so that a wrong path is told now, not at the first question
    return Records(str(path), partial(snapshot, path), partial(on_site, site.rstrip("/")))


def paper_to_records(paper: str | os.PathLike[str], password: str | None = None) -> Records:
    """The records of a PDF. Raises UnreadablePaper."""
    path = Path(paper)
    if path.is_dir():
        raise UnreadablePaper(path, "that is a folder", "name one paper, or read all with `docextract ingest`")
    if not path.is_file():
        raise UnreadablePaper(path, "there is no such file", "check the path")
    with path.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    bundle = read_paper(
        path, relative=path.name, sha256=sha256, allowance=Allowance(passwords=(password,) if password else ())
    )
    return Records(str(path), bundle_to_memory(bundle), partial(in_file, path.resolve().as_uri()))
