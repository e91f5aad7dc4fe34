"""A page as the reader hands it on: words, drawn rules and filled areas, all in displayed coordinates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from docextract.model.geometry import Box

TextSource = Literal["native", "ocr", "none"]


class Word(NamedTuple):
    """A run of characters without white space, in the order of the page's text layer.

    `block` and `line` are the text layer's own grouping (0-based); they are a hint, not a promise.
    A word's index in `Page.words` is its identity on the page.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    block: int
    line: int

    @property
    def box(self) -> Box:
        return Box(self.x0, self.y0, self.x1, self.y1)


class Rule(NamedTuple):
    """A drawn straight line (or a rectangle thin enough to be one), horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return abs(self.y1 - self.y0) <= abs(self.x1 - self.x0)


class Fill(NamedTuple):
    """A filled rectangle with its colour (red, green, blue in 0..1)."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: tuple[float, float, float]


class Trouble(NamedTuple):
    """Something that could not be read or is doubtful; becomes a row of `issues`."""

    page: int | None
    stage: str
    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `number` counts the PDF's pages from 1; sizes in points, as displayed."""

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    bold: frozenset[int] = frozenset()
    """Indexes of the words that are set in a bold face, where the fonts were read; else empty."""
    text_source: TextSource = "native"
    troubles: tuple[Trouble, ...] = field(default=())
