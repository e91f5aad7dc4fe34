"""The words that say what a sum of money is."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.model.records.finance import AmountKind, Measure
from docextract.vocabulary import Words, load


class KindWords(Words):
    """A kind of amount and the words that name it."""

    kind: AmountKind
    words: tuple[str, ...]


class AmountWords(Words):
    """The vocabulary file amounts.yaml; each `is_...` pattern finds its words in running text."""

    kinds: tuple[KindWords, ...]
    money_words: tuple[str, ...]
    not_money_words: tuple[str, ...]
    counted_words: tuple[str, ...]
    share_rows: tuple[str, ...]
    bases: dict[str, tuple[str, ...]]
    previous_before: tuple[str, ...]
    previous_after: tuple[str, ...]
    undeliverable: tuple[str, ...]
    delivered: tuple[str, ...]
    expected: tuple[str, ...]
    price_or_limit: tuple[str, ...]
    limit_before: tuple[str, ...]
    target_after: tuple[str, ...]
    target_before: tuple[str, ...]
    removal: tuple[str, ...]
    maybe_removal: tuple[str, ...]
    full_year_effect: tuple[str, ...]
    rephased: tuple[str, ...]
    option: tuple[str, ...]
    standing_lines: tuple[str, ...]
    standing_groups: tuple[str, ...]
    column_measures: dict[Measure, tuple[str, ...]]
    difference_columns: tuple[str, ...]
    cumulative: tuple[str, ...]
    roles: dict[str, AmountKind]
    text_roles: frozenset[str]
    table_kinds: dict[str, AmountKind]
    settled_tables: frozenset[str]

    @cached_property
    def kind_pattern(self) -> re.Pattern[str]:
        """One pattern for all kinds, a group for each, numbered in their order."""
        return re.compile("|".join(f"({_any(entry.words)})" for entry in self.kinds), re.IGNORECASE)

    @cached_property
    def kind_patterns(self) -> tuple[tuple[AmountKind, re.Pattern[str]], ...]:
        return tuple((entry.kind, words_to_pattern(entry.words)) for entry in self.kinds)

    @cached_property
    def basis_patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((basis, words_to_pattern(words)) for basis, words in self.bases.items())

    @cached_property
    def measure_patterns(self) -> tuple[tuple[Measure, re.Pattern[str]], ...]:
        return tuple((measure, words_to_pattern(words)) for measure, words in self.column_measures.items())

    @cached_property
    def is_money(self) -> re.Pattern[str]:
        return words_to_pattern(self.money_words)

    @cached_property
    def is_not_money(self) -> re.Pattern[str]:
        return words_to_pattern(self.not_money_words)

    @cached_property
    def is_counted(self) -> re.Pattern[str]:
        return words_to_pattern(self.counted_words)

    @cached_property
    def is_share(self) -> re.Pattern[str]:
        return re.compile("|".join(self.share_rows), re.IGNORECASE)

    @cached_property
    def is_previous_before(self) -> re.Pattern[str]:
        """Finds words that end where an earlier figure begins."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(self.previous_before)})\s*[:(-]?\s*$", re.IGNORECASE)

    @cached_property
    def is_previous_after(self) -> re.Pattern[str]:
        """Matches words right behind an earlier figure."""
        return _right_behind(self.previous_after)

    @cached_property
    def is_price_or_limit(self) -> re.Pattern[str]:
        """Matches words right behind a price for a unit, or a limit."""
        return _right_behind(self.price_or_limit)

    @cached_property
    def is_limit_before(self) -> re.Pattern[str]:
        """Finds words that end where a threshold begins."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(self.limit_before)})\s*$", re.IGNORECASE)

    @cached_property
    def is_undeliverable(self) -> re.Pattern[str]:
        return words_to_pattern(self.undeliverable)

    @cached_property
    def is_delivered(self) -> re.Pattern[str]:
        return words_to_pattern(self.delivered)

    @cached_property
    def is_expected(self) -> re.Pattern[str]:
        return words_to_pattern(self.expected)

    @cached_property
    def is_target_after(self) -> re.Pattern[str]:
        """Matches words right behind a target."""
        return _right_behind(self.target_after)

    @cached_property
    def is_target_before(self) -> re.Pattern[str]:
        """Finds words that end where a target begins."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(self.target_before)})\s*$", re.IGNORECASE)

    @cached_property
    def is_removal(self) -> re.Pattern[str]:
        return words_to_pattern(self.removal)

    @cached_property
    def is_maybe_removal(self) -> re.Pattern[str]:
        return words_to_pattern(self.maybe_removal)

    @cached_property
    def is_full_year_effect(self) -> re.Pattern[str]:
        return words_to_pattern(self.full_year_effect)

    @cached_property
    def is_rephased(self) -> re.Pattern[str]:
        return words_to_pattern(self.rephased)

    @cached_property
    def is_standing_line(self) -> re.Pattern[str]:
        """Finds, at a line's beginning, words that carry a whole sum forward."""
        return re.compile(rf"^(?:{_any(self.standing_lines)})", re.IGNORECASE)

    @cached_property
    def is_standing_group(self) -> re.Pattern[str]:
        return words_to_pattern(self.standing_groups)

    @cached_property
    def is_difference(self) -> re.Pattern[str]:
        """Matches a whole header, without its unit, of a column of differences."""
        return re.compile(rf"(?:{'|'.join(self.difference_columns)})", re.IGNORECASE)

    @cached_property
    def is_cumulative(self) -> re.Pattern[str]:
        return words_to_pattern(self.cumulative)

    @cached_property
    def is_option(self) -> re.Pattern[str]:
        return words_to_pattern(self.option)


def _any(words: tuple[str, ...]) -> str:
    return rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"


def _right_behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*[(,]?\s*(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def words_to_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these words, whole, without regard to case."""
    return re.compile(_any(words), re.IGNORECASE)


@cache
def amount_words() -> AmountWords:
    """The vocabulary, loaded once."""
    return load("amounts", AmountWords)
