"""A page set in lines, and the paper's outline above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docextract.model.evidence import Evidence
from docextract.model.geometry import Box, union
from docextract.model.page import Page


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line that belong together (one column of text, or one cell's line), from left to right.

    `words` are indexes into `Page.words`; `size` is the height of its words in points; `bold` where every word is bold.
    """

    page: int
    box: Box
    text: str
    words: tuple[int, ...]
    size: float
    bold: bool = False


def words_to_line(page: Page, indexes: Sequence[int]) -> Line:
    """One line made of these words of the page, in the order given. Raises ValueError for no words."""
    words = [page.words[i] for i in indexes]
    heights = sorted(word.y1 - word.y0 for word in words)
    text = " ".join(word.text for word in words)
    bold = bool(page.bold) and all(i in page.bold for i in indexes)
    return Line(page.number, union(word[:4] for word in words), text, tuple(indexes), heights[len(heights) // 2], bold)


def line_to_evidence(line: Line) -> Evidence:
    """Where a line stands. Its quote is its text."""
    return Evidence(line.page, line.box, line.text, line.words[0])


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's lines in reading order, running headers and footers set aside, and its printed label ("82")."""

    page: Page
    body: tuple[Line, ...]
    furniture: tuple[Line, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` 1 is the highest; `number` as printed ("3.2", "Appendix 1"), or None."""

    line: Line
    level: int
    number: str | None
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the body lines up to the next heading of any level. `heading` None: text before the first one."""

    heading: Heading | None
    body: tuple[Line, ...]
    page: int
    page_end: int


@dataclass(frozen=True, slots=True)
class ReportSpan:
    """A report inside a paper, from `page` to `page_end`; the whole paper where there is only one."""

    page: int
    page_end: int
    title: str | None
    doc_type: str
    committee: str | None
    author: str | None
    item_number: str | None
    title_lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole paper set out."""

    pages: tuple[PageLayout, ...]
    sections: tuple[Section, ...]
    reports: tuple[ReportSpan, ...] = ()
