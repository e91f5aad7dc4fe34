"""A stretch of a paper's words, and the way back from a piece of its text to where that piece stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docextract.extract.flow import indexes_to_lines
from docextract.model.evidence import Evidence
from docextract.model.geometry import Box, union
from docextract.model.layout import Line
from docextract.model.page import Word
from docextract.model.reading import Reading
from docextract.model.table import Cell

Place = tuple[int, int]
"""(page, index of the word on that page)."""

LOOSE = re.compile(r"[\s\u00ad\u2010-\u2015-]+")
"""What a line break may have added or eaten: white space and hyphens."""
ROOMY = 2.0
"""How many strange words a box may hold for each of its own before it is cut down to one line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in reading order, of one page or several. `text` joins them by single spaces.

    `starts[i]` is where word i begins in `squeezed`, the text without white space and hyphens.
    """

    words: tuple[Place, ...]
    text: str
    squeezed: str
    starts: tuple[int, ...]

    def places_of(self, text: str, after: int = 0) -> tuple[tuple[Place, ...], int]:
        """The words in which `text` is printed, and where it ends in `squeezed`; no words where it is not there."""
        wanted = squeeze(text)
        at = self.squeezed.find(wanted, after) if wanted else -1
        if at < 0:
            return (), after
        end = at + len(wanted)
        first = bisect_right(self.starts, at) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return self.words[first : last + 1], end


def squeeze(text: str) -> str:
    """The text without white space and hyphens, in lower case."""
    return LOOSE.sub("", text).lower()


def words_to_passage(reading: Reading, words: Iterable[Place]) -> Passage:
    """String these words together."""
    places = tuple(words)
    texts = [reading.words(page)[index].text for page, index in places]
    squeezed: list[str] = []
    starts: list[int] = []
    length = 0
    for text in texts:
        starts.append(length)
        short = squeeze(text)
        squeezed.append(short)
        length += len(short)
    return Passage(places, " ".join(texts), "".join(squeezed), tuple(starts))


def lines_to_passage(reading: Reading, lines: Iterable[Line]) -> Passage:
    """The words of these lines."""
    return words_to_passage(reading, ((line.page, word) for line in lines for word in line.words))


def cell_to_passage(reading: Reading, cell: Cell) -> Passage:
    """The words of a cell, on all its pages."""
    return words_to_passage(reading, ((part.page, word) for part in cell.parts for word in part.words))


def passage_lines(reading: Reading, passage: Passage) -> list[Passage]:
    """The passage cut at its printed lines."""
    rows: list[list[Place]] = []
    for page, index in passage.words:
        word = reading.words(page)[index]
        last = reading.words(rows[-1][-1][0])[rows[-1][-1][1]] if rows and rows[-1][-1][0] == page else None
        if last and abs(last.y0 - word.y0) <= (word.y1 - word.y0) * 0.6:
            rows[-1].append((page, index))
        else:
            rows.append([(page, index)])
    return [words_to_passage(reading, row) for row in rows]


def places_to_evidence(reading: Reading, places: Sequence[Place], quote: str) -> Evidence:
    """Where these words stand: on the first page that they touch. Raises IndexError without words.

    The box goes round all of them on that page, unless it would hold more strange words than their own; then it is
    that of the line with most of them.
    """
    page = places[0][0]
    words = reading.words(page)
    own = [index for number, index in places if number == page]
    box = union(words[i][:4] for i in own)
    if len(own) > 1 and _strangers(box, words, own) > ROOMY * len(own):
        own = max(indexes_to_lines(words, own), key=len)
        box = union(words[i][:4] for i in own)
    return Evidence(page, box, " ".join(quote.split()), own[0])


def _strangers(box: Box, words: Sequence[Word], own: Sequence[int]) -> int:
    inside = sum(1 for w in words if box.x0 <= (w.x0 + w.x1) / 2 <= box.x1 and box.y0 <= (w.y0 + w.y1) / 2 <= box.y1)
    return inside - len(own)
