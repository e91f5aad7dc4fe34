"""docextract reads councils' finance papers and publishes what they say, with the page each figure stands on.

In a notebook `docextract.open` gives the records of a database, `docextract.read` those of one paper: docs/notebook.md.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docextract.notebook.records import Records

__version__ = "0.1.0"

SITE = "http://127.0.0.1:8001"
"""Where `docextract serve` shows a database unless told otherwise."""

import_module("docextract.read")  # the stage of that name: bound here first, and never again, so `read` below stays


def open(database: str | os.PathLike[str], *, site: str = SITE) -> Records:
    """The records of a database that docextract has written, as pandas frames.

    `site` is where `docextract serve` or a Datasette shows that database: links to sources lead there. Raises
    docextract.publish.store.StoreError where there is no such database; its message names the remedy.
    """
    from docextract.notebook.opening import database_to_records

    return database_to_records(database, site)


def read(paper: str | os.PathLike[str], *, password: str | None = None) -> Records:
    """The records of one PDF, as pandas frames, without a database. Links to sources lead to the page of the file.

    Raises docextract.read.unreadable.UnreadablePaper where nothing of it can be read; its message names the remedy.
    """
    from docextract.notebook.opening import paper_to_records

    return paper_to_records(paper, password)
