"""A line of text across the columns of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of text across the columns: its top and bottom, the columns it fills, those with figures only, and those
    whose text goes on from the line above, as a small first letter shows. `bold`: it begins and ends with bold words.
    `words` from left to right, and the column of each.
    """

    top: float
    bottom: float
    middle: float
    cols: frozenset[int]
    figures: frozenset[int]
    wrapped: frozenset[int]
    bold: bool
    words: list[int]
    word_cols: list[int]
