"""A page's words as arrays, in lines and chunks: what table finding works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docextract.model.page import Page
from docextract.tables.edges import Floats, boxes_to_array
from docextract.tables.figures import texts_to_figures

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

CHUNK_GAP = 0.9
"""A gap of so many letter heights between two words of a line parts two chunks."""
LARGER = 1.2
"""A title's letters are so many times as high as the page's usual ones."""
TALL = 1.5
"""A word is set upright where it is so many times as high as others, and as it is wide."""
HALF = 0.38
"""Words share a line where their middles differ by no more than this part of their height."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line that stand close together: `words` are page indexes from left to right."""

    line: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: tuple[int, ...]


class PageText:
    """A page's words: `boxes` as rows of (x0, y0, x1, y1), `texts`, and the number of each one's `line` from the top.

    `size` is the usual height of a word. `line_boxes` are the boxes around the lines. `bold` holds the words in bold,
    `turned` those that are set upright.
    """

    def __init__(self, boxes: Floats, texts: Sequence[str], bold: frozenset[int] = frozenset()) -> None:
        self.boxes = boxes
        self.texts = texts
        self.bold = bold
        self.rows: list[list[float]] = boxes.tolist()
        heights = boxes[:, 3] - boxes[:, 1]
        middles = (boxes[:, 1] + boxes[:, 3]) / 2
        self.x_middles = (boxes[:, 0] + boxes[:, 2]) / 2
        self.y_middles = middles
        self.middles: list[float] = middles.tolist()
        self.halves: list[float] = (heights * HALF).tolist()
        self.size = float(np.median(heights)) if len(heights) else 10.0
        self.turned = self._turned(heights)
        self.line = _lines(middles, heights)
        order = np.lexsort((boxes[:, 0], self.line))
        starts = np.flatnonzero(np.diff(self.line[order], prepend=-1))
        self._order = order
        self._starts = np.append(starts, len(order))
        self.line_boxes = _around(boxes[order], starts)
        self.line_numbers: list[int] = self.line.tolist()
        self._figures: Bools | None = None
        self._vocabulary: frozenset[str] | None = None

    def _turned(self, heights: Floats) -> frozenset[int]:
        """The words that are set upright, one letter above the other, as their shape shows."""
        if not len(heights) or heights.max() < TALL * self.size:
            return frozenset()
        widths = self.boxes[:, 2] - self.boxes[:, 0]
        return frozenset(np.flatnonzero((heights > TALL * self.size) & (heights > TALL * widths)).tolist())

    @property
    def figures(self) -> Bools:
        """For each word whether it is a figure."""
        if self._figures is None:
            self._figures = texts_to_figures(self.texts)
        return self._figures

    @property
    def vocabulary(self) -> frozenset[str]:
        """The page's words in lower case, without the marks around them."""
        if self._vocabulary is None:
            self._vocabulary = frozenset([text.strip(".,;:()'\"").lower() for text in self.texts])
        return self._vocabulary

    def line_words(self, line: int) -> Ints:
        """The words of a line from the left; a negative number counts from the last line."""
        line %= len(self._starts) - 1
        return self._order[self._starts[line] : self._starts[line + 1]]

    def inside(self, x0: float, y0: float, x1: float, y1: float) -> Ints:
        """Indexes of the words whose middle lies in the box."""
        x, y = self.x_middles, self.y_middles
        return np.flatnonzero((x > x0) & (x < x1) & (y > y0) & (y < y1))


def page_to_text(page: Page) -> PageText:
    """The page's words as arrays."""
    return PageText(boxes_to_array(page.words), [word.text for word in page.words], page.bold)


def _lines(middles: Floats, heights: Floats) -> Ints:
    """The number of each word's line, counted from the top.

    Words on one base line in one size have the same middle: they are put together first, and then what lies near.
    """
    if not len(middles):
        return np.empty(0, np.intp)
    order = np.argsort(middles)
    ranked, halves = middles[order], heights[order] * HALF
    new = np.concatenate(([True], np.diff(ranked) > 0.05))
    firsts = np.flatnonzero(new)
    step_halves = np.minimum.reduceat(halves, firsts).tolist()
    numbers = []
    number, start, half = -1, -1e9, 0.0
    for middle, own in zip(ranked[firsts].tolist(), step_halves, strict=True):
        if middle - start > _reach(half, own):
            number += 1
            start, half = middle, own
        numbers.append(number)
    line = np.empty(len(middles), np.intp)
    line[order] = np.array(numbers, np.intp)[np.cumsum(new) - 1]
    return line


def _reach(half: float, other: float) -> float:
    """How far apart the middles of two words of one line may lie.

    A raised figure is lower than its line, and its middle lies higher: it goes by the height of its neighbours.
    """
    low, high = (half, other) if half < other else (other, half)
    return high if low > 0.5 * high else low


def _around(boxes: Floats, starts: Ints) -> Floats:
    if not len(starts):
        return np.empty((0, 4))
    low = np.minimum.reduceat(boxes[:, :2], starts)
    return np.concatenate((low, np.maximum.reduceat(boxes[:, 2:], starts)), axis=1)


def words_in_lines(words: Iterable[int], middles: Sequence[float], halves: Sequence[float]) -> list[list[int]]:
    """Words whose middles lie near that of their line's first one, from the top."""
    lines: list[list[int]] = []
    start, half = -1e9, 0.0
    for i in sorted(words, key=middles.__getitem__):
        if middles[i] - start > _reach(half, halves[i]):
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
    far = np.maximum.accumulate(boxes[:, 2] + line * 1e5) - line * 1e5
    apart = boxes[1:, 0] - far[:-1]
    wide = (line[1:] != line[:-1]) | (apart > gap * np.minimum(heights[1:], heights[:-1]))
    starts = np.concatenate(([0], np.flatnonzero(wide) + 1))
    around = _around(boxes, starts).tolist()
    bounds = [*starts.tolist(), len(words)]
    listed, lines = words.tolist(), line[starts].tolist()
    return [
        Chunk(lines[i], x0, y0, x1, y1, tuple(listed[bounds[i] : bounds[i + 1]]))
        for i, (x0, y0, x1, y1) in enumerate(around)
    ]
