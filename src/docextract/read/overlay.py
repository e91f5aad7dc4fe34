"""A page's picture with what was read from it drawn on top, so that a wrong table can be understood."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any, NamedTuple

from docextract.model.geometry import Box
from docextract.model.page import Page
from docextract.model.table import Cell, Table
from docextract.read.engine import pymupdf

Colour = tuple[float, float, float]

GREY: Colour = (0.55, 0.55, 0.55)
RULE: Colour = (0.95, 0.0, 0.6)
FILL: Colour = (0.95, 0.6, 0.0)
JOINED: Colour = (0.85, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
TABLES: tuple[Colour, ...] = (
    (0.0, 0.35, 0.85),
    (0.0, 0.55, 0.2),
    (0.55, 0.15, 0.75),
    (0.75, 0.35, 0.0),
    (0.0, 0.5, 0.55),
    (0.45, 0.4, 0.0),
)
SMALL, TEXT = 5.0, 7.0
LEADING = 1.35
MARGIN = 12.0
LEGEND = (
    "grey: words; pink: drawn lines; orange: filled areas; one colour a table: its cells, shaded where merged; "
    "red and dashed: rows joined with another page"
)


class CaptionLine(NamedTuple):
    """A line below the picture: its text and its colour."""

    text: str
    colour: Colour


def draw_page(picture: bytes, page: Page, tables: Sequence[Table], captions: Sequence[Sequence[str]]) -> bytes:
    """The page's picture (PNG, as displayed) with words, edges and tables on it and the captions below, as PNG.

    `tables` are those that stand on the page, at least in part; `captions[i]` the lines to print about `tables[i]`.
    Letters that the built-in typeface lacks are drawn as question marks.
    """
    pixels = pymupdf.Pixmap(picture)
    colours = [colour for _, colour in zip(tables, cycle(TABLES), strict=False)]
    lines = list(_caption_lines(captions, colours, page.width))
    below = MARGIN + len(lines) * TEXT * LEADING
    document = pymupdf.open()
    try:
        sheet = document.new_page(width=page.width, height=page.height + below)
        sheet.insert_image(pymupdf.Rect(0, 0, page.width, page.height), stream=picture)
        _draw_words(sheet, page)
        for table, colour in zip(tables, colours, strict=True):
            _draw_table(sheet, table, page.number, colour)
        _draw_edges(sheet, page)
        _draw_captions(sheet, lines, page.height)
        scale = pixels.width / page.width
        return bytes(sheet.get_pixmap(matrix=pymupdf.Matrix(scale, scale)).tobytes("png"))
    finally:
        document.close()


def _draw_words(sheet: Any, page: Page) -> None:
    _boxes(sheet, (word.box for word in page.words), GREY, 0.3)


def _draw_edges(sheet: Any, page: Page) -> None:
    _boxes(sheet, (Box(*fill[:4]) for fill in page.fills), FILL, 0.3)
    shape = sheet.new_shape()
    for rule in page.rules:
        shape.draw_line((rule.x0, rule.y0), (rule.x1, rule.y1))
    if page.rules:
        shape.finish(color=RULE, width=0.35)
        shape.commit()


def _draw_table(sheet: Any, table: Table, number: int, colour: Colour) -> None:
    parts = list(_parts_on(table.cells, number))
    if not parts:
        return
    _boxes(sheet, (box for _, box in parts), colour, 0.8)
    merged = [box for cell, box in parts if cell.row_span > 1 or cell.col_span > 1]
    _boxes(sheet, merged, colour, 0.8, shade=0.12)
    joined = [box for cell, box in parts if _is_joined(cell)]
    _boxes(sheet, joined, JOINED, 1.2, dashes="[3 2] 0")
    _label_rows(sheet, table, parts, colour)
    _label_columns(sheet, table, parts, colour)


def _parts_on(cells: Iterable[Cell], number: int) -> Iterator[tuple[Cell, Box]]:
    """Every part of a cell that stands on the page, with its box."""
    return ((cell, part.box) for cell in cells for part in cell.parts if part.page == number)


def _is_joined(cell: Cell) -> bool:
    return any(part.page != cell.page for part in cell.parts)


def _label_rows(sheet: Any, table: Table, parts: Sequence[tuple[Cell, Box]], colour: Colour) -> None:
    """The number and the kind of every row, left of the table, or just inside where there is no room."""
    kinds = {row.row: row.kind for row in table.rows}
    left = min(box.x0 for _, box in parts)
    tops: dict[int, Box] = {}
    for cell, box in parts:
        if cell.row not in tops or box.height < tops[cell.row].height:
            tops[cell.row] = box
    joined = {cell.row for cell, _ in parts if _is_joined(cell)}
    for row, box in tops.items():
        text = f"{row} {kinds.get(row, '')}{' joined' if row in joined else ''}".strip()
        width = _width(text, SMALL)
        _label(sheet, max(left - width - 2, 1.0), box.y0 + SMALL, text, colour)


def _label_columns(sheet: Any, table: Table, parts: Sequence[tuple[Cell, Box]], colour: Colour) -> None:
    """The number and the role of every column above the table, as much of it as the column is wide."""
    spans: dict[int, Box] = {}
    for cell, box in parts:
        if cell.col_span == 1:
            spans.setdefault(cell.col, box)
    top = min(box.y0 for _, box in parts)
    roles: Mapping[int, str] = {column.col: column.role or "?" for column in table.columns}
    for col, box in sorted(spans.items()):
        text = f"{col} {roles.get(col, '?')}"
        while len(text) > 2 and _width(text, SMALL) > box.width - 1:
            text = text[:-1]
        _label(sheet, box.x0 + 0.5, max(top - 1.5, SMALL), text, colour)


def _caption_lines(captions: Sequence[Sequence[str]], colours: Sequence[Colour], width: float) -> Iterator[CaptionLine]:
    fits = max(int((width - 2 * MARGIN) / (TEXT * 0.47)), 20)
    for lines, colour in zip(captions, colours, strict=True):
        for text in lines:
            for piece in textwrap.wrap(text, fits, subsequent_indent="    ") or [""]:
                yield CaptionLine(piece, colour)
    for piece in textwrap.wrap(LEGEND, fits):
        yield CaptionLine(piece, GREY)


def _draw_captions(sheet: Any, lines: Sequence[CaptionLine], top: float) -> None:
    for number, line in enumerate(lines, start=1):
        place = (MARGIN, top + number * TEXT * LEADING)
        sheet.insert_text(place, line.text, fontsize=TEXT, color=line.colour)


def _boxes(
    sheet: Any, boxes: Iterable[Box], colour: Colour, width: float, *, dashes: str | None = None, shade: float = 0.0
) -> None:
    """The outlines of boxes; `shade` (0 to 1) fills them too, that opaque."""
    shape = sheet.new_shape()
    drawn = 0
    for box in boxes:
        shape.draw_rect(pymupdf.Rect(*box))
        drawn += 1
    if drawn:
        fill = colour if shade else None
        shape.finish(color=colour, width=width, dashes=dashes, fill=fill, fill_opacity=shade or 1.0)
        shape.commit()


def _label(sheet: Any, x: float, base: float, text: str, colour: Colour) -> None:
    """Small print on a white ground, its base line at `base`."""
    ground = pymupdf.Rect(x - 0.5, base - SMALL, x + _width(text, SMALL) + 0.5, base + 1)
    sheet.draw_rect(ground, color=None, fill=WHITE, fill_opacity=0.8)
    sheet.insert_text((x, base), text, fontsize=SMALL, color=colour)


def _width(text: str, size: float) -> float:
    return float(pymupdf.get_text_length(text, fontname="helv", fontsize=size))
