"""What a published database has to say on the morning after a run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docextract.publish.schema import SCHEMA_VERSION
from docextract.publish.store import StoreError, open_readonly
from docextract.publish.views import CURRENT

Row = dict[str, Any]
YIELDS = ("proposals", "amounts", "risks", "owners", "milestones", "benefits", "tables")
"""Tables of which a document yields rows; one that has rows in none of them yielded nothing."""
MOST = 25
"""So many savings, risks and sums that do not add up are listed; the rest is counted."""

IDS = "(SELECT value FROM json_each(:ids))"

ACCOUNTS = f"""
SELECT documents.id AS document_id, documents.path, documents.title, documents.publisher, documents.doc_type,
  documents.status, documents.error, documents.page_count AS pages, documents.superseded_by, documents.same_as,
  documents.extractor_version,
  {", ".join(f"(SELECT count(*) FROM {name} WHERE document_id = documents.id) AS {name}" for name in YIELDS)},
  (SELECT count(*) FROM issues WHERE document_id = documents.id) AS issues,
  (SELECT count(*) FROM pages WHERE document_id = documents.id AND text_source = 'none') AS silent_pages,
  (SELECT message FROM issues WHERE document_id = documents.id AND severity = 'error' LIMIT 1) AS first_error
FROM documents ORDER BY documents.path, documents.id
"""

NEW_SAVINGS = f"""
SELECT documents.path, amounts.document_id, amounts.page, amounts.bp_reference,
  coalesce(proposals.title, amounts.label) AS title, amounts.financial_year, amounts.amount_gbp,
  amounts.budget_effect_gbp, amounts.raw
FROM amounts JOIN documents ON documents.id = amounts.document_id
LEFT JOIN proposals ON proposals.id = amounts.proposal_id
WHERE amounts.document_id IN {IDS} AND amounts.counts = 1 AND amounts.kind = 'saving' AND NOT EXISTS (
  SELECT 1 FROM documents AS old JOIN amounts AS was ON was.document_id = old.id
  WHERE old.superseded_by = amounts.document_id AND was.kind = 'saving' AND was.amount_pence = amounts.amount_pence
  AND was.financial_year IS amounts.financial_year AND was.bp_reference IS amounts.bp_reference
  AND was.label IS amounts.label)
ORDER BY abs(amounts.amount_pence) DESC, documents.path, amounts.page, amounts.id
"""

NEW_RISKS = f"""
SELECT documents.path, risks.document_id, risks.page, risks.bp_reference,
  coalesce(risks.title, risks.description) AS title, risks.rag, risks.score, risks.owner,
  risks.exposure_annual_gbp
FROM risks JOIN documents ON documents.id = risks.document_id
WHERE risks.document_id IN {IDS} AND {CURRENT}
AND (risks.rag IN ('Red', 'Amber/Red') OR risks.exposure_annual_gbp IS NOT NULL) AND NOT EXISTS (
  SELECT 1 FROM documents AS old JOIN risks AS was ON was.document_id = old.id
  WHERE old.superseded_by = risks.document_id AND was.description IS risks.description
  AND was.title IS risks.title AND was.rag IS risks.rag)
ORDER BY risks.rag = 'Red' DESC, risks.rag = 'Amber/Red' DESC, abs(risks.exposure_annual_gbp) DESC,
  documents.path, risks.page, risks.id
"""

FAILED_CHECKS = f"""
SELECT documents.path, checks.document_id, checks.page, checks.rule, checks.message, checks.expected_gbp,
  checks.found_gbp, checks.difference_gbp
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE checks.document_id IN {IDS} AND checks.outcome = 'fails'
ORDER BY abs(checks.difference_gbp) DESC, documents.path, checks.page, checks.id
"""

SUMS = "bp_reference, label, financial_year, kind, measure, amount_pence"
CHANGES = f"""
SELECT new.path, old.id AS old_id, new.id AS document_id,
  (SELECT count(*) FROM (SELECT {SUMS} FROM amounts WHERE document_id = new.id
    EXCEPT SELECT {SUMS} FROM amounts WHERE document_id = old.id)) AS new_sums,
  (SELECT count(*) FROM (SELECT {SUMS} FROM amounts WHERE document_id = old.id
    EXCEPT SELECT {SUMS} FROM amounts WHERE document_id = new.id)) AS gone_sums
FROM documents AS new JOIN documents AS old ON old.superseded_by = new.id
WHERE new.id IN {IDS} ORDER BY new.path, old.id
"""

CHECKED = f"""
SELECT checks.outcome, count(*) AS checks, count(DISTINCT checks.document_id) AS documents
FROM checks JOIN documents ON documents.id = checks.document_id WHERE {CURRENT}
GROUP BY checks.outcome ORDER BY checks.outcome
"""

QUARANTINE = """
SELECT documents.path, documents.id AS document_id, documents.error, documents.extractor_version
FROM documents WHERE documents.status = 'failed' AND EXISTS (
  SELECT 1 FROM places WHERE places.document_id = documents.id AND places.missing_since IS NULL)
AND NOT EXISTS (SELECT 1 FROM issues WHERE issues.document_id = documents.id AND issues.code = 'not_read_yet')
ORDER BY documents.path
"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write and sees one state throughout. Raises StoreError where the file cannot be read."""
    connection = open_readonly(path)
    try:
        connection.execute("BEGIN")
        yield connection
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}; restore it from a backup") from error
    finally:
        connection.close()


def accounts(connection: sqlite3.Connection) -> list[Row]:
    """Every published document with what it yielded; `nothing` says why, where that is nothing, else None."""
    rows = _rows(connection, ACCOUNTS)
    for row in rows:
        row["nothing"] = _why_nothing(row)
    return rows


def new_savings(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Savings that count in these documents and did not stand in what they supersede, the largest first."""
    return _rows(connection, NEW_SAVINGS, ids)


def new_risks(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Risks rated Red or Amber/Red, or with an exposure, that did not stand so in what these documents supersede."""
    return _rows(connection, NEW_RISKS, ids)


def failed_checks(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """What does not add up in these documents, the largest difference first."""
    return _rows(connection, FAILED_CHECKS, ids)


def changes(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """For each of these documents that supersedes another: how many sums are new in it and how many are gone."""
    return _rows(connection, CHANGES, ids)


def checked(connection: sqlite3.Connection) -> list[Row]:
    """How many checks of current papers hold, fail and are unverifiable; empty where nothing was checked."""
    return _rows(connection, CHECKED)


def quarantine(connection: sqlite3.Connection) -> list[Row]:
    """Files that lie in the folder and could not be read, in this run or an earlier one."""
    return _rows(connection, QUARANTINE)


def versions() -> Row:
    """The schema's and SQLite's version."""
    return {"schema": SCHEMA_VERSION, "sqlite": sqlite3.sqlite_version}


def _why_nothing(row: Row) -> str | None:
    pages, silent = row["pages"] or 0, row["silent_pages"]
    if row["status"] == "failed":
        return str(row["error"])
    if any(row[name] for name in YIELDS):
        return None
    if pages and silent >= pages:
        return f"none of its {pages} {'page' if pages == 1 else 'pages'} has text"
    if row["first_error"]:
        return str(row["first_error"])
    text = pages - silent
    said = f"{text} {'page' if text == 1 else 'pages'} of text read"
    return f"{said}; no sum, table, risk, person or proposal found in it"


def _rows(connection: sqlite3.Connection, sql: str, ids: Sequence[str] = ()) -> list[Row]:
    cursor = connection.execute(sql, {"ids": json.dumps(list(ids))})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
