"""A second reader: the characters of a page by pdfminer, which shares no code with the first reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

from docextract.model.geometry import Box
from docextract.read.unreadable import UnreadablePaper

OVERPRINT = 0.3
"""The same character less than this part of its width away is printed twice to look bold."""
SAME_LINE = 0.5
"""Characters whose middles differ by less than this part of their height stand on one line."""
LEANING = 0.2
"""Rise of a line of text, as part of its run, from which it counts as written up or down."""

Turn = Callable[[float, float, float, float], Box]


class Character(NamedTuple):
    """A character with the middle of its box, in points from the top left of the page as displayed.

    `order` is its place in the file; `upright` is False where it is written up, down or upside down.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    order: int
    upright: bool


class SecondReader:
    """An open paper. It keeps the page it read last, so ask page by page."""

    def __init__(self, leaves: dict[int, Any]) -> None:
        self._leaves = leaves
        self._number = 0
        self._characters: list[Character] = []
        self._heights: list[float] = []

    def characters(self, number: int) -> Sequence[Character]:
        """The characters of a page, counted from 1, from the top down; none where there is no such page.

        Raises what pdfminer raises on a page that it cannot read.
        """
        if number != self._number:
            leaf = self._leaves.get(number)
            self._characters = sorted(_leaf_to_characters(leaf) if leaf else (), key=attrgetter("y"))
            self._heights = [character.y for character in self._characters]
            self._number = number
        return self._characters

    def text_at(self, number: int, box: Box, slack: float = 0.6) -> str:
        """The characters whose middles lie in the box or within `slack` points of it, as people read them.

        White space is left out: where words end is not this reader's business. Raises as `characters` does.
        """
        found = self.characters(number)
        first = bisect_left(self._heights, box.y0 - slack)
        last = bisect_right(self._heights, box.y1 + slack)
        inside = [one for one in found[first:last] if box.holds(one.x, one.y, slack) and not one.text.isspace()]
        return "".join(one.text for one in _in_reading_order(_once(inside)))


@contextmanager
def open_second_reader(path: Path, pages: Iterable[int], passwords: Sequence[str] = ()) -> Iterator[SecondReader]:
    """Open a PDF to read some of its pages, counted from 1; `passwords` are tried where it is locked.

    Raises UnreadablePaper where it cannot be opened.
    """
    with open_with_plumber(path, sorted(set(pages)), passwords) as paper:
        try:
            leaves = {leaf.page_number: leaf.page_obj for leaf in paper.pages}
        except Exception as error:  # pdfminer raises whatever the file makes it raise
            raise _unreadable(path, f"the second reader cannot find its pages: {error}") from error
        yield SecondReader(leaves)


def open_with_plumber(path: Path, pages: list[int], passwords: Sequence[str]) -> Any:
    """pdfplumber's open paper. Raises UnreadablePaper where it cannot be opened."""
    for password in passwords:
        with suppress(Exception):
            return pdfplumber.open(path, pages=pages, password=password)
    try:
        return pdfplumber.open(path, pages=pages)
    except Exception as error:
        raise _unreadable(path, f"the second reader cannot open it: {error or type(error).__name__}") from error


def _unreadable(path: Path, reason: str) -> UnreadablePaper:
    return UnreadablePaper(path, reason, "look at it in a PDF viewer")


class _Characters(PDFLayoutAnalyzer):
    """Collects characters and nothing else: lines and images cost half of the time and are not asked for."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.found: list[Any] = []

    def begin_figure(self, *_: Any) -> None:
        """What a form holds belongs to the page."""

    def end_figure(self, *_: Any) -> None:
        pass

    def render_image(self, *_: Any) -> None:
        pass

    def paint_path(self, *_: Any) -> None:
        pass

    def receive_layout(self, ltpage: Any) -> None:
        self.found = [item for item in ltpage if isinstance(item, LTChar)]


def _leaf_to_characters(leaf: Any) -> Iterator[Character]:
    resources = PDFResourceManager()
    device = _Characters(resources)
    PDFPageInterpreter(resources, device).process_page(leaf)
    turn = leaf_to_turn(leaf)
    for order, item in enumerate(device.found):
        box = turn(*item.bbox)
        yield Character(item.get_text(), *box.centre, box.width, box.height, order, _is_upright(item.matrix))


def _is_upright(matrix: Sequence[float]) -> bool:
    a, b, _, d, _, _ = matrix
    return a > 0 and d > 0 and abs(b) < LEANING * a


def leaf_to_turn(leaf: Any) -> Turn:
    """From pdfminer's place on the turned media box, counted upwards, to the place on the page as displayed."""
    media = _ordered(leaf.mediabox)
    crop = _ordered(leaf.cropbox)
    shown = Box(max(media.x0, crop.x0), max(media.y0, crop.y0), min(media.x1, crop.x1), min(media.y1, crop.y1))
    if shown.width <= 0 or shown.height <= 0:
        shown = media
    scale = _user_unit(leaf)
    left, top = {
        0: (shown.x0 - media.x0, shown.y1 - media.y0),
        90: (shown.y0 - media.y0, media.x1 - shown.x0),
        180: (media.x1 - shown.x1, media.y1 - shown.y0),
        270: (media.y1 - shown.y1, shown.x1 - media.x0),
    }.get(leaf.rotate, (shown.x0 - media.x0, shown.y1 - media.y0))

    def turn(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box((x0 - left) * scale, (top - y1) * scale, (x1 - left) * scale, (top - y0) * scale)

    return turn


def _ordered(corners: Sequence[float]) -> Box:
    x0, y0, x1, y1 = corners
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _user_unit(leaf: Any) -> float:
    unit = leaf.attrs.get("UserUnit", 1)
    return float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0


def _once(characters: Sequence[Character]) -> list[Character]:
    """The same without what is printed over itself."""
    kept: list[Character] = []
    for one in characters:
        if not any(_is_overprint(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_overprint(one: Character, other: Character) -> bool:
    near = OVERPRINT * max(one.width, 1.0)
    return one.text == other.text and abs(one.x - other.x) < near and abs(one.y - other.y) < near


def _in_reading_order(characters: Sequence[Character]) -> list[Character]:
    """Line by line from the left; as the file has them where they do not stand upright."""
    if not all(one.upright for one in characters):
        return sorted(characters, key=attrgetter("order"))
    lines: list[list[Character]] = []
    for one in characters:  # they come from the top down
        if lines and one.y - lines[-1][0].y < SAME_LINE * one.height:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [one for line in lines for one in sorted(line, key=attrgetter("x"))]
