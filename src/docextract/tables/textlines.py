"""A page's words as arrays, in lines and chunks: what table finding works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docextract.model.page import Page
from docextract.tables.edges import Floats, boxes_to_array

Ints = NDArray[np.intp]

CHUNK_GAP = 0.9
"""A gap of so many letter heights between two words of a line parts two chunks."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line that stand close together: `words` are page indexes from left to right."""

    line: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: tuple[int, ...]

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class PageText:
    """Words as rows of (x0, y0, x1, y1); `line` numbers each word's line from the top; `size` is the usual height.

    `middles`, `halves` and `lefts` are the words' vertical middles, 0.4 of their heights and their left edges as lists.
    """

    boxes: Floats
    texts: tuple[str, ...]
    line: Ints
    size: float
    middles: list[float]
    halves: list[float]
    lefts: list[float]

    def inside(self, x0: float, y0: float, x1: float, y1: float) -> Ints:
        """Indexes of the words whose middle lies in the box."""
        if not len(self.boxes):
            return np.empty(0, np.intp)
        x = (self.boxes[:, 0] + self.boxes[:, 2]) / 2
        y = (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        return np.flatnonzero((x > x0) & (x < x1) & (y > y0) & (y < y1))


def page_to_text(page: Page) -> PageText:
    """The page's words in lines; a line holds the words whose middles differ by less than half their height."""
    boxes = boxes_to_array(page.words)
    if not len(boxes):
        return PageText(boxes, (), np.empty(0, np.intp), 10.0, [], [], [])
    heights = boxes[:, 3] - boxes[:, 1]
    middles = ((boxes[:, 1] + boxes[:, 3]) / 2).tolist()
    halves = (heights * 0.38).tolist()
    line = [0] * len(middles)
    for number, words in enumerate(words_in_lines(range(len(middles)), middles, halves)):
        for word in words:
            line[word] = number
    texts = tuple([word.text for word in page.words])
    lefts = boxes[:, 0].tolist()
    return PageText(boxes, texts, np.array(line, np.intp), float(np.median(heights)), middles, halves, lefts)


def words_in_lines(words: Iterable[int], middles: Sequence[float], halves: Sequence[float]) -> list[list[int]]:
    """Words whose middles lie near that of their line's first one, from the top."""
    lines: list[list[int]] = []
    start, half = -1e9, 0.0
    for i in sorted(words, key=middles.__getitem__):
        # A raised figure is lower than its line, and its middle lies higher: it goes by the height of its neighbours.
        low, high = sorted((half, halves[i]))
        if middles[i] - start > (high if low > 0.5 * high else low):
            lines.append([i])
            start, half = middles[i], halves[i]
        else:
            lines[-1].append(i)
    return lines


def words_to_chunks(text: PageText, words: Ints, gap: float = CHUNK_GAP) -> list[Chunk]:
    """The words, line by line from the top, parted where a gap is wider than `gap` letter heights."""
    if not len(words):
        return []
    boxes, line = text.boxes[words], text.line[words]
    order = np.lexsort((boxes[:, 0], line))
    words, boxes, line = words[order], boxes[order], line[order]
    heights = boxes[:, 3] - boxes[:, 1]
    apart = boxes[1:, 0] - np.maximum.accumulate(boxes[:, 2] + line * 1e5)[:-1] + line[1:] * 1e5
    wide = (np.diff(line) != 0) | (apart > gap * np.minimum(heights[1:], heights[:-1]))
    starts = np.concatenate(([0], np.flatnonzero(wide) + 1))
    x0 = boxes[starts, 0]
    y0 = np.minimum.reduceat(boxes[:, 1], starts)
    x1 = np.maximum.reduceat(boxes[:, 2], starts)
    y1 = np.maximum.reduceat(boxes[:, 3], starts)
    ends = np.concatenate((starts[1:], [len(words)]))
    listed, lines = words.tolist(), line[starts].tolist()
    rows = zip(lines, x0.tolist(), y0.tolist(), x1.tolist(), y1.tolist(), starts.tolist(), ends.tolist(), strict=True)
    return [Chunk(n, a, b, c, d, tuple(listed[s:e])) for n, a, b, c, d, s, e in rows]
