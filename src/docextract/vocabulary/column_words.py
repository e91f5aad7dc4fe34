"""The words by which the columns of tables are known (columns.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from docextract.vocabulary import Words, load

NOT_WORD = re.compile(r"[^a-z0-9%£#+&/]+")
BROKEN = re.compile(r"(?<!\w)[b-hj-z](?!\w)")
"""A letter alone: the rest of a word broken at the column's edge."""
SQUASHED_MINIMUM = 7
"""Shorter names are not looked for with their spaces taken out: they turn up inside other words."""


class ColumnRole(Words):
    """One role: `names` count wherever they stand in a header, `whole` only as the whole header."""

    role: str
    numeric: bool = False
    names: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


class ColumnWords(Words):
    """The vocabulary file columns.yaml."""

    roles: tuple[ColumnRole, ...]
    year_only: tuple[str, ...]
    continued: tuple[str, ...]
    naming: tuple[str, ...]
    in_year: tuple[str, ...]
    whole_life: tuple[str, ...]

    @cached_property
    def whole_names(self) -> dict[str, str]:
        """Role by plain header, names of the whole header and the others alike. Raises ValueError for a name of two."""
        out: dict[str, str] = {}
        for entry in self.roles:
            for name in (*entry.whole, *entry.names):
                key = text_to_plain(name)
                if out.setdefault(key, entry.role) != entry.role:
                    raise ValueError(f"columns.yaml: {name!r} names both {out[key]} and {entry.role}")
        return out

    @cached_property
    def squashed_names(self) -> dict[str, str]:
        """Role by header with no spaces at all, for headers broken inside a word."""
        return {name.replace(" ", ""): role for name, role in self.whole_names.items() if len(name) >= SQUASHED_MINIMUM}

    @cached_property
    def long_names(self) -> tuple[tuple[str, str], ...]:
        """Names of several places with no spaces, and their roles, in the roles' order."""
        return tuple(
            (squashed, entry.role)
            for entry in self.roles
            for name in entry.names
            if len(squashed := text_to_plain(name).replace(" ", "")) >= SQUASHED_MINIMUM
        )

    @cached_property
    def inner_names(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Roles in their order with the pattern of their names inside a header."""
        return tuple((entry.role, plain_to_pattern(entry.names)) for entry in self.roles if entry.names)

    @cached_property
    def numeric_roles(self) -> frozenset[str]:
        return frozenset(entry.role for entry in self.roles if entry.numeric)

    @cached_property
    def year_only_pattern(self) -> re.Pattern[str]:
        return plain_to_pattern(self.year_only)

    @cached_property
    def continued_pattern(self) -> re.Pattern[str]:
        return plain_to_pattern(self.continued)

    @cached_property
    def whole_life_pattern(self) -> re.Pattern[str]:
        return plain_to_pattern(self.whole_life)


@lru_cache(maxsize=4096)
def text_to_plain(text: str) -> str:
    """Lower case, punctuation to single spaces, plural "s" kept off ("Risks," -> "risk")."""
    folded = text.casefold().replace("\u00ad", "").replace("’", "'").replace("'", "")
    words = NOT_WORD.sub(" ", folded.replace("/", " / ").replace("&", " & ")).split()
    if any(len(word) == 1 and word.isalpha() and word not in "ai" for word in words[1:]):
        return " ".join(words)  # broken words: an "s" at the end of a piece is no plural
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word for word in words)


def plain_to_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these names, whole, in a plain text; the longest first."""
    plain = sorted({text_to_plain(name) for name in names}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in plain)})(?!\w)")


@lru_cache(maxsize=4096)
def header_to_role(plain: str) -> str | None:
    """The role that a plain header (see `text_to_plain`) names; None where it names none."""
    if not plain:
        return None
    words = column_words()
    whole = words.whole_names.get(plain) or words.squashed_names.get(plain.replace(" ", ""))
    if whole:
        return whole
    role = next((role for role, pattern in words.inner_names if pattern.search(plain)), None)
    if BROKEN.search(plain):
        squashed = plain.replace(" ", "")
        return next((role for name, role in words.long_names if name in squashed), role)
    return role


@cache
def column_words() -> ColumnWords:
    """The vocabulary, loaded once."""
    return load("columns", ColumnWords)
