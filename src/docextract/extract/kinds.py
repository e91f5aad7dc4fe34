"""What the words around a sum say it is: its kind, its basis, what sort of change."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from docextract.model.records.finance import AmountKind
from docextract.vocabulary.amount_words import amount_words

Basis = Literal["permanent", "temporary", "one_off"]
ChangeType = Literal["new", "full_year_effect", "removal", "rephased"]


@lru_cache(maxsize=20_000)
def text_to_kind(text: str) -> AmountKind | None:
    """The kind that a label, caption or heading names; None where it names none.

    Where a text names several, the narrower claim wins (the vocabulary's order).
    """
    for kind, pattern in amount_words().kind_patterns:
        if pattern.search(text):
            return kind
    return None


def sentence_to_kind(before: str, after: str) -> AmountKind | None:
    """The kind that the words just before a sum name, or failing these the words just after it."""
    words = amount_words()
    last = None
    for last in words.kind_pattern.finditer(before):  # noqa: B007  the last match is the one wanted
        pass
    match = last or words.kind_pattern.search(after)
    return text_to_kind(match.group()) if match else None


@lru_cache(maxsize=20_000)
def text_to_basis(text: str) -> Basis | None:
    """permanent, temporary or one_off; None where nothing, or more than one, is said."""
    found = [basis for basis, pattern in amount_words().basis_patterns if pattern.search(text)]
    return found[0] if len(found) == 1 else None  # type: ignore[return-value]


def text_to_change_type(text: str) -> ChangeType | None:
    """What sort of change a budget line's own words name; None where they name none."""
    words = amount_words()
    if words.is_full_year_effect.search(text):
        return "full_year_effect"
    if words.is_removal.search(text):
        return "removal"
    return "rephased" if words.is_rephased.search(text) else None
