"""What makes a table a risk register, a timetable, a budget table (table_kinds.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load


class Way(Words):
    """One way to know a kind of table; every condition that is given must hold."""

    needs: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    least: int = 0
    years: int = 0
    money: bool = False
    no_money: bool = False
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @cached_property
    def title_pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.titles), re.IGNORECASE)

    @cached_property
    def label_pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.labels), re.IGNORECASE)


class KindOfTable(Words):
    """A kind with the ways to know it."""

    kind: str
    ways: tuple[Way, ...]


class TableWords(Words):
    """The vocabulary file table_kinds.yaml, the first kind that fits wins."""

    kinds: tuple[KindOfTable, ...]


@cache
def table_words() -> TableWords:
    """The vocabulary, loaded once."""
    return load("table_kinds", TableWords)
