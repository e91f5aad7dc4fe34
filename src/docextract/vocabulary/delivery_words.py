"""How papers announce risks, milestones and benefits, and how they say that there is none (delivery.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load

Patterns = tuple[str, ...]


def _whole(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(f'(?:{p})' for p in patterns)})[.;:\s]*", re.IGNORECASE)


def _within(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{p})' for p in patterns)})(?!\w)", re.IGNORECASE)


class RiskWords(Words):
    """Words about risks."""

    nothing: Patterns
    announced: Patterns
    not_announced: Patterns
    stated: Patterns
    mitigation_marks: Patterns
    standing_rating: Patterns
    annual_exposure: Patterns
    lifetime_exposure: Patterns
    rated: Patterns
    directorate: Patterns

    @cached_property
    def is_nothing(self) -> re.Pattern[str]:
        """Matches (whole) a text that says there is no risk."""
        return _whole(self.nothing)

    @cached_property
    def announces(self) -> re.Pattern[str]:
        """Finds words that make the items below them risks."""
        return _within(self.announced)

    @cached_property
    def announces_not(self) -> re.Pattern[str]:
        """Finds words that speak of risks without announcing any."""
        return _within(self.not_announced)

    @cached_property
    def states(self) -> re.Pattern[str]:
        """Finds a statement of a risk in a sentence."""
        return _within(self.stated)

    @cached_property
    def mitigation(self) -> tuple[re.Pattern[str], ...]:
        """Where a mitigation begins, the surest mark first; group `mark` is left out of it."""
        return tuple(re.compile(p, re.IGNORECASE) for p in self.mitigation_marks)

    @cached_property
    def names_standing(self) -> re.Pattern[str]:
        """Finds that a rating is the one with the controls in place."""
        return _within(self.standing_rating)

    @cached_property
    def names_annual(self) -> re.Pattern[str]:
        return _within(self.annual_exposure)

    @cached_property
    def names_lifetime(self) -> re.Pattern[str]:
        return _within(self.lifetime_exposure)

    @cached_property
    def names_rating(self) -> re.Pattern[str]:
        return _within(self.rated)

    @cached_property
    def names_directorate(self) -> re.Pattern[str]:
        return _within(self.directorate)


class MilestoneWords(Words):
    """Words about steps of a timetable."""

    nothing: Patterns
    phase: Patterns
    ends: Patterns
    begins: Patterns
    other_tables: Patterns
    times: Patterns

    @cached_property
    def is_nothing(self) -> re.Pattern[str]:
        return _whole(self.nothing)

    @cached_property
    def names_phase(self) -> re.Pattern[str]:
        return _within(self.phase)

    @cached_property
    def names_end(self) -> re.Pattern[str]:
        return _within(self.ends)

    @cached_property
    def names_beginning(self) -> re.Pattern[str]:
        return _within(self.begins)

    @cached_property
    def names_other_table(self) -> re.Pattern[str]:
        return _within(self.other_tables)

    @cached_property
    def is_time(self) -> re.Pattern[str]:
        """Finds a time that is no date."""
        return _within(self.times)


class BenefitWords(Words):
    """Words about benefits."""

    nothing: Patterns
    announced: Patterns
    not_announced: Patterns

    @cached_property
    def is_nothing(self) -> re.Pattern[str]:
        return _whole(self.nothing)

    @cached_property
    def announces(self) -> re.Pattern[str]:
        return _within(self.announced)

    @cached_property
    def announces_not(self) -> re.Pattern[str]:
        return _within(self.not_announced)


class DeliveryWords(Words):
    """The vocabulary file delivery.yaml."""

    risk: RiskWords
    milestone: MilestoneWords
    benefit: BenefitWords


@cache
def delivery_words() -> DeliveryWords:
    """The vocabulary, loaded once."""
    return load("delivery", DeliveryWords)
