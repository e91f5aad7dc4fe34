"""Words of ratings (rag.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

from docextract.vocabulary import Words, load
from docextract.vocabulary.sum_words import any_of

Colour = Literal["Red", "Amber", "Green", "Blue"]


class RagWords(Words):
    """The vocabulary file rag.yaml."""

    colours: dict[Colour, tuple[str, ...]]
    scales: tuple[str, ...]
    filler: tuple[str, ...]

    @cached_property
    def by_word(self) -> dict[str, Colour]:
        return {word: colour for colour, words in self.colours.items() for word in words}

    @cached_property
    def fillers(self) -> re.Pattern[str]:
        """Words around a rating, and its score in figures."""
        return re.compile(rf"(?<!\w)(?:{any_of(self.filler)}|\d+(?:\.\d+)?)(?!\w)|[()\[\]:]", re.IGNORECASE)

    @cached_property
    def scale(self) -> re.Pattern[str]:
        word = rf"(?:{any_of(self.scales)})"
        return re.compile(rf"{word}(?:\s*(?:[-/\u2013\u2014]|to)\s*{word})?", re.IGNORECASE)


@cache
def rag_words() -> RagWords:
    """The vocabulary, loaded once."""
    return load("rag", RagWords)
