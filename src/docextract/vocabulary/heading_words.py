"""Headings that say what their section is about (headings.yaml)."""

from __future__ import annotations

import re
from functools import cache

from docextract.vocabulary import Words, load


class HeadingKind(Words):
    """How headings of one kind begin, and words that mark the kind wherever they stand in one."""

    starts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


class HeadingWords(Words):
    """All kinds by name."""

    kinds: dict[str, HeadingKind]


NUMBER = re.compile(r"^(?:\(?[\dA-Za-z]{1,3}[.)]|\d+(?:\.\d+)*\.?)\s+")


@cache
def _patterns() -> tuple[dict[str, str], re.Pattern[str], dict[str, str], re.Pattern[str]]:
    kinds = load("headings", HeadingWords).kinds
    starts = {form.casefold(): name for name, kind in kinds.items() for form in kind.starts}
    forms = {form.casefold(): name for name, kind in kinds.items() for form in kind.forms}
    return (
        starts,
        re.compile(rf"(?:{_any_of(starts)})(?!\w)"),
        forms,
        re.compile(rf"(?<!\w)(?:{_any_of(forms)})(?!\w)"),
    )


def _any_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def heading_kind(text: str) -> str | None:
    """What a section is about ("risks", "benefits", "finance"), from its heading; None where the words do not say."""
    starts, start, forms, form = _patterns()
    plain = NUMBER.sub("", " ".join(text.casefold().split()), count=1)
    match = start.match(plain)
    if match:
        return starts[match[0]]
    match = form.search(plain) if len(plain) < 250 else None
    return forms[match[0]] if match else None


def is_known_heading(text: str) -> bool:
    """True where the text is a usual heading and nothing else ("Financial Benefits", "Scope:")."""
    starts, _, forms, _ = _patterns()
    plain = NUMBER.sub("", " ".join(text.casefold().split()), count=1).rstrip(" :–-")
    return plain in starts or plain in forms
