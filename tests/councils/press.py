"""Paragraphs, headings, ruled tables and labels beside values, for drawn papers."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=5)
BOLD = ParagraphStyle("bold", BODY, fontName="Helvetica-Bold", spaceBefore=6, spaceAfter=1)
TITLE = ParagraphStyle("title", BOLD, fontSize=15, leading=18, spaceAfter=6)
HEADING = ParagraphStyle("heading", BOLD, fontSize=12, leading=15, spaceBefore=8, spaceAfter=5)
CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=10.5, spaceAfter=0)
HEADER = ParagraphStyle("header", CELL, fontName="Helvetica-Bold")
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
RULED = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def page_of(wide: bool) -> tuple[float, float]:
    """A4, upright or on its side."""
    return landscape(A4) if wide else A4


def text(words: str) -> Paragraph:
    return Paragraph(words, BODY)


def title(words: str) -> Paragraph:
    return Paragraph(words, TITLE)


def heading(words: str) -> Paragraph:
    return Paragraph(words, HEADING)


def labelled(pairs: dict[str, str]) -> list[Paragraph]:
    """Each label in bold with its value on the line below."""
    return [part for label, value in pairs.items() for part in (Paragraph(label, BOLD), text(value))]


def beside(pairs: dict[str, str]) -> Table:
    """Labels in a column, without colons or lines, their values in a column beside them."""
    rows = [[Paragraph(label, HEADER), Paragraph(value, CELL)] for label, value in pairs.items()]
    return Table(rows, colWidths=(120, 330), hAlign="LEFT", style=[TOP])


def ruled(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    headers: int = 1,
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> Table:
    """A table with lines; `spans` are cells (column, row) that reach over others."""
    cells = [[Paragraph(cell, HEADER if n < headers else CELL) for cell in row] for n, row in enumerate(rows)]
    style = [TOP, RULED, *(("SPAN", *span) for span in spans)]
    return Table(cells, colWidths=widths, hAlign="LEFT", style=style)


def loose(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """Rows without lines."""
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, hAlign="LEFT", style=[TOP])
