"""A page, or a part of it, to a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docextract.model.geometry import Box
from docextract.read.engine import pymupdf
from docextract.read.unreadable import UnreadablePaper

MAX_PIXELS = 40_000_000
POINTS_AN_INCH = 72


def page_to_png(
    path: Path | str, page_number: int, dpi: int = 110, *, part: Box | None = None, max_pixels: int = MAX_PIXELS
) -> bytes:
    """A page, counted from 1, as PNG; only `part` of it, in points of the displayed page, where one is given.

    What is too large for its resolution is drawn coarser, never past `max_pixels`.
    Raises UnreadablePaper where the file, the page or the part cannot be drawn.
    """
    path = Path(path)
    try:
        with pymupdf.open(str(path), filetype="pdf") as document:
            if document.needs_pass:
                raise UnreadablePaper(path, "it is locked by a password", "save a copy without the password")
            if not 1 <= page_number <= document.page_count:
                raise UnreadablePaper(path, f"it has no page {page_number}", f"ask for 1 to {document.page_count}")
            leaf = document.load_page(page_number - 1)
            clip = _clip(leaf, part)
            if clip.is_empty:
                raise UnreadablePaper(path, f"page {page_number} has nothing at {part}", "ask for a part of the page")
            scale = _fitting_scale(clip.width, clip.height, dpi / POINTS_AN_INCH, max_pixels)
            return bytes(leaf.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=clip).tobytes("png"))
    except UnreadablePaper:
        raise
    except Exception as error:  # MuPDF raises whatever the file makes it raise
        reason = f"page {page_number} cannot be drawn: {error}"
        raise UnreadablePaper(path, reason, "look at it in a PDF viewer") from error


def _clip(leaf: Any, part: Box | None) -> Any:
    return leaf.rect if part is None else pymupdf.Rect(*part) & leaf.rect


def _fitting_scale(width: float, height: float, scale: float, max_pixels: int) -> float:
    """The wanted pixels a point, or as many as the limit on pixels allows; `width` and `height` in points.

    A side has a pixel more than asked for where it begins and ends within pixels, and one at least.
    """
    if (width * scale + 1) * (height * scale + 1) <= max_pixels:
        return scale
    both = width + height  # solves the same for the scale
    return float(((both * both + 4 * width * height * (max_pixels - 1)) ** 0.5 - both) / (2 * width * height))
