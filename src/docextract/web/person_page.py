"""A person's page: the proposals, risks and milestones they answer for, in which capacity, in which paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docextract.web.asking import ask, ask_named, visible_database
from docextract.web.counted import CURRENT, SAVED
from docextract.web.pages import Route, no_page, page

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

MOST = 100

LISTS = {
    "portfolio": f"""
WITH held AS MATERIALIZED (
  SELECT DISTINCT relation, proposal_id, risk_id FROM owners JOIN documents ON documents.id = owners.document_id
  WHERE owners.person_id = :id AND {CURRENT}
)
SELECT held.relation, count(DISTINCT held.proposal_id) AS proposals, count(DISTINCT held.risk_id) AS risks,
  count(DISTINCT iif(risks.rag IN ('Red', 'Amber/Red'), risks.id, NULL)) AS red_risks,
  (SELECT sum({SAVED}) FROM proposals
    WHERE id IN (SELECT proposal_id FROM held AS own WHERE own.relation = held.relation)) AS saved_gbp
FROM held LEFT JOIN risks ON risks.id = held.risk_id GROUP BY held.relation ORDER BY proposals DESC, risks DESC""",
    "roles": f"""
SELECT owners.relation, owners.job_title, owners.document_id, documents.name AS paper, documents.meeting_date,
  count(*) AS mentions, min(owners.page) AS page, min(owners.id) AS id
FROM owners JOIN documents ON documents.id = owners.document_id
WHERE owners.person_id = :id AND {CURRENT}
GROUP BY owners.relation, owners.job_title, owners.document_id ORDER BY documents.meeting_date DESC, paper, page""",
    "proposals": f"""
SELECT proposals.id, proposals.bp_reference, proposals.title, proposals.kind, proposals.page,
  replace(group_concat(DISTINCT owners.relation), ',', ', ') AS relation,
  documents.name AS paper, documents.id AS document_id, documents.plan_cycle,
  {SAVED} AS saved_gbp
FROM owners JOIN proposals ON proposals.id = owners.proposal_id JOIN documents ON documents.id = owners.document_id
WHERE owners.person_id = :id AND owners.risk_id IS NULL AND {CURRENT}
GROUP BY proposals.id ORDER BY documents.plan_cycle DESC, saved_gbp DESC, proposals.bp_reference, proposals.title""",
    "risks": f"""
SELECT risks.id, coalesce(risks.title, risks.description) AS title, risks.rag, risks.page, owners.relation,
  documents.name AS paper, documents.id AS document_id
FROM owners JOIN risks ON risks.id = owners.risk_id JOIN documents ON documents.id = owners.document_id
WHERE owners.person_id = :id AND {CURRENT} ORDER BY risks.rag = 'Red' DESC, documents.id, risks.page""",
    "milestones": f"""
SELECT milestones.id, milestones.task, milestones."start", milestones."end", milestones.page,
  proposals.title AS proposal, milestones.proposal_id, documents.name AS paper, documents.id AS document_id
FROM milestones JOIN documents ON documents.id = milestones.document_id
LEFT JOIN proposals ON proposals.id = milestones.proposal_id
WHERE documents.publisher IS :publisher AND milestones.owner IN (SELECT value FROM json_each(:spellings)) AND {CURRENT}
ORDER BY milestones.end_date, milestones.page""",
}


def routes() -> list[Route]:
    return [(r"^/-/person/(?P<id>[^/]+)$", person)]


async def person(datasette: Datasette, request: Request) -> Response:
    """An id that nobody has is answered with 404."""
    database = await visible_database(datasette, request)
    found = await ask(database, "SELECT * FROM people WHERE id = :id", {"id": request.url_vars["id"]})
    if not found:
        return await no_page(
            datasette, request, "Nobody has that id; the papers that named the person may have been replaced"
        )
    variants = [name for name in json.loads(found[0]["variants"]) if name != found[0]["name"]]
    spellings = json.dumps([found[0]["name"], *variants])
    asked = {"id": found[0]["id"], "publisher": found[0]["publisher"], "spellings": spellings}
    lists = await ask_named(database, LISTS, asked)
    return await page(
        datasette, request, database, "person.html", person=found[0], variants=variants, most=MOST, **lists
    )
