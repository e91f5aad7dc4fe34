"""A page to a picture."""

from __future__ import annotations

from pathlib import Path

from docextract.read.engine import pymupdf
from docextract.read.unreadable import UnreadablePaper

MAX_PIXELS = 40_000_000
MIN_DPI = 18


def page_to_png(path: Path | str, page_number: int, dpi: int = 110) -> bytes:
    """A page, counted from 1, as PNG. A page too large for its resolution is drawn coarser, never past 40 megapixels.

    Raises UnreadablePaper where the file or the page cannot be drawn.
    """
    path = Path(path)
    try:
        with pymupdf.open(str(path), filetype="pdf") as document:
            if document.needs_pass:
                raise UnreadablePaper(path, "it is locked by a password", "save a copy without the password")
            if not 1 <= page_number <= document.page_count:
                raise UnreadablePaper(path, f"it has no page {page_number}", f"ask for 1 to {document.page_count}")
            leaf = document.load_page(page_number - 1)
            return bytes(leaf.get_pixmap(dpi=_fitting_dpi(leaf.rect.width, leaf.rect.height, dpi)).tobytes("png"))
    except UnreadablePaper:
        raise
    except Exception as error:  # MuPDF raises whatever the file makes it raise
        reason = f"page {page_number} cannot be drawn: {error}"
        raise UnreadablePaper(path, reason, "look at it in a PDF viewer") from error


def _fitting_dpi(width: float, height: float, dpi: int) -> int:
    """The wanted dots per inch, or as many as the limit on pixels allows; `width` and `height` in points."""
    pixels = (width / 72) * (height / 72) * dpi * dpi
    if pixels > MAX_PIXELS:
        dpi = int(dpi * (MAX_PIXELS / pixels) ** 0.5)
    return max(dpi, MIN_DPI)
