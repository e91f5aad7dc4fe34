"""Words that tell a financial year from other figures with a stroke (years.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load
from docextract.vocabulary.sum_words import any_of


class YearWords(Words):
    """The vocabulary file years.yaml."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    ending: tuple[str, ...]
    relative: tuple[str, ...]

    @cached_property
    def is_before(self) -> re.Pattern[str]:
        """Ends a text whose next word may be a short year."""
        return re.compile(
            rf"(?:(?<!\w)(?:{any_of(self.before)})|£[\d,.]+\s?(?:k|m|bn)?|\d(?:k|m|bn))[\s(:]*$", re.IGNORECASE
        )

    @cached_property
    def is_after(self) -> re.Pattern[str]:
        """Begins a text whose last word may have been a short year."""
        return re.compile(rf"[\s):]*(?:{any_of(self.after)})(?!\w)", re.IGNORECASE)


@cache
def year_words() -> YearWords:
    """The vocabulary, loaded once."""
    return load("years", YearWords)
