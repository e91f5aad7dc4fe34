"""The same proposal printed twice in one paper."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.model.records import Proposal


def mark_duplicates(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with `duplicate_of` set on every later business case of the same title and reference.

    A case and a budget line of one reference are two statements of it, not a duplicate; a title alone proves nothing
    among budget lines, where many lines bear one headline.
    """
    first: dict[tuple[str, str], str] = {}
    out = []
    for proposal in proposals:
        key = (_letters(proposal.title), proposal.bp_reference or "")
        earlier = first.setdefault(key, proposal.id) if proposal.source == "business_case" else proposal.id
        out.append(proposal if earlier == proposal.id else proposal.model_copy(update={"duplicate_of": earlier}))
    return out


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
