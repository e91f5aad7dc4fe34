"""When two texts, and two lists of records, count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from docextract.score.truth import Row

SAME_TEXT = 0.85
"""Likeness from which two texts are taken to be the same record: a word lost or broken by a line's end is forgiven."""

WORD = re.compile(r"[a-z0-9]+|£")
BROKEN_WORD = re.compile(r"(?<=[a-z])[-‐‑]\s*(?=[a-z])")
SPACE = re.compile(r"\s+")


class Pair(NamedTuple):
    """Places in the two lists, and how alike the records are."""

    wanted: int
    found: int
    likeness: float


def plain(text: object) -> str:
    """Small letters, single spaces, no ligatures, soft hyphens or typographic dashes; "" for None."""
    if text is None:
        return ""
    folded = unicodedata.normalize("NFKC", str(text)).replace("\u00ad", "").casefold()
    return SPACE.sub(" ", re.sub(r"[\u2010-\u2015\u2212]", "-", folded)).strip()


@lru_cache(maxsize=50_000)
def _bag(text: str) -> Counter[str]:
    return Counter(WORD.findall(plain(text)))


def bag(text: object) -> Counter[str]:
    """The words and figures of a text, each with how often it occurs. Not to be changed: it is shared."""
    return _bag("" if text is None else str(text))


def alike(one: object, other: object) -> float:
    """The share of words that both texts have, 0 to 1, wherever they stand; 1 for two empty texts."""
    left, right = bag(one), bag(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def cell_key(text: object) -> str:
    """A cell's characters without white space and without hyphens that a line's end may have put into a word."""
    return SPACE.sub("", BROKEN_WORD.sub("", plain(text)))


def pair(
    wanted: Sequence[Row],
    found: Sequence[Row],
    likeness: Callable[[Row, Row], float],
    block: Callable[[Row], Hashable] = lambda row: None,
) -> list[Pair]:
    """The best one-to-one matching by taking the likest first. Likeness 0 is no match.

    Only records with the same `block` are compared.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for j, row in enumerate(found):
        blocks[block(row)].append(j)
    scored = [Pair(i, j, likeness(row, found[j])) for i, row in enumerate(wanted) for j in blocks.get(block(row), ())]
    pairs: list[Pair] = []
    taken_wanted: set[int] = set()
    taken_found: set[int] = set()
    for one in sorted((one for one in scored if one.likeness > 0), key=lambda one: -one.likeness):
        if one.wanted not in taken_wanted and one.found not in taken_found:
            taken_wanted.add(one.wanted)
            taken_found.add(one.found)
            pairs.append(one)
    return pairs


def rest(rows: Sequence[Row], taken: set[int]) -> list[Row]:
    """The rows whose places are not in `taken`."""
    return [row for place, row in enumerate(rows) if place not in taken]


def near(one: Row, other: Row, pages: int = 1) -> bool:
    """Whether the records stand on the same page or within `pages` of one another; a page not given is anywhere."""
    first, second = one.get("page"), other.get("page")
    return not first or not second or abs(first - second) <= pages
