"""First names and their short forms (people.yaml)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from docextract.vocabulary import Words, load


class PersonWords(Words):
    """Rows of first names that may be the same person's."""

    first_names: tuple[tuple[str, ...], ...]


@cache
def _rows_by_name() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(load("people", PersonWords).first_names):
        for name in names:
            rows[name].add(number)
    return {name: frozenset(numbers) for name, numbers in rows.items()}


def same_first_name(name: str, other: str) -> bool:
    """True where two different first names (lower case) may be one person's: "dan" and "daniel"."""
    rows = _rows_by_name()
    return bool(rows.get(name, frozenset()) & rows.get(other, frozenset()))
