"""What a sum does to the council's net budget: an inference, with its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docextract.model.records import Amount, Proposal
from docextract.resolve.counts import is_standing

PLANNED = frozenset({"planned", "alternative"})
LOWERS = frozenset({"saving", "income"})
RAISES = frozenset({"pressure", "investment", "cost"})


def infer_effects(amounts: Sequence[Amount], proposals: Mapping[str, Proposal]) -> list[Amount]:
    """The amounts with `budget_effect_pence` and its rule; both None for anything that is not a planned change.

    A business case prints sizes, so the kind gives the sign. A budget table prints signs: where its savings are
    mostly negative the figure as printed is the effect; where they are mostly positive its opposite is.
    """
    signed = signed_tables(amounts)
    return [_with_effect(amount, proposals, signed) for amount in amounts]


def signed_tables(amounts: Sequence[Amount]) -> dict[str, bool]:
    """table id -> whether its savings and income are mostly printed with a minus sign; tables without any left out."""
    tally: dict[str, int] = {}
    for amount in amounts:
        if amount.table_id and amount.kind in LOWERS and amount.amount_pence:
            tally[amount.table_id] = tally.get(amount.table_id, 0) + (1 if amount.amount_pence < 0 else -1)
    return {table: balance > 0 for table, balance in tally.items()}


def _with_effect(amount: Amount, proposals: Mapping[str, Proposal], signed: Mapping[str, bool]) -> Amount:
    proposal = proposals.get(amount.proposal_id or "")
    if proposal is None or amount.measure not in PLANNED or amount.amount_pence is None or amount.source == "prose":
        return amount
    if (amount.kind not in LOWERS and amount.kind not in RAISES) or is_standing(proposal):
        return amount
    if amount.table_id and signed.get(amount.table_id):
        return amount.model_copy(
            update={"budget_effect_pence": amount.amount_pence, "budget_effect_rule": "sign_as_printed"}
        )
    size = abs(amount.amount_pence)
    if amount.kind in LOWERS:
        if amount.table_id in signed and proposal.source == "budget_line":
            size = amount.amount_pence  # savings stand without a sign: one with a minus takes an earlier one back
        return amount.model_copy(update={"budget_effect_pence": -size, "budget_effect_rule": f"{amount.kind}_lowers"})
    return amount.model_copy(update={"budget_effect_pence": size, "budget_effect_rule": f"{amount.kind}_raises"})
