"""Sheets of paper: what is printed where, kept until the whole paper is known and then written as a PDF.

All places are in points from the top left of the page; y of a piece of text is its baseline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

PORTRAIT = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
ASCENT, DESCENT = 0.76, 0.22  # of the type size: where a box round a line of text begins and ends

Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]
Place = tuple[int, Box]
"""A page, counted from 1, and a box on it."""


@dataclass(frozen=True)
class Type:
    """A typeface, its size in points and its colour."""

    font: str = PLAIN
    size: float = 10.0
    colour: Colour = BLACK

    def width(self, text: str) -> float:
        """How wide the words are in this type, in points."""
        return float(stringWidth(text, self.font, self.size))

    @property
    def bold(self) -> Type:
        return Type(BOLD, self.size, self.colour)


@dataclass(frozen=True)
class Piece:
    """Words printed on one line in one type."""

    page: int
    x: float
    y: float
    text: str
    type: Type

    def box(self, start: int, end: int) -> Box:
        """The box of the characters from `start` up to `end`."""
        left = self.x + self.type.width(self.text[:start])
        right = self.x + self.type.width(self.text[:end])
        return (left, self.y - ASCENT * self.type.size, right, self.y + DESCENT * self.type.size)


class Printed:
    """The pieces that one text was printed in, line after line."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = [piece for piece in pieces if piece.text]

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def last_page(self) -> int:
        return self.pieces[-1].page

    def place(self, part: str | None = None, after: str = "") -> Place:
        """Where `part` (the whole text, where None) stands; of a text that runs over a page end, its first page.

        `after` picks the occurrence that follows those words. Raises ValueError where the part was not printed.
        """
        text = self.text
        start = 0 if part is None else text.index(part, text.index(after) + len(after))
        end = len(text) if part is None else start + len(part)
        boxes: list[Place] = []
        offset = 0
        for piece in self.pieces:
            first, last = max(start - offset, 0), min(end - offset, len(piece.text))
            if first < last:
                boxes.append((piece.page, piece.box(first, last)))
            offset += len(piece.text) + 1
        return union(boxes)


def union(places: list[Place]) -> Place:
    """One box round all the boxes that are on the first of the pages."""
    page = min(page for page, _ in places)
    boxes = [box for number, box in places if number == page]
    return page, (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


Ink = Callable[[Canvas, float], None]
Mark = Callable[[int, int], str]
"""Page number and number of pages to the words printed at the head or foot."""


@dataclass
class Leaf:
    """One page: its size and what is drawn on it, in order."""

    size: tuple[float, float]
    inks: list[Ink] = field(default_factory=list)


class Sheets:
    """A paper being written. `y` is how far down the current page it has got."""

    def __init__(self, title: str, head: Mark | None = None, foot: Mark | None = None, margin: float = 56.0) -> None:
        self.title, self.head, self.foot, self.margin = title, head, foot, margin
        self.leaves: list[Leaf] = []
        self.page = 0
        self.y = 0.0

    # -- where we are ------------------------------------------------------------------------------
    def new_page(self, size: tuple[float, float] | None = None) -> None:
        """Go on at the top of a new page, of the same size as the one before unless told otherwise."""
        self.leaves.append(Leaf(size or (self.leaves[-1].size if self.leaves else PORTRAIT)))
        self.page = len(self.leaves)
        self.y = self.margin + (12 if self.head else 0)

    def turn_to(self, page: int, y: float) -> None:
        """Go back to a page to fill in what was not known before, such as a table of contents."""
        self.page, self.y = page, y

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.leaves[self.page - 1].size[0] - self.margin

    @property
    def room(self) -> float:
        """How much of the page's height is left, in points."""
        return self.leaves[self.page - 1].size[1] - self.margin - (14 if self.foot else 0) - self.y

    def need(self, height: float) -> None:
        """Start a new page unless `height` points are left on this one."""
        if self.room < height:
            self.new_page()

    # -- ink -----------------------------------------------------------------------------------------
    def write(self, x: float, y: float, text: str, type: Type, align: str = "left") -> Piece:
        """Print words on the current page with their baseline at y; `align` says which end of them x is."""
        x -= {"left": 0.0, "right": type.width(text), "middle": type.width(text) / 2}[align]

        def ink(canvas: Canvas, height: float) -> None:
            canvas.setFillColorRGB(*type.colour)
            canvas.setFont(type.font, type.size)
            canvas.drawString(x, height - y, text)

        if text:
            self.leaves[self.page - 1].inks.append(ink)
        return Piece(self.page, x, y, text, type)

    def fill(self, box: Box, colour: Colour) -> None:
        """Lay a colour under what is written afterwards."""

        def ink(canvas: Canvas, height: float) -> None:
            canvas.setFillColorRGB(*colour)
            canvas.rect(box[0], height - box[3], box[2] - box[0], box[3] - box[1], stroke=0, fill=1)

        self.leaves[self.page - 1].inks.append(ink)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        """Draw a straight line."""

        def ink(canvas: Canvas, height: float) -> None:
            canvas.setStrokeColorRGB(*BLACK)
            canvas.setLineWidth(width)
            canvas.line(x0, height - y0, x1, height - y1)

        self.leaves[self.page - 1].inks.append(ink)

    def save(self, path: Path) -> None:
        """Write the PDF: nothing in it depends on the day, the machine or a compression library."""
        canvas = Canvas(str(path), pagesize=PORTRAIT, pageCompression=0, invariant=1)
        canvas.setTitle(self.title)
        canvas.setAuthor("docextract sample corpus")
        small = Type(PLAIN, 8.5)
        for number, leaf in enumerate(self.leaves, 1):
            canvas.setPageSize(leaf.size)
            self.turn_to(number, 0)
            width, height = leaf.size
            if self.head:
                self.write(width - self.margin, self.margin - 14, self.head(number, len(self.leaves)), small, "right")
            if self.foot:
                self.write(width / 2, height - self.margin / 2, self.foot(number, len(self.leaves)), small, "middle")
            for ink in leaf.inks:
                ink(canvas, height)
            canvas.showPage()
        canvas.save()


def wrap(text: str, type: Type, width: float) -> list[str]:
    """Break a text into lines no wider than `width`; a sum of money is never broken from its unit."""
    lines: list[str] = []
    for word in re.findall(r"£[\d.,]+ million\S*|\S+", text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and type.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]
