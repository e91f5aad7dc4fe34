"""All checks of one paper: its tables, its tables against each other, its headlines, its dates and references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docextract.check.across_tables import tables_to_findings
from docextract.check.apart import TOTAL
from docextract.check.carried import table_to_carried
from docextract.check.columns import table_to_row_relations
from docextract.check.continuations import findings_to_origins, join_continuations
from docextract.check.counts_in_words import WANTED as COUNTS
from docextract.check.counts_in_words import statements_to_count_findings
from docextract.check.dates import milestones_to_findings
from docextract.check.figures import FigureTable, table_to_figures
from docextract.check.finding import Finding, findings_to_records
from docextract.check.headlines import headlines_to_findings
from docextract.check.named_parts import parts_to_findings
from docextract.check.percentages import table_to_percentages
from docextract.check.prose import texts_to_findings
from docextract.check.repeats import proposals_to_repeats, table_to_repeats
from docextract.check.scale import amounts_to_unit_doubts, table_to_scale
from docextract.check.statements import sections_to_statements
from docextract.check.sums_in_words import WANTED as SUMS
from docextract.check.sums_in_words import statements_to_sum_findings
from docextract.check.tie_out import table_to_tie_outs
from docextract.model.page import Trouble
from docextract.model.records import (
    Amount,
    Check,
    CheckInput,
    Milestone,
    PageRecord,
    Proposal,
    Record,
    SectionRecord,
)
from docextract.model.table import Table

DOUBTS = frozenset(
    {"scale", "unit", "sign", "nearly_the_same", "reference_reused", "proposal_twice", "row_twice", "dates"}
    | {"counts_in_words", "priced_twice", "offset_in_words", "further_sum"}
)
"""Rules whose findings are doubts about what is printed; they become troubles too."""


class Checked(NamedTuple):
    """`records`: each check, followed by the figures that it took; `troubles`: what is doubtful besides."""

    records: tuple[Check | CheckInput, ...]
    troubles: tuple[Trouble, ...]


def check_paper(
    tables: Sequence[Table], table_ids: Sequence[str], records: Iterable[Record], document_id: str
) -> Checked:
    """Test a paper against itself; nothing is corrected.

    `table_ids[i]` is the published id of `tables[i]`; of the paper's linked records the pages, sections, amounts,
    proposals and milestones are looked at.
    """
    own = list(records)
    amounts = [record for record in own if isinstance(record, Amount)]
    proposals = [record for record in own if isinstance(record, Proposal)]
    sheets = join_continuations(_figure_tables(tables, table_ids, amounts))
    across = tables_to_findings(sheets)
    findings = [
        *_without_lone_totals([f for sheet in sheets for f in _table_to_findings(sheet)], across),
        *across,
        *headlines_to_findings(amounts, proposals),
        *amounts_to_unit_doubts(amounts),
        *texts_to_findings(amounts, sheets),
        *parts_to_findings([record for record in own if isinstance(record, SectionRecord)], amounts, sheets),
        *_words_to_findings(own, amounts, proposals, sheets),
        *milestones_to_findings([record for record in own if isinstance(record, Milestone)]),
        *proposals_to_repeats(proposals),
    ]
    placed = findings_to_origins(findings, sheets)
    return Checked(tuple(findings_to_records(document_id, placed)), tuple(_troubles(placed)))


def _words_to_findings(
    records: Sequence[Record], amounts: Sequence[Amount], proposals: Sequence[Proposal], sheets: Sequence[FigureTable]
) -> Iterator[Finding]:
    """What the sentences of business cases say of one thing twice."""
    cases = {proposal.id: proposal for proposal in proposals if proposal.source == "business_case"}
    sections = [record for record in records if isinstance(record, SectionRecord) and record.proposal_id in cases]
    pages = [record for record in records if isinstance(record, PageRecord)]
    counts = list(sections_to_statements(sections, pages, COUNTS))
    yield from statements_to_count_findings(counts, sheets, cases)
    yield from statements_to_sum_findings(list(sections_to_statements(sections, pages, SUMS)), amounts, cases)


def _without_lone_totals(findings: Sequence[Finding], across: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without totals that have no lines of their own where other tables' rows add up to them."""
    settled = {(one.table_id, one.row, one.col) for one in across if one.rule == TOTAL}
    for finding in findings:
        if finding.outcome != "unverifiable" or (finding.table_id, finding.row, finding.col) not in settled:
            yield finding


def _figure_tables(tables: Sequence[Table], table_ids: Sequence[str], amounts: Iterable[Amount]) -> list[FigureTable]:
    own: dict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.table_id:
            own[amount.table_id].append(amount)
    return [
        table_to_figures(table, table_id, own.get(table_id, ()))
        for table, table_id in zip(tables, table_ids, strict=True)
    ]


def _table_to_findings(sheet: FigureTable) -> Iterator[Finding]:
    if len(sheet.figures) < 2 and not sheet.columns:
        return
    sums = [*table_to_tie_outs(sheet), *table_to_row_relations(sheet)]
    proven = {(taken.row, taken.col) for finding in sums if finding.outcome == "holds" for taken in finding.inputs}
    yield from sums
    yield from table_to_percentages(sheet)
    yield from table_to_carried(sheet)
    yield from table_to_repeats(sheet)
    yield from (finding for finding in table_to_scale(sheet) if (finding.row, finding.col) not in proven)


def _troubles(findings: Iterable[Finding]) -> Iterator[Trouble]:
    turned: set[tuple[str | None, int | None]] = set()
    for finding in findings:
        if finding.rule in DOUBTS and finding.outcome != "holds":
            yield Trouble(finding.page, "check", finding.rule, "warning", finding.message)
        elif finding.signs_differ and (finding.table_id is None or (finding.table_id, finding.row) not in turned):
            turned.add((finding.table_id, finding.row))  # a row's other columns say the same
            yield Trouble(finding.page, "check", "sign", "info", finding.message)
