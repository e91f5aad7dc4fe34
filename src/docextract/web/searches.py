"""The questions behind the search page, one for each kind of record.

A full-text question first takes at most CONSIDERED rows that match, then the best of them: a word that stands on every
page must not make the reader wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

CONSIDERED = 3000
PAPER = """documents.name AS paper, documents.id AS document_id,
  (documents.same_as IS NOT NULL OR documents.superseded_by IS NOT NULL) AS set_aside"""


class Search(NamedTuple):
    """A question; `needs` says which reading of the reader's words it asks for, `most` how many hits are shown."""

    name: str
    title: str
    needs: Literal["references", "pence", "match", "people"]
    most: int
    sql: str


def _full_text(table: str, columns: str, joins: str, *, words: int = 28) -> str:
    """The best hits in a table; `snippet` is the column in which the words were found."""
    index = f"{table}_fts"
    return f"""
WITH some AS MATERIALIZED (
  SELECT rowid AS hit, rank AS worth FROM {index} WHERE {index} MATCH :match LIMIT {CONSIDERED}
), best AS MATERIALIZED (SELECT hit, worth FROM some ORDER BY worth LIMIT :most)
SELECT {columns}, snippet({index}, -1, char(2), char(3), '…', {words}) AS snippet
FROM best JOIN {index} ON {index}.rowid = best.hit AND {index} MATCH :match
JOIN {table} ON {table}.rowid = best.hit {joins}
ORDER BY best.worth
"""


REFERENCES = f"""
SELECT bp_references.id, bp_references.reference, bp_references.page, bp_references.quote AS snippet,
  iif(bp_references.role = 'defines', coalesce(proposals.title, 'put forward here'), 'mentioned') AS title,
  {PAPER}
FROM bp_references
JOIN documents ON documents.id = bp_references.document_id
LEFT JOIN proposals ON proposals.id = bp_references.proposal_id
WHERE bp_references.reference IN (SELECT value FROM json_each(:references))
ORDER BY set_aside, bp_references.role, documents.meeting_date DESC, documents.id, bp_references.page
LIMIT :most
"""
SUMS = f"""
SELECT amounts.id, amounts.bp_reference AS reference, coalesce(proposals.title, amounts.label) AS title,
  amounts.amount_gbp, amounts.financial_year, amounts.kind, amounts.page,
  amounts.raw || coalesce(' in ' || amounts.unit_raw, '') || coalesce(', ' || amounts.label, '') AS snippet, {PAPER}
FROM amounts
JOIN documents ON documents.id = amounts.document_id
LEFT JOIN proposals ON proposals.id = amounts.proposal_id
WHERE amounts.amount_pence IN (:pence, -:pence)
ORDER BY set_aside, amounts.counts DESC, amounts.document_id, amounts.page
LIMIT :most
"""
ROWS = f"""
WITH some AS MATERIALIZED (
  SELECT rowid AS hit, rank AS worth FROM table_cells_fts WHERE table_cells_fts MATCH :match LIMIT {CONSIDERED}
), best AS MATERIALIZED (
  SELECT cells.table_id, cells.row, min(some.worth) AS worth, min(cells.page) AS page
  FROM some JOIN table_cells AS cells ON cells.rowid = some.hit
  GROUP BY cells.table_id, cells.row ORDER BY worth LIMIT :most
)
SELECT best.page, (SELECT id FROM amounts
    WHERE amounts.table_id = best.table_id AND amounts.row = best.row ORDER BY col LIMIT 1) AS id,
  coalesce(tables.title, 'Table') AS title, {PAPER},
  (SELECT group_concat(substr(text, 1, 160), ' | ') FROM (
    SELECT text FROM table_cells WHERE table_id = best.table_id AND row = best.row AND text <> '' ORDER BY col)
  ) AS snippet
FROM best JOIN tables ON tables.id = best.table_id JOIN documents ON documents.id = tables.document_id
ORDER BY set_aside, best.worth
"""
SEARCHES = (
    Search("references", "References", "references", 10, REFERENCES),
    Search("sums", "Sums of money", "pence", 15, SUMS),
    Search(
        "papers",
        "Papers",
        "match",
        8,
        _full_text(
            "documents",
            f"documents.id AS id, {PAPER.replace('documents.name AS paper,', 'documents.name AS title,')}",
            "",
        ),
    ),
    Search(
        "proposals",
        "Proposals",
        "match",
        10,
        _full_text(
            "proposals",
            f"proposals.id, proposals.bp_reference AS reference, proposals.title, proposals.page, {PAPER}",
            "JOIN documents ON documents.id = proposals.document_id",
        ),
    ),
    Search(
        "risks",
        "Risks",
        "match",
        10,
        _full_text(
            "risks",
            f"""risks.id, risks.bp_reference AS reference, risks.rag, risks.page,
  coalesce(risks.title, substr(risks.description, 1, 90)) AS title, {PAPER}""",
            "JOIN documents ON documents.id = risks.document_id",
        ),
    ),
    Search("rows", "Rows of tables", "match", 10, ROWS),
    Search(
        "pages",
        "Pages",
        "match",
        10,
        _full_text(
            "pages",
            f"pages.page, pages.label, documents.name AS title, {PAPER}",
            "JOIN documents ON documents.id = pages.document_id",
        ),
    ),
)


def people_search(text: str) -> tuple[Search, Mapping[str, object]]:
    """People whose name, in some spelling, has every word; with its parameters."""
    words = [word for word in text.replace('"', " ").split() if any(map(str.isalnum, word))][:5]
    conditions = " AND ".join(
        f"(instr(lower(name), :word{number}) OR instr(lower(variants), :word{number}))" for number in range(len(words))
    )
    sql = f"SELECT id, name AS title, publisher AS snippet FROM people WHERE {conditions} ORDER BY name LIMIT :most"
    return Search("people", "People", "people", 10, sql), {f"word{n}": word.lower() for n, word in enumerate(words)}
