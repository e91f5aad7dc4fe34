"""Words strung into text, with the way back from a stretch of the text to its words and their box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docextract.model.evidence import Evidence
from docextract.model.geometry import union
from docextract.model.page import Word
from docextract.parse.text import has_digit


@dataclass(frozen=True, slots=True)
class Flow:
    """Words of one page joined by single spaces. `indexes[i]` is the i-th word's index in `Page.words`."""

    page: int
    text: str
    starts: tuple[int, ...]
    indexes: tuple[int, ...]
    words: Sequence[Word]

    def span(self, start: int, end: int) -> tuple[int, ...]:
        """Indexes of the words that text[start:end] touches."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.indexes[first : max(bisect_left(self.starts, end), first + 1)]

    def evidence(self, start: int, end: int, quote: str | None = None) -> Evidence:
        """The place of text[start:end]. The box is that of its first printed line that holds a digit or, failing
        that, its first line: one box must not stretch over the white of two lines."""
        indexes = self.span(start, end)
        return words_to_evidence(self.page, self.words, indexes, quote if quote is not None else self.text[start:end])


def words_to_flow(page: int, words: Sequence[Word], indexes: Iterable[int]) -> Flow:
    """String the words with these indexes together, in the order given."""
    order = tuple(indexes)
    starts: list[int] = []
    position = 0
    for index in order:
        starts.append(position)
        position += len(words[index].text) + 1
    return Flow(page, " ".join(words[i].text for i in order), tuple(starts), order, words)


def words_to_evidence(page: int, words: Sequence[Word], indexes: Sequence[int], quote: str) -> Evidence:
    """The place of these words of one page; see `Flow.evidence` for the box. Raises IndexError without words."""
    rows = indexes_to_lines(words, indexes)
    row = next((row for row in rows if any(has_digit(words[i].text) for i in row)), rows[0])
    return Evidence(page, union(words[i][:4] for i in row), " ".join(quote.split()), row[0])


def indexes_to_lines(words: Sequence[Word], indexes: Sequence[int]) -> list[list[int]]:
    """The words at these indexes, in their order, cut where one stands on another base line than the one before."""
    rows: list[list[int]] = []
    for index in indexes:
        word = words[index]
        if rows and abs(words[rows[-1][-1]].y0 - word.y0) <= (word.y1 - word.y0) * 0.6:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows
