"""What the words around a sum say it is: its kind, its basis, what sort of change."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from docextract.model.records.finance import AmountKind, Measure
from docextract.vocabulary.amount_words import amount_words

Basis = Literal["permanent", "temporary", "one_off"]
ChangeType = Literal["new", "full_year_effect", "removal", "rephased"]

CLOSE = 40
"""Characters behind a sum within which the thing counted follows ("£9.9m underspend")."""
BREAK = re.compile(
    r"[.;:,()]|(?<!\w)(?:and|but|against|(?<!relates )(?<!relating )(?<!related )to|from|while|with)(?!\w)",
    re.IGNORECASE,
)
"""What parts a sum from a word that belongs to something else."""
NAMING = frozenset({"budget", "cost", "investment"})
"""Kinds whose words also stand in names of units and papers."""


@lru_cache(maxsize=20_000)
def text_to_kind(text: str) -> AmountKind | None:
    """The kind that a label, caption or heading names; None where it names none.

    Where a text names several, the narrower claim wins (the vocabulary's order).
    """
    for kind, pattern in amount_words().kind_patterns:
        if pattern.search(text):
            return kind
    return None


@lru_cache(maxsize=20_000)
def text_to_kinds(text: str) -> frozenset[AmountKind]:
    """Every kind that a text names."""
    return frozenset(kind for kind, pattern in amount_words().kind_patterns if pattern.search(text))


def sentence_to_kind(before: str, after: str) -> AmountKind | None:
    """The kind that the words around a sum name: those that follow closely, else the last before, else any after.

    A word inside a name ("Corporately Held Budgets", "Growth, Environment & Transport") names no kind.
    """
    pattern = amount_words().kind_pattern
    first = next((match for match in pattern.finditer(after) if not _in_a_name(match, after)), None)
    last = None
    for match in pattern.finditer(before):
        if not _in_a_name(match, before):
            last = match
    chosen = last or first
    if first and last and first.start() <= CLOSE and first.start() < len(before) - last.end():
        chosen = last if BREAK.search(after, 0, first.start()) else first
    return text_to_kind(chosen.group()) if chosen else None


def _in_a_name(match: re.Match[str], text: str) -> bool:
    """True for a capitalised word in mid-sentence that is as likely part of the name of a unit or a paper."""
    word = match.group()
    if not word[0].isupper() or word.isupper() or text_to_kind(word) not in NAMING:
        return False
    before = text[: match.start()].rstrip()
    return bool(before) and before[-1] not in ".:;•"


@lru_cache(maxsize=20_000)
def text_to_basis(text: str) -> Basis | None:
    """permanent, temporary or one_off; None where nothing, or more than one, is said."""
    found = [basis for basis, pattern in amount_words().basis_patterns if pattern.search(text)]
    return found[0] if len(found) == 1 else None  # type: ignore[return-value]


@lru_cache(maxsize=2_000)
def header_to_measure(path: str) -> Measure | None:
    """Which figure of its kind a column holds, where its header says so beyond budget, actual and forecast."""
    return next((measure for measure, pattern in amount_words().measure_patterns if pattern.search(path)), None)


def label_to_change_type(label: str) -> ChangeType | None:
    """What a row that sums up changes calls them; None where it names none. Budget lines are told with their signs."""
    words = amount_words()
    if words.is_removal.search(label):
        return "removal"
    return "full_year_effect" if words.is_full_year_effect.search(label) else None
