"""Words of posts and teams, titles of courtesy, and given names (posts.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load
from docextract.vocabulary.person_words import PersonWords
from docextract.vocabulary.sum_words import any_of


class PostWords(Words):
    """The vocabulary file posts.yaml."""

    honorifics: tuple[str, ...]
    after_names: tuple[str, ...]
    particles: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    none: frozenset[str]
    as_above: frozenset[str]
    given_names: frozenset[str]

    @cached_property
    def honorific(self) -> re.Pattern[str]:
        """Matches the titles of courtesy that a name begins with."""
        return re.compile(rf"(?:(?:{any_of(self.honorifics)})\.?\s+)+", re.IGNORECASE)

    @cached_property
    def after_name(self) -> re.Pattern[str]:
        """Matches honours and degrees behind a name."""
        return re.compile(rf"(?:,?\s+(?:{any_of(tuple(word.upper() for word in self.after_names))})\b)+")

    @cached_property
    def known_given(self) -> frozenset[str]:
        """Given names in lower case, with the short forms of people.yaml."""
        return self.given_names | {name for row in load("people", PersonWords).first_names for name in row}


@cache
def post_words() -> PostWords:
    """The vocabulary, loaded once."""
    return load("posts", PostWords)
