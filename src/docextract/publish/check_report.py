"""Which papers do not add up, as text for a terminal: each check that fails with its page and the figures it took."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from docextract.publish.store import open_readonly
from docextract.publish.views import CURRENT

COUNTS = f"""
SELECT checks.outcome, count(*) FROM checks JOIN documents ON documents.id = checks.document_id
WHERE {CURRENT} GROUP BY checks.outcome
"""
FOUND = f"""
SELECT documents.path, checks.id, checks.page, checks.rule, checks.outcome, checks.message
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE {CURRENT} AND checks.outcome IN (SELECT value FROM json_each(?))
ORDER BY documents.path, checks.page, checks.table_id, checks.row, checks.col, checks.id
"""
TAKEN = """
SELECT check_inputs.sign, coalesce(table_cells.text, amounts.raw)
FROM check_inputs
LEFT JOIN table_cells ON table_cells.table_id = check_inputs.table_id AND table_cells.row = check_inputs.row
  AND table_cells.col = check_inputs.col
LEFT JOIN amounts ON amounts.id = check_inputs.amount_id
WHERE check_inputs.check_id = ? ORDER BY check_inputs.ordinal
"""
MOST_TAKEN = 12
"""So many figures of a check are shown."""


class CheckReport(NamedTuple):
    """`text` for people; `fails` is how many checks of current papers fail."""

    text: str
    fails: int


def database_to_check_report(path: Path, *, unverifiable: bool = False) -> CheckReport:
    """What does not add up in the database's current papers; with `unverifiable` also what could not be decided.

    Raises StoreError where the database cannot be opened.
    """
    connection = open_readonly(path)
    try:
        counts = dict(connection.execute(COUNTS).fetchall())
        outcomes = '["fails", "unverifiable"]' if unverifiable else '["fails"]'
        lines: list[str] = []
        paper = None
        for name, check_id, page, rule, outcome, message in connection.execute(FOUND, (outcomes,)).fetchall():
            if name != paper:
                lines += ["", name] if lines else [name]
                paper = name
            lines += _check_to_lines(connection, check_id, page, rule, outcome, message)
        return CheckReport("\n".join([*lines, *([""] if lines else []), _closing(counts)]), counts.get("fails", 0))
    finally:
        connection.close()


def _check_to_lines(
    connection: sqlite3.Connection, check_id: str, page: int | None, rule: str, outcome: str, message: str
) -> list[str]:
    where = f"page {page}" if page else "no page"
    lines = [f"  {where}, {rule}{'' if outcome == 'fails' else ' (unverifiable)'}: {message}"]
    taken = connection.execute(TAKEN, (check_id,)).fetchall()
    if taken:
        shown = " ".join(
            f"{'-' if sign < 0 else '+'} {' '.join(text.split())}" for sign, text in taken[:MOST_TAKEN] if text
        )
        more = f" and {len(taken) - MOST_TAKEN} more" if len(taken) > MOST_TAKEN else ""
        lines.append(f"    taken: {shown}{more}")
    return lines


def _closing(counts: dict[str, int]) -> str:
    if not counts:
        return "nothing was checked"
    holds, fails, open_ = (counts.get(outcome, 0) for outcome in ("holds", "fails", "unverifiable"))
    decided = holds + fails
    share = f" ({holds / decided:.1%} of those decided hold)" if decided else ""
    return f"{holds:,} checks hold, {fails:,} fail{share}; {open_:,} could not be decided"
