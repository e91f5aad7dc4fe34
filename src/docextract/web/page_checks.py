"""What speaks for and against what was read on a page: checks, doubts, and second readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docextract.web.asking import Row, ask_named

if TYPE_CHECKING:
    from datasette.database import Database

COLUMNS = "checks.id, rule, outcome, message, expected_gbp, found_gbp, difference_gbp, page"
ORDER = "ORDER BY outcome = 'fails' DESC, outcome = 'unverifiable' DESC, rule, message"
QUESTIONS = {
    "checks": f"SELECT {COLUMNS} FROM checks WHERE document_id = :document AND page = :page {ORDER} LIMIT 300",
    "issues": """
SELECT severity, code, message, quote FROM issues WHERE document_id = :document AND page = :page
ORDER BY severity = 'error' DESC, severity = 'warning' DESC, code, message LIMIT 200""",
    "of_paper": "SELECT count(*) AS issues FROM issues WHERE document_id = :document AND page IS NULL",
}
OF_RECORD = {
    "checks": f"""
SELECT DISTINCT {COLUMNS} FROM checks WHERE id IN (SELECT check_id FROM check_inputs WHERE amount_id = :id)
  OR (checks.table_id = :table_id AND checks.row = :row AND checks.col IS :col) {ORDER}""",
    "readings": """
SELECT engine, outcome, text FROM second_readings WHERE record_table = :table AND record_id = :id ORDER BY engine""",
}


@dataclass(frozen=True)
class Trust:
    """`own` are the checks that the record took part in, `others` those of its page that it did not."""

    own: list[Row]
    others: list[Row]
    readings: list[Row]
    issues: list[Row]
    issues_of_paper: int


async def page_to_trust(database: Database, document_id: str, page: int, record: tuple[str, Row] | None) -> Trust:
    """For a page, and for a record on it where one is given: its table and row."""
    there = await ask_named(database, QUESTIONS, {"document": document_id, "page": page})
    own: dict[str, list[Row]] = {"checks": [], "readings": []}
    if record:
        table, row = record
        place = {key: row[key] if table == "amounts" else None for key in ("table_id", "row", "col")}
        own = await ask_named(database, OF_RECORD, {**place, "table": table, "id": row["id"]})
    known = {check["id"] for check in own["checks"]}
    others = [check for check in there["checks"] if check["id"] not in known]
    return Trust(own["checks"], others, own["readings"], there["issues"], there["of_paper"][0]["issues"])
