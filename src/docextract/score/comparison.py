"""A paper's truth held against its records, all sorts in turn."""

from __future__ import annotations

from collections.abc import Iterable

from docextract.score.amounts import score_amounts, score_budget_lines, score_money
from docextract.score.owners import score_owners
from docextract.score.paper import score_agenda, score_meta
from docextract.score.proposals import score_proposals, score_references
from docextract.score.published import NOTHING, Database, Published
from docextract.score.sheet import Sheet
from docextract.score.tables import score_tables
from docextract.score.texts import score_texts
from docextract.score.truth import Truth

COMPARISONS = (
    *(score_meta, score_references, score_proposals, score_amounts, score_money, score_budget_lines),
    *(score_texts, score_owners, score_agenda, score_tables),
)


def truths_to_sheets(truths: Iterable[Truth], database: Database) -> list[Sheet]:
    """One sheet a truth. A paper that is not in the database has a sheet without `document_id`, all of it missing."""
    return [truth_to_sheet(truth, database.published(truth.document)) for truth in truths]


def truth_to_sheet(truth: Truth, published: Published | None) -> Sheet:
    """The comparison of one paper."""
    found = published or NOTHING
    sheet = Sheet(truth.document, found.document.get("id"), found.document.get("publisher"))
    for compare in COMPARISONS:
        compare(truth, found, sheet)
    return sheet
