"""The words by which checks know what adds up and what does not (checks.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load


class CheckWords(Words):
    """The vocabulary file checks.yaml; each `is_...` pattern finds its words anywhere in a text."""

    rates: tuple[str, ...]
    counts: tuple[str, ...]
    people: tuple[str, ...]
    taken_away: tuple[str, ...]
    net: tuple[str, ...]
    aside: tuple[str, ...]
    other_extents: tuple[str, ...]
    selections: tuple[str, ...]
    favourable: frozenset[str]
    adverse: frozenset[str]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    changes: tuple[str, ...]
    total_words: tuple[str, ...]
    reduces: tuple[str, ...]
    parts: tuple[str, ...]
    shares: dict[str, int]
    numbers: dict[str, int]
    offsets: tuple[str, ...]
    closes: tuple[str, ...]
    priced_by: tuple[str, ...]
    outliers: tuple[str, ...]
    averages: tuple[str, ...]
    common_costs: frozenset[str]

    @cached_property
    def is_rate(self) -> re.Pattern[str]:
        return _whole(self.rates)

    @cached_property
    def is_count(self) -> re.Pattern[str]:
        return _whole(self.counts)

    @cached_property
    def is_people(self) -> re.Pattern[str]:
        return _whole(self.people)

    @cached_property
    def is_other_extent(self) -> re.Pattern[str]:
        return _whole(self.other_extents)

    @cached_property
    def is_selection(self) -> re.Pattern[str]:
        return _whole(self.selections)

    @cached_property
    def is_direction(self) -> re.Pattern[str]:
        """A variance's direction at the end of a text, in brackets or not: "1.2 (F)", "Adv"."""
        forms = sorted(self.favourable | self.adverse, key=len, reverse=True)
        return re.compile(rf"(?<![a-z])\(?(?P<way>{'|'.join(forms)})\.?\)?\s*$", re.IGNORECASE)

    @cached_property
    def is_taken_away(self) -> re.Pattern[str]:
        return _whole(self.taken_away)

    @cached_property
    def is_net(self) -> re.Pattern[str]:
        return _whole(self.net)

    @cached_property
    def is_aside(self) -> re.Pattern[str]:
        return re.compile(rf"^\W*{_any(self.aside)}", re.IGNORECASE)

    @cached_property
    def is_opening(self) -> re.Pattern[str]:
        return _whole(self.opening)

    @cached_property
    def is_closing(self) -> re.Pattern[str]:
        return _whole(self.closing)

    @cached_property
    def is_change(self) -> re.Pattern[str]:
        return _whole(self.changes)

    @cached_property
    def is_total_word(self) -> re.Pattern[str]:
        return _whole(self.total_words)

    @cached_property
    def is_reduction(self) -> re.Pattern[str]:
        return _whole(self.reduces)

    @cached_property
    def is_share(self) -> re.Pattern[str]:
        return _whole(tuple(self.shares))

    def share(self, printed: str) -> int:
        """A share in words, as found by `is_share`, in hundredths."""
        return next(size for form, size in self.shares.items() if re.fullmatch(form, printed, re.IGNORECASE))

    def number(self, printed: str) -> int:
        """A whole number in digits or words."""
        return self.numbers.get(printed.casefold()) or int(printed.replace(",", ""))

    @cached_property
    def number_form(self) -> str:
        """A pattern for a whole number in digits or words."""
        return rf"(?:\d{{1,3}}(?:,\d{{3}})*|{'|'.join(self.numbers)})"

    @cached_property
    def is_offset(self) -> re.Pattern[str]:
        return _whole(self.offsets)

    @cached_property
    def is_outlier(self) -> re.Pattern[str]:
        return _whole(self.outliers)

    @cached_property
    def is_average(self) -> re.Pattern[str]:
        return _whole(self.averages)

    @cached_property
    def is_closing_down(self) -> re.Pattern[str]:
        """A step that takes so many of something away: "Close 8 x respite beds"."""
        return re.compile(
            rf"^\W*{_any(self.closes)}\s+(?P<count>{self.number_form})\s*(?:x|\u00d7)?\s+(?P<what>[a-z].*)",
            re.IGNORECASE,
        )

    @cached_property
    def is_unit_price(self) -> re.Pattern[str]:
        """What follows a sum that is the price of one: "per pupil"."""
        return re.compile(rf"\s*(?:a|per|for each|for every)\s+(?:{'|'.join(self.priced_by)})(?!\w)", re.IGNORECASE)

    @cached_property
    def is_part(self) -> re.Pattern[str]:
        """A part's name with its number, at the beginning."""
        return re.compile(rf"\W*(?P<part>{'|'.join(self.parts)})\s*(?P<number>\d{{1,2}})(?!\d)", re.IGNORECASE)

    @cached_property
    def is_several(self) -> re.Pattern[str]:
        """What follows the number of a part where further parts are named ("and 2", "-3")."""
        return re.compile(r"\s*(?:and|&|,|to|-|\u2013)\s*\d", re.IGNORECASE)


def _any(forms: tuple[str, ...]) -> str:
    return rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"


def _whole(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any(forms), re.IGNORECASE)


@cache
def check_words() -> CheckWords:
    """The vocabulary, loaded once."""
    return load("checks", CheckWords)
