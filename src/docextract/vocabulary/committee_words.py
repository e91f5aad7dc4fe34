"""Committees in one spelling (committees.yaml)."""

from __future__ import annotations

import re
from functools import cache

from pydantic import model_validator

from docextract.vocabulary import Words, load

BRACKETS = re.compile(r"\([A-Z&]{2,8}\)")
NOT_WORDS = re.compile(r"[^a-z0-9 ]+")
MINOR = frozenset({"and", "of", "the", "for", "in", "on", "to"})


class Committee(Words):
    """A committee and other spellings of its name."""

    name: str
    variants: tuple[str, ...] = ()


class CommitteeWords(Words):
    """All committees, and the words with which such names end."""

    committees: tuple[Committee, ...]
    bodies: tuple[str, ...]

    @model_validator(mode="after")
    def _one_name_a_variant(self) -> CommitteeWords:
        seen: dict[str, str] = {}
        for committee in self.committees:
            for variant in (committee.name, *committee.variants):
                if seen.setdefault(_key(variant), committee.name) != committee.name:
                    raise ValueError(f"{variant!r} means {seen[_key(variant)]} and {committee.name}")
        return self


def _key(text: str) -> str:
    plain = (
        BRACKETS.sub(" ", text)
        .casefold()
        .replace("&", " and ")
        .replace("\u2019", "'")
        .replace("'s", "s")
        .replace("s'", "s")
    )
    words = NOT_WORDS.sub(" ", plain).split()
    if words and words[-1] == "committee":
        words = words[:-1] or words
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words if word not in MINOR)


@cache
def _names() -> dict[str, str]:
    words = load("committees", CommitteeWords)
    return {_key(variant): c.name for c in words.committees for variant in (c.name, *c.variants)}


@cache
def body_pattern() -> re.Pattern[str]:
    """A name that ends with a committee's word ("Adults Committee", "Cabinet")."""
    bodies = "|".join(
        re.escape(body) for body in sorted(load("committees", CommitteeWords).bodies, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{bodies})s?\b", re.IGNORECASE)


MEETING_DATE = re.compile(
    r"[\s,;:\u2013\u2014-]+(?:on\s+)?(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?[\s-]+[A-Za-z]{3,9}[\s,-]+\d{4}\s*$"
)
"""A date behind the committee ("Cabinet, 30 January 2025"): it is the meeting's, not the name's."""


def committee_name(text: str) -> str:
    """A committee's name in one spelling: "Children & Young People" and "CHILDREN AND YOUNG PEOPLE COMMITTEE." are one.

    Names that are not in the vocabulary are tidied: white space, "&", full stops, capitals, the meeting's date.
    """
    text = MEETING_DATE.sub("", text)
    known = _names().get(_key(text))
    if known:
        return known
    tidy = " ".join(text.replace("&", " and ").split()).strip(" .,;:-\u2013")
    return _capitals_to_title(tidy) if text.isupper() else tidy


def _capitals_to_title(text: str) -> str:
    words = text.lower().split()
    return " ".join(
        word if place and word in MINOR else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )
