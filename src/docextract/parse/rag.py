"""Ratings of red, amber, green and blue, as words and as colours of a cell."""

from __future__ import annotations

import re
from colorsys import rgb_to_hsv

from docextract.vocabulary.rag_words import Colour, rag_words

EDGES = " -\u2010\u2011\u2012\u2013\u2014\u00ad,.;*/=\n\t\u00a0"
PARTS = re.compile(r"\s*(?:[-/\u2010-\u2014\u00ad&]|\bto\b|\band\b)\s*")
LONGEST = 40
PALEST, DARKEST = 0.165, 0.35
"""Less colour than this is a tint of the table's design; darker than this, its letters would not be read."""


def text_to_rag(text: str) -> str | None:
    """The rating that a cell or field is; None where it is something else, or none at all.

    "15 \u2013 Red" is Red, "R/A" is Amber/Red; "Medium - Low" stays as it is.
    """
    raw = " ".join(text.split())
    if not raw or len(raw) > LONGEST:
        return None
    words = rag_words()
    bare = " ".join(words.fillers.sub(" ", raw).split()).strip(EDGES)
    colours: list[Colour | None] = [words.by_word.get(part.lower()) for part in PARTS.split(bare)] if bare else []
    known = sorted({colour for colour in colours if colour})
    if colours and all(colours) and len(known) in (1, 2):
        return _colours_to_rag(known)
    return bare if words.scale.fullmatch(bare) else None


def _colours_to_rag(colours: list[Colour]) -> str | None:
    """One colour, or Amber with its neighbour; Red and Green together are no rating."""
    if len(colours) == 1:
        return colours[0]
    other = {"Green", "Red"} & set(colours)
    return f"Amber/{other.pop()}" if "Amber" in colours and other else None


def fill_to_rag(colour: tuple[float, float, float]) -> Colour | None:
    """The rating that a cell's fill (red, green, blue in 0..1) stands for; None for grey and other hues."""
    hue, saturation, value = rgb_to_hsv(*colour)
    if saturation < PALEST or value < DARKEST:
        return None
    degrees = hue * 360
    if degrees < 17 or degrees >= 342:
        return "Red"
    if degrees < 68:
        return "Amber"
    if degrees < 168:
        return "Green"
    return "Blue" if 190 <= degrees < 255 else None
