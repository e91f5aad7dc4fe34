"""What was once right on the project's own papers stays right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from docextract.publish.store import open_readonly
from docextract.score.accuracy import sheets_to_accuracy
from docextract.score.comparison import truths_to_sheets
from docextract.score.published import Database
from docextract.score.run import score_database
from docextract.score.sheet import Sheet, add_up
from docextract.score.truth import paths_to_truths

FIGURES: dict[str, float] = json.loads((Path(__file__).parent / "figures.json").read_text(encoding="utf-8"))
ROUNDING = 0.0006


@pytest.fixture(scope="module")
def sheets(corpus: Path, corpus_database: Path) -> Iterator[list[Sheet]]:
    with Database(corpus_database) as published:
        yield truths_to_sheets(paths_to_truths([corpus / "truth"]), published)


@pytest.mark.parametrize("record_type", sorted(FIGURES))
def test_no_record_type_falls_below_its_figure(record_type: str, sheets: list[Sheet]) -> None:
    measured = add_up(sheets)[record_type].f1
    missed = "\n".join(
        f"{miss.fault} {sheet.document} p{miss.page}: {miss.words}"
        for sheet in sheets
        for miss in sheet.misses
        if miss.record_type == record_type
    )
    assert measured is not None
    assert measured >= FIGURES[record_type] - ROUNDING, f"F1 {measured:.4f}, was {FIGURES[record_type]}\n{missed}"


def test_every_record_type_has_its_figure(sheets: list[Sheet]) -> None:
    assert set(add_up(sheets)) == set(FIGURES)


def test_the_figures_are_published_beside_the_data(corpus: Path, corpus_database: Path) -> None:
    for _ in range(2):  # the second time they replace the first
        outcome = score_database([corpus / "truth"], corpus_database, publish=True)
    assert outcome.complete
    with Database(corpus_database) as published:
        expected = sheets_to_accuracy(truths_to_sheets(paths_to_truths([corpus / "truth"]), published))
    connection = open_readonly(corpus_database)
    rows = connection.execute("SELECT record_type, measure, value, n FROM accuracy").fetchall()
    connection.close()
    assert len(rows) == len(expected) > 50
    assert ("money", "recall") in {tuple(row)[:2] for row in rows}
    assert any(row["measure"].startswith("precision_confidence_") for row in rows)
    assert all(0 <= row["value"] <= 1 for row in rows)
