"""Words by which a sum of money is told from another number (sums.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load


class SumWords(Words):
    """The vocabulary file sums.yaml."""

    scales: dict[int, tuple[str, ...]]
    suffixes: tuple[str, ...]
    approximate: tuple[str, ...]
    minus: tuple[str, ...]
    range_joins: tuple[str, ...]
    range_openings: tuple[str, ...]
    money_words: tuple[str, ...]
    counted_things: tuple[str, ...]

    @cached_property
    def pounds(self) -> dict[str, int]:
        """Pounds that each printed scale stands for, by its lower case."""
        return {word: pounds for pounds, words in self.scales.items() for word in words}

    @cached_property
    def is_approximate(self) -> re.Pattern[str]:
        """Ends a text whose next word is an approximate sum."""
        return re.compile(rf"(?<![\w.])(?:{any_of(self.approximate)})\.?\s?(?:\()?$", re.IGNORECASE)

    @cached_property
    def is_minus(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{any_of(self.minus)})\s$", re.IGNORECASE)

    @cached_property
    def is_range_opening(self) -> re.Pattern[str]:
        """Ends a text whose next words are the two ends of a range."""
        return re.compile(rf"(?<!\w)(?:{any_of(self.range_openings)})\s*\(?$", re.IGNORECASE)

    @cached_property
    def has_money_word(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{any_of(self.money_words)})(?!\w)", re.IGNORECASE)

    @cached_property
    def is_counted(self) -> re.Pattern[str]:
        """Begins a text that says what was counted: "people", "older people", "school places"."""
        return re.compile(rf"[\s-]*(?:of\s|more\s|[a-z]+\s)?(?:{any_of(self.counted_things)})(?!\w)", re.IGNORECASE)


def any_of(words: tuple[str, ...]) -> str:
    """The words as alternatives of a pattern, the longest first, spaces as any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def sum_words() -> SumWords:
    """The vocabulary, loaded once."""
    return load("sums", SumWords)
