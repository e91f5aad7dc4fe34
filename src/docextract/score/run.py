"""From truth files and a database to the report, the figures and the rows of `accuracy`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docextract.publish.measured import publish_accuracy
from docextract.score.accuracy import sheets_to_accuracy
from docextract.score.comparison import truths_to_sheets
from docextract.score.published import Database
from docextract.score.report import sheets_to_figures, sheets_to_text
from docextract.score.truth import paths_to_truths


class Outcome(NamedTuple):
    """The report, and whether every paper that has truth is in the database."""

    text: str
    complete: bool


def score_database(
    truths: Iterable[Path], database: Path, *, misses: int = 0, figures: Path | None = None, publish: bool = False
) -> Outcome:
    """Compare; write the `figures` as JSON and publish them where asked to.

    Raises FileNotFoundError, docextract.score.truth.TruthError, docextract.publish.store.StoreError and, where it
    publishes, docextract.publish.lock.Locked.
    """
    asked = paths_to_truths(truths)
    with Database(database) as published:
        sheets = truths_to_sheets(asked, published)
    if figures:
        figures.parent.mkdir(parents=True, exist_ok=True)
        figures.write_text(json.dumps(sheets_to_figures(sheets), indent=1) + "\n", encoding="utf-8")
    if publish:
        publish_accuracy(database, sheets_to_accuracy(sheets))
    return Outcome(sheets_to_text(sheets, misses), all(sheet.document_id is not None for sheet in sheets))
