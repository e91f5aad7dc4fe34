"""Views that answer common questions, each with the descriptions of its columns. Sums take only rows that count."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """A view of the published database: `columns` maps each column to its description."""

    name: str
    title: str
    description: str
    columns: dict[str, str]
    sql: str


CURRENT = "documents.superseded_by IS NULL AND documents.same_as IS NULL"
"""The condition that a paper is the newest of its kind and no copy of another, so that its records stand for it."""
PAPER_COLUMNS = {
    "publisher": "The council or body that publishes the paper.",
    "plan_cycle": "Financial year whose plan the paper belongs to.",
    "stage": "Where the paper stands in the budget's life.",
    "committee": "The committee.",
}

SAVINGS_BY_YEAR = View(
    "savings_by_year",
    "Savings by year",
    "Planned savings by publisher, plan, committee and financial year. Plans of different cycles repeat one another's "
    "later years: sum within one plan_cycle and stage.",
    {
        **PAPER_COLUMNS,
        "directorate": "Directorate or portfolio as printed.",
        "financial_year": "2022-23; null where none is printed.",
        "savings": "How many amounts were summed.",
        "printed_gbp": "Their sum in pounds, with the signs as printed.",
        "saved_gbp": "What they take off the net budget, in pounds (inferred; see budget_effect_rule). "
        "Null where no sign could be told.",
    },
    f"""
SELECT documents.publisher, documents.plan_cycle, documents.stage,
  coalesce(committees.name, documents.committee) AS committee,
  amounts.directorate, amounts.financial_year,
  count(*) AS savings,
  sum(amounts.amount_pence) / 100.0 AS printed_gbp,
  -sum(amounts.budget_effect_pence) / 100.0 AS saved_gbp
FROM amounts
JOIN documents ON documents.id = amounts.document_id
LEFT JOIN committees ON committees.id = amounts.committee_id
WHERE amounts.counts = 1 AND amounts.kind = 'saving' AND {CURRENT}
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY amounts.financial_year, saved_gbp DESC
""",
)

RISKS_BY_RAG = View(
    "risks_by_rag",
    "Risks by rating",
    "How many risks have which rating, by publisher, committee and paper; superseded papers and copies left out.",
    {
        "publisher": PAPER_COLUMNS["publisher"],
        "committee": PAPER_COLUMNS["committee"],
        "document_id": "The paper.",
        "paper": "What lists call the paper.",
        "rag": "Red, Amber, Green ...; null where no rating is printed.",
        "risks": "How many risks.",
        "exposure_annual_gbp": "Their annual exposure in pounds, where printed.",
    },
    f"""
SELECT documents.publisher, documents.committee, documents.id AS document_id, documents.name AS paper, risks.rag,
  count(*) AS risks, sum(risks.exposure_annual_gbp) AS exposure_annual_gbp
FROM risks
JOIN documents ON documents.id = risks.document_id
WHERE {CURRENT}
GROUP BY 1, 2, 3, 4, 5
ORDER BY risks DESC
""",
)

OWNER_PORTFOLIO = View(
    "owner_portfolio",
    "Who answers for what",
    "For each person and capacity: proposals, risks, and the savings of those proposals. Two people who share a "
    "proposal both carry its saving: do not sum over people.",
    {
        "person_id": "The person.",
        "name": "The person's name.",
        "publisher": PAPER_COLUMNS["publisher"],
        "relation": "In what capacity.",
        "proposals": "Proposals that name the person in this capacity.",
        "risks": "Risks that name the person in this capacity.",
        "red_risks": "Of these, rated Red or Amber/Red.",
        "saved_gbp": "What the savings of these proposals take off the net budget, in pounds (inferred).",
    },
    f"""
WITH held AS (
  SELECT DISTINCT owners.person_id, owners.relation, owners.proposal_id, owners.risk_id
  FROM owners JOIN documents ON documents.id = owners.document_id
  WHERE owners.person_id IS NOT NULL AND {CURRENT}
), saved AS (
  SELECT proposal_id, -sum(budget_effect_pence) / 100.0 AS saved_gbp
  FROM amounts WHERE counts = 1 AND kind = 'saving' AND proposal_id IS NOT NULL GROUP BY proposal_id
), proposals_held AS (
  SELECT mine.person_id, mine.relation, count(*) AS proposals, sum(saved.saved_gbp) AS saved_gbp
  FROM (SELECT DISTINCT person_id, relation, proposal_id FROM held WHERE proposal_id IS NOT NULL) AS mine
  LEFT JOIN saved ON saved.proposal_id = mine.proposal_id GROUP BY 1, 2
), risks_held AS (
  SELECT mine.person_id, mine.relation, count(*) AS risks, sum(risks.rag IN ('Red', 'Amber/Red')) AS red_risks
  FROM (SELECT DISTINCT person_id, relation, risk_id FROM held WHERE risk_id IS NOT NULL) AS mine
  JOIN risks ON risks.id = mine.risk_id GROUP BY 1, 2
)
SELECT people.id AS person_id, people.name, people.publisher, capacity.relation,
  coalesce(proposals_held.proposals, 0) AS proposals,
  coalesce(risks_held.risks, 0) AS risks, coalesce(risks_held.red_risks, 0) AS red_risks,
  proposals_held.saved_gbp
FROM (SELECT DISTINCT person_id, relation FROM held) AS capacity
JOIN people ON people.id = capacity.person_id
LEFT JOIN proposals_held USING (person_id, relation)
LEFT JOIN risks_held USING (person_id, relation)
ORDER BY proposals DESC, risks DESC, people.name
""",
)

PROPOSAL_MONEY = View(
    "proposal_money",
    "Proposals with their money",
    "Each proposal with the sums that count, by kind, measure and financial year.",
    {
        "proposal_id": "The proposal.",
        "bp_reference": "Its reference.",
        "title": "Its title as printed.",
        **PAPER_COLUMNS,
        "kind": "What the sum is.",
        "measure": "Which figure of it: planned, budget, actual ...",
        "financial_year": "2022-23; null where none is printed.",
        "amount_gbp": "Pounds, sign as printed.",
        "budget_effect_gbp": "What it does to the net budget, in pounds (inferred).",
        "document_id": "The paper.",
        "page": "Page of the proposal in the PDF, from 1.",
    },
    f"""
SELECT proposals.id AS proposal_id, proposals.bp_reference, proposals.title, documents.publisher,
  documents.plan_cycle, documents.stage, coalesce(proposals.committee, documents.committee) AS committee,
  amounts.kind, amounts.measure, amounts.financial_year,
  sum(amounts.amount_pence) / 100.0 AS amount_gbp, sum(amounts.budget_effect_pence) / 100.0 AS budget_effect_gbp,
  proposals.document_id, proposals.page
FROM proposals
JOIN amounts ON amounts.proposal_id = proposals.id
JOIN documents ON documents.id = proposals.document_id
WHERE amounts.counts = 1 AND {CURRENT}
GROUP BY proposals.id, amounts.kind, amounts.measure, amounts.financial_year
ORDER BY proposals.bp_reference, proposals.id, amounts.financial_year
""",
)

ISSUES_BY_CODE = View(
    "issues_by_code",
    "Doubts by kind",
    "What could not be read or is doubtful, counted by kind.",
    {
        "stage": "The stage of the reading that noticed it.",
        "code": "The kind of doubt.",
        "severity": "How grave it is.",
        "issues": "How many.",
        "documents": "In how many papers.",
        "example": "One of the messages.",
    },
    """
SELECT stage, code, severity, count(*) AS issues, count(DISTINCT document_id) AS documents, min(message) AS example
FROM issues GROUP BY stage, code, severity ORDER BY issues DESC
""",
)

SECOND_READINGS_SUMMARY = View(
    "second_readings_summary",
    "Read again by another engine",
    "For each paper that was verified: at how many published figures a second engine saw the same characters. That is "
    "not the same as being right: unit, year and kind are not covered.",
    {
        "document_id": "The paper.",
        "paper": "What lists call the paper.",
        "engine": "The second engine.",
        "figures": "Figures that were read again.",
        "same_characters": "Where it saw the same characters.",
        "other_characters": "Where it saw other characters.",
        "nothing_there": "Where it saw nothing.",
        "agreement": "The share of same characters, 0 to 1.",
    },
    """
SELECT documents.id AS document_id, documents.name AS paper, second_readings.engine, count(*) AS figures,
  sum(outcome = 'same characters') AS same_characters, sum(outcome = 'other characters') AS other_characters,
  sum(outcome = 'nothing there') AS nothing_there,
  round(avg(outcome = 'same characters'), 4) AS agreement
FROM second_readings
JOIN documents ON documents.id = second_readings.document_id
GROUP BY documents.id, second_readings.engine
ORDER BY agreement, figures DESC
""",
)

READINGS_THAT_DIFFER = View(
    "readings_that_differ",
    "Where two engines differ",
    "Published figures at whose place the second engine saw something else.",
    {
        "document_id": "The paper.",
        "page": "Page of the PDF, from 1.",
        "record_table": "The table of the record.",
        "record_id": "The record.",
        "printed": "What is published, as printed; of a risk its likelihood, impact and score.",
        "seen": "What the second engine saw.",
        "outcome": "Other characters, or nothing.",
    },
    """
SELECT second_readings.document_id, coalesce(amounts.page, bp_references.page, risks.page) AS page,
  record_table, record_id,
  coalesce(amounts.raw, bp_references.quote,
    coalesce(risks.likelihood || '; ', '') || coalesce(risks.impact || '; ', '') || coalesce(risks.score, '')
  ) AS printed,
  second_readings.text AS seen, outcome
FROM second_readings
LEFT JOIN amounts ON record_table = 'amounts' AND amounts.id = record_id
LEFT JOIN bp_references ON record_table = 'bp_references' AND bp_references.id = record_id
LEFT JOIN risks ON record_table = 'risks' AND risks.id = record_id
WHERE outcome <> 'same characters'
ORDER BY second_readings.document_id, page
""",
)

PAPERS_THAT_DO_NOT_ADD_UP = View(
    "papers_that_do_not_add_up",
    "Papers that do not add up",
    "Papers with checks that fail, and the share of their printed totals that hold.",
    {
        "document_id": "The paper.",
        "paper": "What lists call the paper.",
        "publisher": PAPER_COLUMNS["publisher"],
        "fails": "How many of its checks fail.",
        "pages": "On how many pages.",
        "largest_difference_gbp": "The largest difference in pounds, its sign left off.",
        "totals": "Printed totals that could be checked.",
        "totals_that_hold": "Share of these that hold, 0 to 1.",
        "example": "What the failing check with the largest difference says.",
    },
    f"""
SELECT checks.document_id, documents.name AS paper, documents.publisher,
  sum(checks.outcome = 'fails') AS fails,
  count(DISTINCT CASE WHEN checks.outcome = 'fails' THEN checks.page END) AS pages,
  max(CASE WHEN checks.outcome = 'fails' THEN abs(checks.difference_gbp) END) AS largest_difference_gbp,
  sum(checks.rule = 'column_total' AND checks.outcome <> 'unverifiable') AS totals,
  round(1.0 * sum(checks.rule = 'column_total' AND checks.outcome = 'holds')
    / nullif(sum(checks.rule = 'column_total' AND checks.outcome <> 'unverifiable'), 0), 4) AS totals_that_hold,
  (SELECT one.message FROM checks AS one WHERE one.document_id = checks.document_id AND one.outcome = 'fails'
    ORDER BY abs(one.difference_gbp) DESC LIMIT 1) AS example
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE {CURRENT}
GROUP BY checks.document_id HAVING fails > 0
ORDER BY fails DESC, paper
""",
)

CHECKS_SUMMARY = View(
    "checks_summary",
    "Checks by rule",
    "How many checks hold, fail or cannot be verified, by rule and paper.",
    {
        "document_id": "The paper.",
        "paper": "What lists call the paper.",
        "rule": "What was tested.",
        "holds": "How many hold.",
        "fails": "How many fail.",
        "unverifiable": "How many could not be decided; their messages say why.",
    },
    f"""
SELECT checks.document_id, documents.name AS paper, checks.rule,
  sum(checks.outcome = 'holds') AS holds,
  sum(checks.outcome = 'fails') AS fails,
  sum(checks.outcome = 'unverifiable') AS unverifiable
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE {CURRENT}
GROUP BY checks.document_id, checks.rule
ORDER BY paper, checks.rule
""",
)

VIEWS = (
    SAVINGS_BY_YEAR,
    RISKS_BY_RAG,
    OWNER_PORTFOLIO,
    PROPOSAL_MONEY,
    ISSUES_BY_CODE,
    SECOND_READINGS_SUMMARY,
    READINGS_THAT_DIFFER,
    PAPERS_THAT_DO_NOT_ADD_UP,
    CHECKS_SUMMARY,
)
