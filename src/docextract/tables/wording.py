"""The words of a cell to its text: lines joined, broken words and figures made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol


class Vocabulary(Protocol):
    """Whatever knows the words of a page, in lower case."""

    @property
    def vocabulary(self) -> frozenset[str]: ...


SOFT = "\u00ad"
BREAK = re.compile(r"[A-Za-z]{2,}[-\u2010\u00ad]$")
FIGURE_TAIL = re.compile(r"^£?\(?\d")
SPLIT_FIGURE = re.compile(r"^[-+(£\u2212\u2013]*\d{1,3}(?:,\d{3})*,$")
LETTERS = re.compile(r"^[a-z]{1,3}$")


def lines_to_text(lines: Sequence[Sequence[str]], page: Vocabulary) -> str:
    """The words of a cell, line by line, to one text. `page` knows the words that it prints whole.

    A hyphen at a line's end stays unless the page prints the word without it; a soft hyphen at a line's end goes,
    one inside a line is the dash that is printed.
    """
    out = ""
    for line in lines:
        text = " ".join(line)
        if not text:
            continue
        out = _joined(out, text, page) if out else text
    return out.replace(SOFT, "-") if SOFT in out else out


def _joined(head: str, tail: str, page: Vocabulary) -> str:
    last = head.rsplit(" ", 1)[-1]
    first = tail.split(" ", 1)[0]
    if last[-1] in "-\u2010\u00ad" and BREAK.search(last) and first[:1].islower():
        stem = last[:-1].lstrip("(\"'\u2018\u201c").lower()
        whole = (stem + first.rstrip(".,;:!?)\"'")).lower()
        if last[-1] == SOFT or whole in page.vocabulary:
            return head[:-1] + tail
        return head + tail
    if FIGURE_TAIL.match(first) and (SPLIT_FIGURE.match(last) or _is_cut_sign(last)):
        return head + tail
    return f"{head} {tail}"


def _is_cut_sign(word: str) -> bool:
    """A sign or a pound sign that waits for its figure: "-", "-/", "(£", "+£"."""
    return len(word) <= 3 and word[-1] in "-/£(+\u2212" and not word.strip("-/£(+\u2212")
