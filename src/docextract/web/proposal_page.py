"""A proposal's page: its money by year, what counts and what does not, risks, people, timetable, and its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docextract.web.asking import ask, ask_named, visible_database
from docextract.web.counted import COUNTED
from docextract.web.pages import Route, no_page, page

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

PROPOSAL = """
SELECT proposals.*, documents.name AS paper, documents.publisher, documents.plan_cycle, documents.stage,
  documents.meeting_date, documents.same_as, documents.superseded_by, committees.name AS committee_name,
  first.title AS first_title, first.page AS first_page
FROM proposals
JOIN documents ON documents.id = proposals.document_id
LEFT JOIN committees ON committees.id = proposals.committee_id
LEFT JOIN proposals AS first ON first.id = proposals.duplicate_of
WHERE proposals.id = :id
"""
LISTS = {
    "money": f"""
SELECT kind, measure, financial_year, {COUNTED}
FROM amounts WHERE proposal_id = :id AND +counts = 1
GROUP BY kind, measure, financial_year ORDER BY kind, measure, financial_year""",
    "amounts": """
SELECT id, kind, measure, change_type, financial_year, amount_gbp, budget_effect_gbp, raw, unit_raw, label,
  column_label, counts, counts_reason, page
FROM amounts WHERE proposal_id = :id ORDER BY counts DESC, page, y0, x0""",
    "risks": """
SELECT id, coalesce(title, description) AS title, description, mitigation, rag, likelihood, impact, score, owner, page
FROM risks WHERE proposal_id = :id ORDER BY page, y0""",
    "owners": """
SELECT owners.id, owners.person_id, coalesce(people.name, owners.name) AS name, owners.job_title, owners.relation,
  owners.page, owners.quote
FROM owners LEFT JOIN people ON people.id = owners.person_id
WHERE owners.proposal_id = :id AND owners.risk_id IS NULL ORDER BY owners.page, owners.y0""",
    "milestones": """
SELECT id, task, "start", "end", owner, page FROM milestones WHERE proposal_id = :id ORDER BY page, y0""",
    "benefits": """
SELECT id, benefit, measure, baseline, target, page FROM benefits WHERE proposal_id = :id ORDER BY page, y0""",
    "fields": "SELECT id, label, value, page FROM fields WHERE proposal_id = :id ORDER BY page, y0",
    "checks": """
SELECT DISTINCT checks.id, checks.rule, checks.outcome, checks.message, checks.page
FROM amounts JOIN check_inputs ON check_inputs.amount_id = amounts.id JOIN checks ON checks.id = check_inputs.check_id
WHERE amounts.proposal_id = :id ORDER BY checks.outcome, checks.page""",
    "references": "SELECT DISTINCT reference FROM bp_references WHERE proposal_id = :id AND role = 'defines'",
    "mentions": """
SELECT bp_references.id, bp_references.reference, bp_references.role, bp_references.page, bp_references.quote,
  bp_references.document_id, bp_references.proposal_id, documents.name AS paper, documents.meeting_date,
  documents.plan_cycle, proposals.title
FROM bp_references JOIN documents ON documents.id = bp_references.document_id
LEFT JOIN proposals ON proposals.id = bp_references.proposal_id
WHERE documents.publisher IS :publisher AND bp_references.reference IN (
  SELECT reference FROM bp_references WHERE proposal_id = :id AND role = 'defines'
  UNION SELECT bp_reference FROM proposals WHERE id = :id AND bp_reference IS NOT NULL)
ORDER BY documents.plan_cycle DESC, documents.meeting_date DESC, documents.id, bp_references.page LIMIT 200""",
}


def routes() -> list[Route]:
    return [(r"^/-/proposal/(?P<id>[^/]+)$", proposal)]


async def proposal(datasette: Datasette, request: Request) -> Response:
    """An id that no proposal has is answered with 404."""
    database = await visible_database(datasette, request)
    found = await ask(database, PROPOSAL, {"id": request.url_vars["id"]})
    if not found:
        return await no_page(
            datasette, request, "No proposal has that id; its paper may have been replaced by a newer version"
        )
    lists = await ask_named(database, LISTS, {"id": found[0]["id"], "publisher": found[0]["publisher"]})
    elsewhere = {row["proposal_id"] for row in lists["mentions"] if row["title"] not in (None, found[0]["title"])}
    return await page(
        datasette, request, database, "proposal.html", proposal=found[0], other_titles=len(elsewhere), **lists
    )
