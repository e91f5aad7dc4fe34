"""Running text cut into its items: paragraphs, and bullets with the words that lead into them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docextract.extract.passage import Passage, words_to_passage
from docextract.model.layout import Line
from docextract.model.reading import Reading
from docextract.parse.text import join_lines

BULLET = re.compile(r"(?:[•▪■●◦○‣➢➤✓·\uf000-\uf0ff–—-]|o)(?=\s)")
LISTED = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d)[.)])(?=\s)", re.IGNORECASE)
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,3}){1,3}\.?|\d{1,3}\.)\s+")
LOOSE = 0.75
"""White space above of so many line heights begins a new item."""
INDENT = 2.0
DEEPER = 6.0
"""A bullet set in by so many points belongs to the one above it."""


Mark = Literal["bullet", "letter"]


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, or an item of a list without its mark, with the items set in below it.

    `mark`: "bullet", "letter" for "a)" and "1.", None for a paragraph. `text` has words broken at a line's end
    joined.
    """

    reading: Reading
    lines: tuple[Line, ...]
    mark: Mark | None
    text: str
    skipped: int = 0
    """Words of the mark."""

    @property
    def passage(self) -> Passage:
        """The item's words, without its mark; strung together anew each time, as few items are asked."""
        words = [(line.page, word) for line in self.lines for word in line.words]
        return words_to_passage(self.reading, words[self.skipped :])


def lines_to_items(reading: Reading, lines: Sequence[Line]) -> list[Item]:
    """The items of a section's body lines, in order."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_item(reading, group) for group in groups]


def lead_ins(items: Sequence[Item]) -> Iterable[tuple[Item | None, list[Item]]]:
    """Every run of bullets with the paragraph right before it; None where a run opens the section."""
    lead: Item | None = None
    run: list[Item] = []
    for item in items:
        if run and item.mark != run[0].mark:
            yield lead, run
            run = []
        if item.mark:
            run.append(item)
        else:
            lead = item
    if run:
        yield lead, run


def mark_of(text: str) -> tuple[Mark, str] | None:
    """What sort of list mark a line begins with, and the mark itself ("•", "a)"); None where there is none."""
    match = BULLET.match(text)
    if match:
        return "bullet", match[0]
    match = LISTED.match(text)
    return ("letter", match[0]) if match else None


def _begins(group: Sequence[Line], line: Line) -> bool:
    last, first = group[-1], group[0]
    mark, opening = mark_of(line.text), mark_of(first.text)
    if mark:
        return not (opening and line.box.x0 > first.box.x0 + DEEPER)
    if NUMBERED.match(line.text) or line.bold != last.bold:
        return True
    if opening and line.box.x0 < first.box.x0 + INDENT:
        return True
    if line.page != last.page:
        return last.text[-1] in ".:;" or not (line.text[0].islower() or opening)
    gap = line.box.y0 - last.box.y1
    if gap < -0.5 * line.size:
        return line.box.y1 <= last.box.y0
    return gap > LOOSE * line.size


def _item(reading: Reading, lines: Sequence[Line]) -> Item:
    mark = mark_of(lines[0].text)
    text = join_lines(line.text for line in lines)
    if mark is None:
        return Item(reading, tuple(lines), None, text)
    return Item(reading, tuple(lines), mark[0], text[len(mark[1]) :].strip(), len(mark[1].split()))
