"""Which of the printed statements of a sum may be summed: exactly one of each proposal, kind, year and measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docextract.model.records import Amount, Proposal, TableRecord
from docextract.model.records.finance import CountsReason
from docextract.vocabulary.amount_words import amount_words

CHANGES = frozenset({"saving", "investment", "pressure", "income", "funding", "cost"})
"""Kinds that change a budget; of the others nothing is counted."""
BREAKDOWNS = frozenset({"financial_breakdown", "budget_lines"})
NET = re.compile(r"(?:total )?net\b", re.IGNORECASE)
THOUSANDS_AND_SCALE = re.compile(r"\d,\d{3}\s?[a-z]", re.IGNORECASE)
MISPRINT = 200
"""How many times its breakdown a headline can only be by a slip of its scale."""

Verdict = tuple[bool, CountsReason | None]
Key = tuple[str, str, str | None]


def settle_counts(
    amounts: Sequence[Amount],
    proposals: Mapping[str, Proposal],
    tables: Mapping[str, TableRecord],
    options: frozenset[str],
) -> list[Amount]:
    """The amounts with `counts` and `counts_reason` settled.

    In a business case the current headline counts, else its breakdown's total, else the breakdown's lines; in a
    budget table every line counts and no total. `options`: ids of amounts that stand for an option not put forward.
    """
    verdicts: dict[str, Verdict] = {}
    first_years = _first_years(amounts)
    by_statement: dict[Key, list[Amount]] = defaultdict(list)
    for amount in amounts:
        verdict = _later(amount, tables, first_years) or _alone(amount, proposals, options)
        if verdict:
            verdicts[amount.id] = verdict
        else:
            by_statement[(amount.proposal_id or "", amount.kind, amount.financial_year)].append(amount)
    for statement in by_statement.values():
        verdicts.update(_statement(statement, tables))
    verdicts.update(_within_net(amounts, verdicts))
    return [
        amount.model_copy(update={"counts": counts, "counts_reason": reason})
        for amount in amounts
        for counts, reason in [verdicts[amount.id]]
    ]


def _first_years(amounts: Iterable[Amount]) -> dict[str | None, str]:
    """The first financial year of each table's figures."""
    out: dict[str | None, str] = {}
    for amount in amounts:
        if amount.financial_year:
            out[amount.table_id] = min(amount.financial_year, out.get(amount.table_id, amount.financial_year))
    return out


def _later(amount: Amount, tables: Mapping[str, TableRecord], first_years: Mapping[str | None, str]) -> Verdict | None:
    """Of cumulative figures only those of the first year are a change; the later ones hold it again."""
    table = tables.get(amount.table_id or "")
    said = f"{table.title or ''} {amount.column_label or ''}" if table else ""
    if not amount_words().is_cumulative.search(said) or amount.financial_year == first_years.get(amount.table_id):
        return None
    return False, "total" if amount.is_total else "not_a_change"


def _within_net(amounts: Sequence[Amount], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """What a counted total of a table has netted off ("Less: income forgone" above "Net saving") is part of it."""
    nets = {_column(a) for a in amounts if verdicts[a.id][0] and a.is_total and NET.match(a.label or "")}
    return {
        amount.id: (False, "part_of")
        for amount in amounts
        if verdicts[amount.id][0] and not amount.is_total and _column(amount) in nets
    }


def _column(amount: Amount) -> tuple[str | None, str | None, str | None]:
    return amount.proposal_id, amount.table_id, amount.financial_year


def _alone(amount: Amount, proposals: Mapping[str, Proposal], options: frozenset[str]) -> Verdict | None:
    """What can be told of an amount without looking at the others; None for a rival of a business case's statement."""
    proposal = proposals.get(amount.proposal_id or "")
    if amount.amount_pence is None or proposal is None:
        return False, "total" if amount.is_total else "not_a_change"
    if amount.measure == "previous":
        return False, "superseded"
    if amount.id in options:
        return False, "option"
    if proposal.source == "budget_line":
        return _budget_line(amount, proposal)
    return None if amount.kind in CHANGES else (False, "total" if amount.is_total else "not_a_change")


def is_standing(proposal: Proposal) -> bool:
    """True for a line of a budget table that carries a whole sum forward or says who pays: it changes nothing."""
    return proposal.source == "budget_line" and (
        amount_words().is_standing_line.search(proposal.title) is not None
        or amount_words().is_standing_group.search(proposal.category or "") is not None
    )


def _budget_line(amount: Amount, proposal: Proposal) -> Verdict:
    if amount.is_total:
        return False, "total"
    if is_standing(proposal):
        return False, "not_a_change"
    if amount.table_id != proposal.table_id or amount.source != "table" or amount.financial_year is None:
        return False, "part_of"
    return (True, None) if proposal.kind else (False, "not_a_change")


def _statement(rivals: Sequence[Amount], tables: Mapping[str, TableRecord]) -> dict[str, Verdict]:
    """Settle the rival statements of one proposal, kind and year."""
    chosen = _chosen(rivals, tables)
    ids = {amount.id for amount in chosen}
    sizes = {abs(amount.amount_pence or 0) for amount in chosen}
    out: dict[str, Verdict] = {}
    for amount in rivals:
        if amount.id in ids:
            out[amount.id] = (True, None)
        elif abs(amount.amount_pence or 0) in sizes:
            out[amount.id] = (False, "repeats_headline")
        else:
            out[amount.id] = (False, "total" if amount.is_total else "part_of")
    return out


def _chosen(rivals: Sequence[Amount], tables: Mapping[str, TableRecord]) -> list[Amount]:
    broken_down = _by_table(
        amount for amount in rivals if (table := tables.get(amount.table_id or "")) and table.kind in BREAKDOWNS
    )
    largest = max((abs(amount.amount_pence or 0) for part in broken_down for amount in part), default=0)
    headlines = [amount for amount in rivals if amount.source == "field" and not _is_misprint(amount, largest)]
    if headlines:
        return _headline(headlines)
    if not broken_down or rivals[0].financial_year is None:
        return []
    first = broken_down[0]
    totals = [amount for amount in first if amount.is_total]
    return totals[-1:] or first


def _is_misprint(headline: Amount, largest: int) -> bool:
    """True where the headline's scale is printed twice ("£120,500k"), as the `largest` sum of its breakdown shows."""
    twice = THOUSANDS_AND_SCALE.search(headline.raw) is not None
    return twice and bool(largest) and abs(headline.amount_pence or 0) > MISPRINT * largest


def _headline(headlines: Sequence[Amount]) -> list[Amount]:
    """The first headline, and those on the same line that say another basis ("£562,200 / £325k one-off")."""
    first = headlines[0]
    return [first] + [
        other
        for other in headlines[1:]
        if other.label == first.label and other.basis and other.basis != first.basis and other.page == first.page
    ]


def _by_table(amounts: Iterable[Amount]) -> list[list[Amount]]:
    out: dict[str | None, list[Amount]] = defaultdict(list)
    for amount in amounts:
        out[amount.table_id].append(amount)
    return list(out.values())
