"""A paper's page: what it is, its outline, reports, proposals, money, risks, tables, checks and doubts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docextract.web.asking import ask, ask_named, visible_database
from docextract.web.counted import COUNTED, SAVED
from docextract.web.pages import Route, no_page, page

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

MOST = 60
"""So many rows of each list are shown; the rest is a click away in Datasette."""

PAPER = """
SELECT documents.*, committees.name AS committee_name, later.name AS later, first.name AS first
FROM documents
LEFT JOIN committees ON committees.id = documents.committee_id
LEFT JOIN documents AS later ON later.id = documents.superseded_by
LEFT JOIN documents AS first ON first.id = documents.same_as
WHERE documents.id = :id
"""
LISTS = {
    "earlier": """
SELECT id, name, superseded_by = :id AS superseded FROM documents WHERE superseded_by = :id OR same_as = :id""",
    "reports": "SELECT title, page, page_end, author FROM reports WHERE document_id = :id ORDER BY page",
    "sections": """
SELECT heading, number, level, page FROM sections WHERE document_id = :id AND level <= 2 ORDER BY page, y0""",
    "proposals": f"""
SELECT proposals.id, bp_reference, title, page, kind, duplicate_of,
  {SAVED} AS saved_gbp
FROM proposals WHERE document_id = :id ORDER BY page, y0""",
    "money": f"""
SELECT kind, financial_year, {COUNTED} FROM amounts WHERE document_id = :id AND +counts = 1
GROUP BY kind, financial_year ORDER BY kind, financial_year""",
    "risks": """
SELECT id, coalesce(title, description) AS title, rag, owner, page, bp_reference FROM risks
WHERE document_id = :id ORDER BY page, y0""",
    "tables": "SELECT id, title, kind, page, n_rows, n_cols FROM tables WHERE document_id = :id ORDER BY page, y0",
    "checks": "SELECT outcome, count(*) AS checks FROM checks WHERE document_id = :id GROUP BY outcome",
    "failing": """
SELECT id, rule, message, page, difference_gbp FROM checks WHERE document_id = :id AND outcome = 'fails'
ORDER BY abs(difference_gbp) DESC, page""",
    "issues": """
SELECT severity, code, count(*) AS issues, min(message) AS message, min(page) AS page FROM issues
WHERE document_id = :id GROUP BY severity, code
ORDER BY severity = 'error' DESC, severity = 'warning' DESC, issues DESC""",
    "counts": """
SELECT (SELECT count(*) FROM amounts WHERE document_id = :id) AS amounts,
  (SELECT count(*) FROM amounts WHERE document_id = :id AND +counts = 1) AS counted""",
}


def routes() -> list[Route]:
    return [(r"^/-/paper/(?P<id>[^/]+)$", paper)]


async def paper(datasette: Datasette, request: Request) -> Response:
    """An id that no paper has is answered with 404."""
    database = await visible_database(datasette, request)
    found = await ask(database, PAPER, {"id": request.url_vars["id"]})
    if not found:
        return await no_page(
            datasette, request, "No paper has that id; it may have been replaced by a newer version of its file"
        )
    lists = await ask_named(database, LISTS, {"id": found[0]["id"]})
    return await page(
        datasette, request, database, "paper.html", paper=found[0], most=MOST, said_by=_said_by(found[0]), **lists
    )


def _said_by(paper: dict[str, Any]) -> dict[str, str]:
    """Where publisher, committee, date come from when not from the print; column to source."""
    try:
        sources = json.loads(paper["meta_source"] or "{}")
    except ValueError:
        return {}
    return {str(column): str(source) for column, source in sources.items()} if isinstance(sources, dict) else {}
