"""What sort of change a budget line's figure is: a removal of an earlier one, its full-year effect, a rephasing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docextract.model.records import Amount, Proposal
from docextract.resolve.effects import signed_tables
from docextract.vocabulary.amount_words import amount_words

LOWERING = frozenset({"saving", "income", "funding"})
RAISING = frozenset({"pressure", "investment", "cost"})


def settle_changes(amounts: Sequence[Amount], proposals: Mapping[str, Proposal]) -> list[Amount]:
    """The amounts of budget lines with `change_type` settled; other amounts keep theirs.

    A line that undoes an earlier change runs against its kind: a saving that raises the budget, a pressure that lowers
    it. Where the table prints signs the same line may be new in one year and its removal in the next.
    """
    signed = signed_tables(amounts)
    return [_with_change(amount, proposals.get(amount.proposal_id or ""), signed) for amount in amounts]


def _with_change(amount: Amount, proposal: Proposal | None, signed: Mapping[str, bool]) -> Amount:
    if proposal is None or proposal.source != "budget_line" or amount.source != "table":
        return amount
    return amount.model_copy(
        update={"change_type": _change(amount, _words(proposal), signed.get(amount.table_id or "", False))}
    )


def _words(proposal: Proposal) -> str:
    return " ".join(text for text in (proposal.category, proposal.title, proposal.description) if text)


def _change(amount: Amount, text: str, signed: bool) -> str | None:
    words = amount_words()
    pence = amount.amount_pence
    if not pence:
        return None
    against = _runs_against(amount.kind, pence) if signed else None
    if against is not False and words.is_removal.search(text):
        return "removal"
    if words.is_rephased.search(text):
        return "rephased"
    if against and words.is_maybe_removal.search(text):
        return "removal"
    return "full_year_effect" if words.is_full_year_effect.search(text) else None


def _runs_against(kind: str, pence: int) -> bool | None:
    """True for a figure whose sign is not that of its kind; None for kinds of either sign."""
    if kind in LOWERING:
        return pence > 0
    return pence < 0 if kind in RAISING else None
