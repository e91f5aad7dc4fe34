"""Pieces of SQL that the pages share: which papers are current, and sums that do not mislead."""

from __future__ import annotations

CURRENT = "documents.superseded_by IS NULL AND documents.same_as IS NULL"
"""The condition for papers whose figures may be summed."""

COUNTED = """count(*) AS counted,
  CASE WHEN min(amount_pence) >= 0 OR max(amount_pence) <= 0 THEN sum(amount_pence) / 100.0 END AS amount_gbp,
  CASE WHEN count(budget_effect_pence) = count(*) THEN sum(budget_effect_pence) / 100.0 END AS budget_effect_gbp"""
"""Sums over amounts: null where the papers print some with a minus and some without, or an effect is not known."""

SAVED = """(SELECT -sum(budget_effect_pence) / 100.0 FROM amounts
    WHERE proposal_id = proposals.id AND +counts = 1 AND +kind = 'saving')"""
"""What a proposal's savings take off the net budget, all years together.

Here and elsewhere a + keeps SQLite from going through all sums that count in search of one proposal's or paper's.
"""
