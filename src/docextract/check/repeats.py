"""The same thing twice: one reference for two titles, one proposal put forward again, a total printed twice running."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.wording import label_to_words
from docextract.model.records import Proposal

REFERENCE, TWICE, ROW = "reference_reused", "proposal_twice", "row_twice"
TOTALS = frozenset({"total", "subtotal"})
ALIKE = 0.5


def proposals_to_repeats(proposals: Sequence[Proposal]) -> Iterator[Finding]:
    """References that stand for two titles of one kind of print, and proposals that stand twice."""
    by_id = {proposal.id: proposal for proposal in proposals}
    by_reference: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        first = by_id.get(proposal.duplicate_of or "")
        if first:
            message = f"'{label_to_words(proposal.title)}' is put forward on page {first.page} already"
            yield Finding(TWICE, "fails", proposal.page, message)
        elif proposal.bp_reference:
            by_reference[(proposal.source, proposal.bp_reference)].append(proposal)
    for (_, reference), group in by_reference.items():
        for other in group[1:]:
            if not _alike(group[0].title, other.title):
                message = (
                    f"{reference} stands for '{label_to_words(group[0].title)}' on page {group[0].page} "
                    f"and for '{label_to_words(other.title)}' on page {other.page}"
                )
                yield Finding(REFERENCE, "fails", other.page, message)


def table_to_repeats(sheet: FigureTable) -> Iterator[Finding]:
    """Totals that stand twice, one below the other, with the same name and figures."""
    for one, two in pairwise(sorted(sheet.cells)):
        label = sheet.labels.get(one)
        first, second = sheet.figures.get(one, {}), sheet.figures.get(two, {})
        if not label or label != sheet.labels.get(two) or not {sheet.kinds[one], sheet.kinds[two]} <= TOTALS:
            continue
        values = {col: figure.value for col, figure in first.items()}
        if any(values.values()) and values == {col: figure.value for col, figure in second.items()}:
            shown = ", ".join(sheet.cells[two][col].text for col in sorted(second))
            message = f"'{label_to_words(label)}' ({shown}) is printed twice, one below the other"
            inputs = tuple(Input(sheet.table_id, one, col, figure.amount_id) for col, figure in sorted(first.items()))
            page = sheet.page(two, min(second))
            yield Finding(ROW, "fails", page, message, table_id=sheet.table_id, row=two, inputs=inputs)


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() >= ALIKE
