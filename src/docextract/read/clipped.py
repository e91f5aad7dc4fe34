"""Text that a page paints but clips away, so that nobody sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docextract.read.engine import pymupdf
from docextract.read.hidden import clips

SHOWN = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
"""Ligatures come as letters, soft hyphens as printed, characters that are wholly clipped away not at all."""
EVERYTHING = SHOWN & ~pymupdf.TEXT_MEDIABOX_CLIP
"""The same with what is clipped away; MuPDF has one bit for both."""
CHECK_EVERY = 16
"""Reading a page again to see what was clipped costs as much as reading it: where its instructions do not show text
outside its clip, one page in so many is read again."""
CLIPPED_TEXT = re.compile(rb"re\s+W\*?\s+n\s+(?:q\s+)?(?:/\w+\s*<<[^<>]{0,40}>>\s*BDC\s+)?BT\b")
"""A rectangle to clip to, and a text that begins at once."""
BEFORE = 60
"""Bytes before that within which the rectangle's place and size stand."""
PLACED = 250
"""Bytes of a text within which its first place stands."""
LARGE = 500
"""Points; office programs clip each paragraph to the page, and what lies outside of it is no matter."""

Area = tuple[float, float, float, float]
"""Left, low, right, high, in the page's own units, upwards."""


def clipped_words(leaf: Any, number: int, content: bytes, shown: Sequence[tuple[Any, ...]]) -> list[str]:
    """The words of a page that are clipped away, by what stands on this page alone. `number` counts from 1, `content`
    is its drawing instructions, `shown` its words without them.
    """
    if not (clips(content) if number % CHECK_EVERY == 2 else paints_outside(content)):
        return []
    everything = leaf.get_textpage(flags=EVERYTHING).extractWORDS()
    if len(everything) == len(shown):
        return []
    there = {(word[4], round(word[0]), round(word[1])) for word in shown}
    return [w[4] for w in everything if (w[4], round(w[0]), round(w[1])) not in there]


def paints_outside(content: bytes) -> bool:
    """True where a text begins outside the rectangle that it is clipped to, as a cheap look at the instructions tells:
    only texts that follow their clip at once are looked at.
    """
    areas: dict[bytes, Area | None] = {}
    for match in CLIPPED_TEXT.finditer(content):
        at = match.start()
        written = content[max(content.rfind(b"\n", at - BEFORE, at), at - BEFORE, 0) : at]
        if written not in areas:
            areas[written] = _area(written)
        area = areas[written]
        if area and _begins_outside(area, content[match.end() : match.end() + PLACED]):
            return True
    return False


def _area(written: bytes) -> Area | None:
    """Where text may begin that is seen, from the numbers of a rectangle; None for what is none, or large as a page."""
    try:
        x, y, width, height = map(float, written.split()[-4:])
    except ValueError:
        return None
    if abs(width) > LARGE and abs(height) > LARGE:
        return None
    left, right = sorted((x, x + width))
    low, high = sorted((y, y + height))
    return left - 1, low - (high - low) / 2, right + 1, high  # a line may hang out below by a part of a letter


def _begins_outside(area: Area, text: bytes) -> bool:
    placed = text.find(b" Tm")
    if placed < 0:
        return False
    try:
        across, up = map(float, text[:placed].split()[-2:])
    except ValueError:
        return False
    left, low, right, high = area
    return not (left <= across <= right and low <= up <= high)
