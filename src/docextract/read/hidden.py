"""Text that stands in the text layer but not on the page as people see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docextract.model.geometry import Box

PAINTED = 16 | 32
"""MuPDF's character flags for filled and for stroked characters: without either nothing is painted."""
INVISIBLE_MODE = re.compile(rb"\b[37]\s+Tr\b")
SHADES = re.compile(rb"\bsh\b")


def paints_nothing(content: bytes) -> bool:
    """True where the page's instructions set some text to be painted not at all."""
    return b" Tr" in content and INVISIBLE_MODE.search(content) is not None


def shades(content: bytes) -> bool:
    """True where the page paints a gradient, whose place is not among the drawings."""
    return b"sh" in content and SHADES.search(content) is not None


def clips(content: bytes) -> bool:
    """True where the page clips what it paints."""
    return b"W n" in content or b"W* n" in content or b"W\nn" in content or b"W*\nn" in content


def places(content: bytes) -> bool:
    """True where the page places an image or a form."""
    return b" Do" in content or b"BI\n" in content or b"BI " in content


def unpainted_words(spans: Iterable[dict[str, Any]], words: Sequence[tuple[Any, ...]]) -> set[int]:
    """Indexes of the words whose characters are never painted."""
    areas = [Box(*s["bbox"]) for s in spans if not s["char_flags"] & PAINTED and s["text"].strip()]
    return {
        i
        for i, word in enumerate(words)
        if any(area.holds((word[0] + word[2]) / 2, (word[1] + word[3]) / 2) for area in areas)
    }


def white_on_white(white: Iterable[int], words: Sequence[tuple[Any, ...]], backs: Sequence[Sequence[Any]]) -> set[int]:
    """Those of the white words that stand on plain paper. `backs`: whatever is painted in another colour."""
    out = set()
    for i in white:
        x0, y0, x1, y1 = words[i][:4]
        if not any(b[0] < x1 and b[2] > x0 and b[1] < y1 and b[3] > y0 for b in backs):
            out.add(i)
    return out
