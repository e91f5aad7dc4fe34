"""Kinds that a case and its figures give each other where the print names none."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docextract.model.records import Amount, Proposal
from docextract.model.records.finance import AmountKind

ASKED_FOR: dict[str, AmountKind] = {
    "investment": "investment",
    "capital": "investment",
    "temporary_funding": "investment",
    "pressure": "pressure",
}
"""What the figures of a case's tables are, by its kind, where nothing says otherwise."""
GAINED: dict[str, AmountKind] = {"saving": "saving", "income": "income"}
"""The same for cases that print what they cost beside what they bring in: a cost must not read as a saving."""
CASE_KINDS: frozenset[AmountKind] = frozenset({"saving", "investment", "pressure", "income"})

Table = tuple[str | None, str | None]
"""A table of a proposal: both their ids."""


def amounts_with_case_kinds(
    amounts: Sequence[Amount], proposals: Mapping[str, Proposal], breakdowns: frozenset[str]
) -> list[Amount]:
    """The amounts; a figure of a case's own tables that says nothing of its kind is of the case's.

    In a case for a saving or income that holds of its financial breakdown alone (`breakdowns`: ids of such tables),
    where none of its figures names a kind and, if the case has a headline, one of them is that.
    """
    gained = _gains(amounts, proposals, breakdowns)
    out = []
    for amount in amounts:
        proposal = proposals.get(amount.proposal_id or "")
        kind = ASKED_FOR.get(proposal.kind or "") or gained.get(_table(amount)) if proposal else None
        unnamed = amount.kind == "other" and amount.source == "table"
        out.append(_with_kind(amount, kind) if kind and unnamed else amount)
    return out


def _gains(
    amounts: Sequence[Amount], proposals: Mapping[str, Proposal], breakdowns: frozenset[str]
) -> dict[Table, AmountKind]:
    """What the breakdowns that name no kind list, in cases for a saving or income."""
    tables: dict[Table, list[Amount]] = defaultdict(list)
    headlines: dict[tuple[str | None, AmountKind], set[int]] = defaultdict(set)
    for amount in amounts:
        if amount.table_id in breakdowns:
            tables[_table(amount)].append(amount)
        if amount.source == "field" and amount.amount_pence:
            headlines[(amount.proposal_id, amount.kind)].add(_size(amount))
    out: dict[Table, AmountKind] = {}
    for table, own in tables.items():
        proposal = proposals.get(table[0] or "")
        kind = GAINED.get(proposal.kind or "") if proposal else None
        if kind is None or any(amount.kind != "other" for amount in own):
            continue
        stated = headlines[(table[0], kind)]
        if not stated or stated & {_size(amount) for amount in own}:
            out[table] = kind
    return out


def _table(amount: Amount) -> Table:
    return amount.proposal_id, amount.table_id


def _size(amount: Amount) -> int:
    return abs(amount.amount_pence or 0)


def _with_kind(amount: Amount, kind: AmountKind) -> Amount:
    return amount.model_copy(
        update={"kind": kind, "measure": amount.measure or "planned", "confidence": min(amount.confidence, 0.6)}
    )


def proposals_with_counted_kinds(proposals: Sequence[Proposal], amounts: Iterable[Amount]) -> list[Proposal]:
    """The proposals; a case whose front names no kind is of the one kind that its counted figures are of."""
    counted: dict[str | None, set[AmountKind]] = defaultdict(set)
    for amount in amounts:
        if amount.counts and amount.kind in CASE_KINDS:
            counted[amount.proposal_id].add(amount.kind)
    return [
        _with_kinds(proposal, counted[proposal.id])
        if proposal.kind is None and proposal.source == "business_case" and len(counted[proposal.id]) == 1
        else proposal
        for proposal in proposals
    ]


def _with_kinds(proposal: Proposal, kinds: Iterable[AmountKind]) -> Proposal:
    first, *_ = kinds
    return proposal.model_copy(update={"kind": first, "kinds": json.dumps([first])})
