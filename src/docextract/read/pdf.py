"""PDF papers to pages, with PyMuPDF: one pass for the text, one for the drawings."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from docextract.model.allowance import UNLIMITED, Allowance
from docextract.model.geometry import Box
from docextract.model.page import Fill, Page, Rule, TextSource, Trouble, Word
from docextract.read.clipped import SHOWN, clipped_words
from docextract.read.drawings import MAX_PATHS, Drawings, paths_to_drawings
from docextract.read.engine import pymupdf
from docextract.read.faces import html_to_faces, spans_to_faces
from docextract.read.hidden import paints_nothing, places, shades, unpainted_words, white_on_white
from docextract.read.unreadable import UnreadablePaper
from docextract.read.vectors import COLLECT, layer_to_drawings

__all__ = ["Paper", "UnreadablePaper", "open_paper", "uncollected"]

MAX_CONTENT = 20_000_000
"""Bytes of drawing instructions from which a page is a map; its drawings are then left unread."""
FULL_PAGE = 0.6
"""Images that cover this part of a page are a scan of it."""
FEW_WORDS = 25
"""On pages with fewer words the images are looked up; elsewhere only where it matters: it costs a pass of its own."""
NEARLY_WHITE = 0.97


class Paper:
    """An open PDF. Iterating gives its pages from the first to the last; `page(n)` one of them, counted from 1."""

    def __init__(self, path: Path, document: Any, allowance: Allowance = UNLIMITED) -> None:
        self.path = path
        self._allowance = allowance
        self.page_count = int(document.page_count)
        self._document = document

    @property
    def readable(self) -> int:
        """How many of its pages may be read."""
        return min(self.page_count, self._allowance.pages)

    def __iter__(self) -> Iterator[Page]:
        return self.pages(1, self.readable)

    def pages(self, first: int, last: int) -> Iterator[Page]:
        """The pages from `first` to `last`, counted from 1."""
        for number in range(first, last + 1):
            page = self.page(number)
            if number == self.readable < self.page_count:
                page = replace(page, troubles=(*page.troubles, _too_many(number, self.page_count)))
            yield page

    def page(self, number: int) -> Page:
        """One page, counted from 1; one that cannot be read comes empty with a Trouble that says why."""
        refusal = self._allowance.refusal("read", number)
        if refusal:
            return Page(number, 0.0, 0.0, 0, (), text_source="none", troubles=(refusal,))
        try:
            return self._read(number)
        except Exception as error:  # MuPDF raises whatever the file makes it raise
            trouble = Trouble(number, "read", "page_unreadable", "error", f"Page {number} cannot be read: {error}")
            return Page(number, 0.0, 0.0, 0, (), text_source="none", troubles=(trouble,))

    def _read(self, number: int) -> Page:
        leaf = self._document.load_page(number - 1)
        troubles: list[Trouble] = []
        content = leaf.read_contents()
        layer = leaf.get_textpage(flags=SHOWN | COLLECT)
        words: list[tuple[Any, ...]] = layer.extractWORDS()
        drawings = layer_to_drawings(layer) or _drawings(leaf, len(content), number, troubles)
        if len(drawings.rules) + len(drawings.fills) > MAX_PATHS:
            drawings = _cut_short(drawings, number, troubles)
        faces = html_to_faces(layer.extractHTML(), words) or spans_to_faces(_spans(layer), words)
        placed = places(content)
        images = _images(leaf) if placed and len(words) < FEW_WORDS else []
        unpainted: set[int] = set()
        if paints_nothing(content) or (placed and len(words) > 0 and images):
            unpainted = unpainted_words(_spans(layer), words)
        source: TextSource = "native"
        if unpainted:
            images = images or _images(leaf)
            if _covers_page(images, leaf.rect):
                source, unpainted = "ocr", set()
        hidden = self._hidden(leaf, words, unpainted, faces.white, drawings, content, number, troubles)
        lost = clipped_words(leaf, number, content, words)
        if lost:
            troubles.append(_left_out(number, "text_clipped", "clipped away", lost))
        bold = faces.bold
        if hidden:
            kept = [i for i in range(len(words)) if i not in hidden]
            bold = frozenset(new for new, old in enumerate(kept) if old in bold)
            words = [words[i] for i in kept]
        if not words:
            source = "none"
            troubles.append(Trouble(number, "read", "page_without_text", "warning", _silence(images)))
        return _displayed(leaf, number, words, drawings, bold, source, tuple(troubles))

    def _hidden(
        self,
        leaf: Any,
        words: Sequence[tuple[Any, ...]],
        unpainted: set[int],
        white: frozenset[int],
        drawings: Drawings,
        content: bytes,
        number: int,
        troubles: list[Trouble],
    ) -> set[int]:
        """Indexes of the words that nobody sees, with a Trouble for each kind of them."""
        if unpainted:
            lost = [words[i][4] for i in sorted(unpainted)]
            troubles.append(_left_out(number, "text_invisible", "not painted", lost))
        if not white or shades(content):
            return unpainted
        backs: list[Sequence[Any]] = [fill for fill in drawings.fills if min(fill.colour) < NEARLY_WHITE]
        backs.extend(drawings.shapes)
        backs.extend((r.x0 - 1, r.y0 - 1, r.x1 + 1, r.y1 + 1) for r in drawings.rules)
        unseen = white_on_white(white - unpainted, words, backs)
        if unseen and places(content):
            unseen = white_on_white(unseen, words, _images(leaf))
        if unseen:
            lost = [words[i][4] for i in sorted(unseen)]
            troubles.append(_left_out(number, "text_white", "white on white", lost))
        return unpainted | unseen


@contextmanager
def open_paper(path: Path | str, allowance: Allowance = UNLIMITED) -> Iterator[Paper]:
    """Open a PDF for reading, with one of the allowance's passwords where it is locked.

    Raises UnreadablePaper (with reason and remedy) where nothing of it can be read.
    """
    path = Path(path)
    document = _open(path, allowance.passwords)
    try:
        with uncollected():
            yield Paper(path, document, allowance)
    finally:
        document.close()


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for no unused cycles of objects meanwhile.

    A page makes many thousands of objects and hardly any cycle, and the search took an eighth of the time.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _open(path: Path, passwords: Sequence[str]) -> Any:
    if not path.is_file():
        raise UnreadablePaper(path, "there is no such file", "check the path")
    if path.stat().st_size == 0:
        raise UnreadablePaper(path, "the file is empty", "fetch it again from its source")
    try:
        document = pymupdf.open(str(path), filetype="pdf")
        if not document.is_pdf:  # MuPDF goes by the content, and reads pictures and web pages too
            raise UnreadablePaper(path, "it is no PDF, whatever its name says", "save it as PDF")
        if document.needs_pass and not any(document.authenticate(password) for password in passwords):
            raise _locked(path, len(passwords))
        count = document.page_count
    except UnreadablePaper:
        raise
    except Exception as error:  # MuPDF raises whatever the file makes it raise
        reason = f"it is not a whole PDF{_said(error)}"
        raise UnreadablePaper(path, reason, "fetch it again or print it anew to PDF") from error
    if count < 1:
        raise UnreadablePaper(path, "it has no pages", "fetch it again or print it anew to PDF")
    return document


def _said(error: Exception) -> str:
    """What MuPDF says of a damaged file, where that is more than that it failed to open it."""
    said = re.sub(r"^code=\d+: ", "", str(error))
    return "" if said.startswith("Failed to open file") else f": {said}"


def _locked(path: Path, tried: int) -> UnreadablePaper:
    more = f", and none of the {tried} given opens it" if tried else ""
    reason = f"it is locked by a password{more}"
    return UnreadablePaper(path, reason, "save a copy without the password, or add it to the password file")


def _too_many(read: int, there: int) -> Trouble:
    message = f"The paper has {there:,} pages: only the first {read:,} were read"
    return Trouble(read, "read", "too_many_pages", "error", message)


def _spans(layer: Any) -> list[dict[str, Any]]:
    blocks = layer.extractDICT()["blocks"]
    return [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]


def _drawings(leaf: Any, size: int, number: int, troubles: list[Trouble]) -> Drawings:
    if size > MAX_CONTENT:
        message = f"{size / 1e6:.0f} MB of drawing instructions were left unread"
        troubles.append(Trouble(number, "read", "too_many_drawings", "warning", message))
        return Drawings([], [], [])
    paths = leaf.get_cdrawings()
    if len(paths) > MAX_PATHS:
        message = f"{len(paths)} drawings: only the first {MAX_PATHS} were read"
        troubles.append(Trouble(number, "read", "too_many_drawings", "warning", message))
        paths = paths[:MAX_PATHS]
    return paths_to_drawings(paths)


def _cut_short(drawings: Drawings, number: int, troubles: list[Trouble]) -> Drawings:
    count = len(drawings.rules) + len(drawings.fills)
    message = f"{count} lines and filled areas: only the first {MAX_PATHS} of each were looked at"
    troubles.append(Trouble(number, "read", "too_many_drawings", "warning", message))
    return Drawings(drawings.rules[:MAX_PATHS], drawings.fills[:MAX_PATHS], drawings.shapes)


def _images(leaf: Any) -> list[Box]:
    boxes = (info["bbox"] for info in leaf.get_image_info())
    return [Box(*box) for box in boxes if box[2] > box[0] and box[3] > box[1]]


def _covers_page(images: Sequence[Box], page: Any) -> bool:
    return sum(image.width * image.height for image in images) >= FULL_PAGE * float(page.width * page.height)


def _left_out(number: int, code: str, why: str, words: Sequence[str]) -> Trouble:
    message = f"{len(words)} {'word' if len(words) == 1 else 'words'} of the text layer left out: {why}"
    return Trouble(number, "read", code, "info", message, " ".join(words)[:500])


def _silence(images: Sequence[Box]) -> str:
    return "The page is an image without a text layer" if images else "The page has no text"


def _displayed(
    leaf: Any,
    number: int,
    words: Sequence[tuple[Any, ...]],
    drawings: Drawings,
    bold: frozenset[int],
    source: TextSource,
    troubles: tuple[Trouble, ...],
) -> Page:
    """The page as people see it: turned the way it is displayed."""
    rules: Sequence[Rule] = drawings.rules
    fills: Sequence[Fill] = drawings.fills
    rotation, rect = leaf.rotation, leaf.rect
    if rotation:
        turn = _turn(rotation, rect.width, rect.height)
        words = [(*_turned(word, turn), *word[4:]) for word in words]
        rules = [Rule(*_turned(rule, turn)) for rule in rules]
        fills = [Fill(*_turned(fill, turn), *fill[4:]) for fill in fills]
    new = tuple.__new__  # Word(...) costs twice as much, and there are hundreds on a page
    return Page(
        number=number,
        width=rect.width,
        height=rect.height,
        rotation=rotation,
        words=tuple([new(Word, word[:7]) for word in words]),
        rules=tuple(rules),
        fills=tuple(fills),
        bold=bold,
        text_source=source,
        troubles=troubles,
    )


def _turn(rotation: int, width: float, height: float) -> tuple[float, ...]:
    """The matrix to the page as displayed, of that size. PyMuPDF's own leaves out a page's unit of measure."""
    if rotation == 90:
        return 0, 1, -1, 0, width, 0
    return (-1, 0, 0, -1, width, height) if rotation == 180 else (0, -1, 1, 0, 0, height)


def _turned(box: Sequence[Any], turn: Sequence[float]) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = turn
    x0, y0, x1, y1 = box[:4]
    xa, ya = a * x0 + c * y0 + e, b * x0 + d * y0 + f
    xb, yb = a * x1 + c * y1 + e, b * x1 + d * y1 + f
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
