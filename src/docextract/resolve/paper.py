"""One paper's records, linked: to their proposal, report, committee and person, with what counts settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from docextract.model.meta import PaperMeta
from docextract.model.reading import Found
from docextract.model.records import (
    Amount,
    BpReference,
    Extracted,
    Owner,
    Proposal,
    Record,
    Report,
    Risk,
    TableRecord,
)
from docextract.resolve.changes import settle_changes
from docextract.resolve.committees import to_committees
from docextract.resolve.counts import settle_counts
from docextract.resolve.duplicates import mark_duplicates
from docextract.resolve.effects import infer_effects
from docextract.resolve.kinds import amounts_with_case_kinds, proposals_with_counted_kinds
from docextract.resolve.links import Places, link
from docextract.resolve.monitored import with_monitored_years
from docextract.resolve.people import link_people
from docextract.vocabulary.amount_words import amount_words

R = TypeVar("R", bound=Record)
C = TypeVar("C", Proposal, Amount)


@dataclass(frozen=True, slots=True)
class Yield:
    """What the extractors found in one paper."""

    meta: PaperMeta
    tables: tuple[Record, ...]
    reports: tuple[Report, ...]
    proposals: tuple[Found[Proposal], ...]
    amounts: tuple[Found[Amount], ...]
    references: tuple[Found[BpReference], ...]
    risks: tuple[Found[Risk], ...]
    owners: tuple[Found[Owner], ...]
    others: tuple[Found[Extracted], ...]


def resolve(found: Yield) -> list[Record]:
    """All records of the paper, linked among themselves."""
    proposals = mark_duplicates(_records(found.proposals))
    places = Places(proposals, found.reports)
    committees, committee_ids = to_committees(found.meta.publisher, _spellings(found, proposals))
    proposals = [_with_committee(proposal, committee_ids, proposal.committee) for proposal in link(proposals, places)]
    by_id = {proposal.id: proposal for proposal in proposals}
    tables = link((record for record in found.tables if isinstance(record, TableRecord)), places)
    people, owners = link_people(link(_records(found.owners), places), found.meta.publisher)
    amounts = [
        _with_committee(amount, committee_ids, _committee_of(amount, by_id))
        for amount in link(_records(found.amounts), places)
    ]
    breakdowns = frozenset(table.id for table in tables if table.kind == "financial_breakdown")
    amounts = amounts_with_case_kinds(amounts, by_id, breakdowns)
    monitored = frozenset(table.id for table in tables if table.kind == "budget_monitoring")
    amounts = with_monitored_years(amounts, found.meta, found.reports, monitored)
    amounts = settle_changes(amounts, by_id)
    alternative = found.meta.stage == "alternative"
    if alternative:
        amounts = [_alternative(amount) for amount in amounts]
    options = frozenset(
        amount.id for amount in amounts if alternative or amount.measure == "alternative" or _is_option(amount)
    )
    amounts = settle_counts(amounts, by_id, {table.id: table for table in tables}, options)
    return [
        *committees,
        *people,
        *found.reports,
        *tables,
        *(record for record in found.tables if not isinstance(record, TableRecord)),
        *proposals_with_counted_kinds(proposals, amounts),
        *infer_effects(amounts, by_id),
        *link(_records(found.references), places),
        *link(_records(found.risks), places),
        *owners,
        *link(_records(found.others), places),
    ]


def _records(found: Iterable[Found[R]]) -> list[R]:
    return [one.record for one in found]


def _spellings(found: Yield, proposals: Iterable[Proposal]) -> list[str]:
    said = [
        found.meta.committee,
        *(report.committee for report in found.reports),
        *(proposal.committee for proposal in proposals),
    ]
    return [committee for committee in said if committee]


def _with_committee(record: C, ids: dict[str, str], committee: str | None) -> C:
    committee_id = ids.get(committee) if committee else None
    return record.model_copy(update={"committee_id": committee_id}) if committee_id else record


def _committee_of(amount: Amount, proposals: dict[str, Proposal]) -> str | None:
    proposal = proposals.get(amount.proposal_id or "")
    return proposal.committee if proposal else None


def _alternative(amount: Amount) -> Amount:
    """A plan of an alternative budget: it mostly repeats the one it amends, and must not be summed with it."""
    return amount.model_copy(update={"measure": "alternative"}) if amount.measure == "planned" else amount


def _is_option(amount: Amount) -> bool:
    return bool(
        amount.source == "table"
        and amount_words().is_option.search(f"{amount.label or ''} {amount.column_label or ''}")
    )
