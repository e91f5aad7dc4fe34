"""The same thing put forward twice: one reference for two titles, one proposal printed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from docextract.check.finding import Finding
from docextract.check.wording import label_to_words
from docextract.model.records import Proposal

REFERENCE, TWICE = "reference_reused", "proposal_twice"
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


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() >= ALIKE
