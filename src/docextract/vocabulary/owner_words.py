"""Who is what: labels, posts and statements that name people in a capacity (owners.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

from docextract.model.records.delivery import Relation
from docextract.vocabulary import Words, load


class Statement(Words):
    """Phrases that give somebody a capacity: words with WHO for the name or post at their beginning or end."""

    relation: Relation
    phrases: tuple[str, ...]


class OwnerWords(Words):
    """The vocabulary file owners.yaml."""

    named_posts: dict[str, str]
    fields: dict[str, Relation | Literal["from"]]
    contact_labels: dict[str, Relation]
    contact_forms: dict[Relation, tuple[str, ...]]
    name_labels: tuple[str, ...]
    post_labels: tuple[str, ...]
    other_labels: tuple[str, ...]
    cabinet_posts: tuple[str, ...]
    post_heads: tuple[str, ...]
    reach: tuple[str, ...]
    clearance_question: tuple[str, ...]
    clearance_answer: tuple[str, ...]
    clearance_label: tuple[str, ...]
    clearance_fields: tuple[str, ...]
    member_lists: tuple[str, ...]
    attendance: tuple[str, ...]
    member_title: str
    statements: tuple[Statement, ...]
    after_who: tuple[str, ...]
    abbreviations: tuple[str, ...]
    contributors: tuple[str, ...]
    foreword: str

    @cached_property
    def contact_patterns(self) -> tuple[tuple[Relation, re.Pattern[str]], ...]:
        """Relations with the pattern that a label of theirs matches whole."""
        return tuple((relation, _any(forms)) for relation, forms in self.contact_forms.items())

    @cached_property
    def is_cabinet_post(self) -> re.Pattern[str]:
        return _any(self.cabinet_posts)

    @cached_property
    def is_post_head(self) -> re.Pattern[str]:
        """Matches the beginning of a post ("Interim Corporate Director Finance")."""
        return _any(self.post_heads)

    @cached_property
    def is_reach(self) -> re.Pattern[str]:
        """Finds an e-mail address or a telephone number."""
        return re.compile("|".join(self.reach), re.IGNORECASE)

    @cached_property
    def asks_clearance(self) -> re.Pattern[str]:
        return _any(self.clearance_question)

    @cached_property
    def answers_clearance(self) -> re.Pattern[str]:
        return _any(self.clearance_answer)

    @cached_property
    def clearance_labels(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(label, re.IGNORECASE) for label in self.clearance_label)

    @cached_property
    def opens_member_list(self) -> re.Pattern[str]:
        return re.compile("|".join(self.member_lists), re.IGNORECASE)

    @cached_property
    def names_attendance(self) -> re.Pattern[str]:
        return _any(self.attendance)

    @cached_property
    def names_members(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.member_title}[.:]?\s+")

    @cached_property
    def is_foreword(self) -> re.Pattern[str]:
        return re.compile(self.foreword, re.IGNORECASE)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{p})' for p in patterns)})(?!\w)", re.IGNORECASE)


@cache
def owner_words() -> OwnerWords:
    """The vocabulary, loaded once."""
    return load("owners", OwnerWords)
