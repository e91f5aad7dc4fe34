"""Variances printed without a sign but with a letter for the way they go: "1.2 (F)", or "A" in the next column."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from docextract.vocabulary.check_words import check_words

MOST = 0.8


def favourable_rows(rows: Collection[int], own: Mapping[int, str], beside: Mapping[int, str]) -> frozenset[int]:
    """Of the rows that print a figure those where it is favourable; none unless most of them say which way it goes.

    `own`: the texts of the figures' column by row; `beside`: those of the column to its right.
    """
    told = {row: way for row in rows if (way := _way(own.get(row, ""), alone=False) or _way(beside.get(row, "")))}
    if len(told) < 2 or len(told) < MOST * len(rows):
        return frozenset()
    return frozenset(row for row, way in told.items() if way in check_words().favourable)


def _way(text: str, alone: bool = True) -> str | None:
    match = check_words().is_direction.search(text)
    return match["way"].casefold() if match and not (alone and text[: match.start()].strip()) else None
