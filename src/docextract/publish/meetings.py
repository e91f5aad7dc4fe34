"""Figures of the papers of one meeting, and the checks of one paper against another."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from docextract.model.meeting import BudgetFigure, Meeting, Printed
from docextract.model.records import Check, CheckInput
from docextract.publish.store import Store

CURRENT = """
documents.superseded_by IS NULL AND documents.same_as IS NULL AND documents.status <> 'failed'
AND documents.publisher IS NOT NULL AND documents.meeting_date IS NOT NULL
"""
FIGURE = """
amounts.document_id, coalesce(documents.title, documents.file_name), amounts.id, amounts.page, amounts.table_id,
amounts."row", amounts.col, amounts.financial_year, amounts.amount_pence, coalesce(amounts.precision_pence, 1)
"""
TOLD = """
amounts.source = 'table' AND amounts.financial_year IS NOT NULL AND amounts.amount_pence IS NOT NULL
AND amounts.range_id IS NULL
"""
LINES = f"""
SELECT documents.publisher, documents.meeting_date, {FIGURE}, proposals.title, proposals.category,
  proposals.funding, proposals.directorate
FROM proposals
JOIN documents ON documents.id = proposals.document_id
JOIN amounts ON amounts.proposal_id = proposals.id
JOIN table_columns ON table_columns.table_id = amounts.table_id AND table_columns.col = amounts.col
WHERE proposals.source = 'budget_line' AND proposals.category IS NOT NULL AND table_columns.role = 'year_amount'
  AND amounts.is_total = 0 AND {TOLD} AND {CURRENT}
ORDER BY documents.path, amounts.page, amounts.table_id, amounts."row", amounts.col
"""
OTHERS = f"""
SELECT {FIGURE}, amounts.label, amounts.column_label, table_rows.group_path, table_rows.kind
FROM documents
JOIN amounts ON amounts.document_id = documents.id
JOIN table_rows ON table_rows.table_id = amounts.table_id AND table_rows."row" = amounts."row"
WHERE documents.publisher = ? AND documents.meeting_date = ? AND amounts.proposal_id IS NULL
  AND amounts.label IS NOT NULL AND {TOLD} AND {CURRENT}
ORDER BY documents.path, amounts.page, amounts.table_id, amounts."row", amounts.col
"""


def store_to_meetings(store: Store) -> list[Meeting]:
    """The meetings of which one paper, and one only, lists a budget line by line under categories."""
    lines: dict[tuple[str, str], list[BudgetFigure]] = defaultdict(list)
    for publisher, day, *figure, title, category, funding, directorate in store.connection.execute(LINES):
        extents = frozenset(extent for extent in (funding, directorate) if extent)
        printed = Printed._make((*figure, title, " ".join(sorted(extents)), "line"))
        lines[(publisher, day)].append(BudgetFigure(printed, category, extents))
    return [
        Meeting(tuple(own), tuple(_others(store.connection, *meeting)))
        for meeting, own in lines.items()
        if len({line.printed.document_id for line in own}) == 1
    ]


def _others(connection: sqlite3.Connection, publisher: str, day: str) -> Iterable[Printed]:
    for *figure, label, heading, group, kind in connection.execute(OTHERS, (publisher, day)):
        name = label.removesuffix(f" / {group}") if group else label
        if name != group:
            yield Printed._make((*figure, name, " ".join(filter(None, (heading, group))), kind))


def replace_checks_across(store: Store, checks: Iterable[Check], inputs: Iterable[CheckInput]) -> None:
    """Put these in the place of all checks of one paper against another, inside the caller's transaction."""
    store.forget_checks_across()
    store.insert(checks)
    store.insert(inputs)
