"""Printed references of business plans, decisions, forward plans and projects, in their usual form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docextract.parse.text import has_digit
from docextract.vocabulary.reference_words import Scheme, reference_words

ALSO = re.compile(r"\s*(?:[,;/&+]|and|\[and|to|\u2013|-)\s*", re.IGNORECASE)
SHORT_HAND = re.compile(r"(?:\s?[&/]\s?|[-\u2013])(?P<digits>\d+)(?![\w%]|[.,/-]\d)")
TRAILING_DIGITS = re.compile(r"\d+$")
SPACES = re.compile(r"\s+")
LONGEST_LABEL = 30
PARTED = re.compile(r"\s?([./&])\s?")


class ReferenceMatch(NamedTuple):
    """A reference printed at [start, end) of a text; `reference` is its usual form (A/R.6.255), `raw` the print."""

    scheme: str
    reference: str
    start: int
    end: int
    raw: str


def references_in(text: str, *, label: str | None = None) -> list[ReferenceMatch]:
    """Every reference in the text, in order.

    `label` is what the text's field or column is called: it opens the shapes that are taken only behind a label
    ("Ref"), as the same words inside the text do for what follows them.
    """
    if not has_digit(text):
        return []
    found: list[ReferenceMatch] = []
    for name, scheme in reference_words().schemes.items():
        for match in (*_open(text, name, scheme), *_labelled(text, name, scheme, label)):
            if not any(match.start < other.end and other.start < match.end for other in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start)


def _open(text: str, name: str, scheme: Scheme) -> Iterator[ReferenceMatch]:
    if scheme.open_pattern is None:
        return
    for match in scheme.open_pattern.finditer(text):
        if scheme.is_refused and scheme.is_refused.search(text, max(0, match.start() - 30), match.start()):
            continue
        yield _to_match(name, scheme, match)
        yield from _short_hand(text, name, scheme, match)


def _short_hand(text: str, name: str, scheme: Scheme, match: re.Match[str]) -> Iterator[ReferenceMatch]:
    """The second reference of "A/R.6.176/177" or "A/R.6.176-178", of which only the last digits are printed.

    What lies between the ends of a range is not told.
    """
    reference = _usual_form(match[0], scheme)
    last = TRAILING_DIGITS.search(reference)
    other = SHORT_HAND.match(text, match.end())
    if scheme.loose and last and other and len(other["digits"]) == len(last[0]):
        start, end = other.span("digits")
        yield ReferenceMatch(name, reference[: last.start()] + other["digits"], start, end, other["digits"])


def _labelled(text: str, name: str, scheme: Scheme, label: str | None) -> Iterator[ReferenceMatch]:
    """The references behind a label, and those that follow them ("Ref: CF12, CF13")."""
    pattern = scheme.labelled_pattern
    if pattern is None or scheme.is_label is None or scheme.label_before is None:
        return
    starts = [match.end() for match in scheme.label_before.finditer(text) if not _is_another_label(text, match)]
    if label and scheme.is_label.fullmatch(label):
        starts.insert(0, len(text) - len(text.lstrip(" \n([")))
    for start in starts:
        position: int | None = start
        while position is not None:
            match = pattern.match(text, position) or (scheme.open_pattern and scheme.open_pattern.match(text, position))
            if not match:
                break
            yield _to_match(name, scheme, match)
            also = ALSO.match(text, match.end())
            position = also.end() if also else None


def _is_another_label(text: str, label: re.Match[str]) -> bool:
    """True where the label is the end of a longer one: "Decision reference no:" is no "reference no:"."""
    return any(
        longer.end() == label.end() and longer.start() < label.start()
        for scheme in reference_words().schemes.values()
        if scheme.label_before
        for longer in scheme.label_before.finditer(text, max(0, label.start() - LONGEST_LABEL), label.end())
    )


def _to_match(name: str, scheme: Scheme, match: re.Match[str]) -> ReferenceMatch:
    return ReferenceMatch(name, _usual_form(match[0], scheme), match.start(), match.end(), match[0])


def _usual_form(raw: str, scheme: Scheme) -> str:
    """The reference in capitals, without the odd spaces; a point that was printed as a space is put back."""
    text = SPACES.sub(" ", raw).upper()
    if not scheme.loose:
        return text
    text = PARTED.sub(r"\1", text)
    return text.replace(" ", ".") if "/" in text and "." in text else text
