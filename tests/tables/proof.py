"""The proof that a grid holds its words: each word inside its box stands in one cell, and in one only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docextract.model.page import Word
from docextract.model.table import Grid


def lost_and_doubled(grid: Grid, words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """Indexes of the page's words inside the grid's box that no cell holds, and of those that several cells hold."""
    held = Counter(word for cell in grid.cells for part in cell.parts for word in part.words)
    inside = [i for i, w in enumerate(words) if grid.box.holds((w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2, -0.01)]
    return [i for i in inside if i not in held], [i for i, times in held.items() if times > 1]
