"""Whether two readers saw the same characters, whatever they make of spaces, dashes and quotes."""

from __future__ import annotations

import re

from docextract.parse.text import plain

DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032`\u00b4"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u2033"
ALIKE = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
    }
)

JOINS_BEFORE = re.compile(r"(?:\d|(?<![\w)%])[-+±]|[£$€])$")
"""What makes another figure of the one it stands before: a digit, a sign that is no dash of a range, a currency."""
JOINS_AFTER = re.compile(r"[^\W_]|[.,]\d|%")
"""What makes another figure of the one it stands behind: a digit, a letter (a scale), decimals."""
DECIMALS_BEFORE = re.compile(r"\d[.,]$")
BARE_NUMBER = re.compile(r"[\d,.]+")


def same_characters(printed: str, seen: str) -> bool:
    """True where both are the same characters, white space, ligatures and the shape of dashes and quotes aside."""
    return bare(printed) == bare(seen)


def bare(text: str) -> str:
    """The characters that a comparison looks at: no white space, one kind of dash and of each quote."""
    return "".join(plain(text).split()).translate(ALIKE)


def holds_figure(printed: str, seen: str) -> bool:
    """True where `seen` is `printed`, or has it with something beside it that cannot belong to the figure.

    A box goes round whole words, and a figure may be a part of one: "£1m" in "(£1m).", "10m" in "£8-10m". What stands
    beside it must not make it another figure: no digit, no sign, no scale, no brackets round a bare number.
    """
    wanted, found = bare(printed), bare(seen)
    if wanted == found:
        return True
    at = found.find(wanted) if wanted else -1
    while at >= 0:
        if _stands_apart(wanted, found[:at], found[at + len(wanted) :]):
            return True
        at = found.find(wanted, at + 1)
    return False


def _stands_apart(wanted: str, before: str, after: str) -> bool:
    if JOINS_BEFORE.search(before) or JOINS_AFTER.match(after):
        return False
    if wanted[0].isdigit() and DECIMALS_BEFORE.search(before):
        return False
    bracketed = before.endswith("(") and after.startswith(")")
    return not (bracketed and BARE_NUMBER.fullmatch(wanted))
