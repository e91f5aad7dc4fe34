"""Printed text made plain: white space, ligatures, soft hyphens, words broken at a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterable

LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft",
        "\ufb06": "st",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": None, "\ufeff": None,
    }
)  # fmt: skip
SPACES = re.compile(r"\s+")
SOFT_HYPHEN_IN_WORD = re.compile(r"(?<=[A-Za-z])\u00ad\s?(?=[a-z])")
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
BROKEN = re.compile(r"[A-Za-z]{2,}[-\u2010\u00ad]$")


def collapse(text: str) -> str:
    """The text with its white space collapsed to single spaces; nothing else is changed."""
    return " ".join(text.split())


def has_digit(text: str) -> bool:
    """True where a decimal digit stands in the text."""
    return DIGIT.search(text) is not None


def has_letter(text: str) -> bool:
    """True where a letter of any script stands in the text."""
    return LETTER.search(text) is not None


def plain(text: str) -> str:
    """Ligatures spelt out, soft hyphens inside words dropped and elsewhere "-", white space collapsed."""
    if not text.isascii():
        text = SOFT_HYPHEN_IN_WORD.sub("", text.translate(LIGATURES)).replace("\u00ad", "-")
    return SPACES.sub(" ", text).strip()


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph as a single line.

    A word broken by a hyphen at a line's end is rejoined where the next line goes on in lower case: its hyphen stays
    ("low-" + "income" may be one word or two), a soft one goes.
    """
    out = ""
    for line in lines:
        line = collapse(line)
        if not line:
            continue
        if out and BROKEN.search(out) and line[0].islower():
            out = (out[:-1] if out.endswith("\u00ad") else out) + line
        else:
            out = f"{out} {line}" if out else line
    return out
