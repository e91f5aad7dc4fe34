"""Score sheets as the rows of `accuracy`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docextract import __version__
from docextract.model.records import Accuracy
from docextract.score.bands import verdicts_to_bands
from docextract.score.sheet import Sheet, Tally


def sheets_to_accuracy(sheets: Iterable[Sheet]) -> list[Accuracy]:
    """One row for each published paper, record type and measure.

    `n` is what a measure rests on: the records found for precision, those in the truth for recall and F1.
    """
    return [row for sheet in sheets if sheet.document_id is not None for row in _rows(sheet, sheet.document_id)]


def _rows(sheet: Sheet, document_id: str) -> Iterator[Accuracy]:
    for record_type, measure, value, n in _measures(sheet):
        yield Accuracy(
            document_id=document_id,
            publisher=sheet.publisher,
            record_type=record_type,
            measure=measure,
            value=round(value, 4),
            n=n,
            extractor_version=__version__,
        )


def _measures(sheet: Sheet) -> Iterator[tuple[str, str, float, int]]:
    for record_type, tally in sorted(sheet.tallies.items()):
        for measure, value, n in _tally_to_measures(record_type, tally):
            yield record_type, measure, value, n
    for (record_type, band), tally in verdicts_to_bands(sheet.verdicts).items():
        yield record_type, f"precision_confidence_{band}", tally.hits / tally.found, tally.found


def _tally_to_measures(record_type: str, tally: Tally) -> Iterator[tuple[str, float, int]]:
    known = (("precision", tally.precision, tally.found), ("recall", tally.recall, tally.wanted))
    for measure, value, n in (*known, ("f1", tally.f1, tally.wanted)):
        if value is not None and (record_type != "money" or measure == "recall"):
            yield measure, value, n
