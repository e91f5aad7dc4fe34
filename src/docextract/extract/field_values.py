"""The value of a label: the rest of its line, the column beside it, or the lines below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docextract.extract.field_labels import Piece
from docextract.model.field import FieldMethod
from docextract.model.layout import Line

MOST_LINES = {"short": 6, "list": 14, "long": 250}
GAPS = {"short": 0.9, "list": 2.4, "long": 3.2}
"""White space, in line heights, over which a value of each shape goes on."""
COLUMN_GAP = 1.8
"""The same for values in a column of their own beside the labels."""
FIRST_GAP = 2.6
"""How far below its label a value may begin."""
INDENT = 15.0
"""Points by which a value must stand right of its label to make a column."""


@dataclass(frozen=True, slots=True)
class Value:
    """The lines of a value in order, and how it was found."""

    lines: tuple[Line, ...]
    method: FieldMethod


def value_of(pieces: Sequence[Piece], at: int, stops: frozenset[tuple[int, int]], right: float) -> Value:
    """The value of the label at `pieces[at]`. `pieces` run over all pages in reading order.

    `stops` are (page, first word) of headings, where every value ends; `right` is the right edge of the page's text.
    """
    piece = pieces[at]
    shape = piece.known.value if piece.known else "short"
    lines = [piece.text] if piece.text else []
    method: FieldMethod = "same_line"
    beside = _beside(pieces, at)
    if not lines and beside:
        method = "beside"
    elif not lines:
        method = "next_lines"
    lines += beside
    lines += _below(pieces, at, lines, stops, shape, right)
    return Value(tuple(lines[: MOST_LINES[shape]]), method)


def _beside(pieces: Sequence[Piece], at: int) -> list[Line]:
    """Plain text to the right on the label's own line, up to the next label."""
    piece = pieces[at]
    middle = piece.box.centre[1]
    out = []
    for other in pieces[at + 1 : at + 8]:
        if other.page != piece.page or not (other.box.y0 < middle < other.box.y1):
            break
        if other.box.x0 < piece.box.x1 - 1:
            continue
        if other.label or other.text is None:
            break
        out.append(other.text)
    return out


def _below(
    pieces: Sequence[Piece], at: int, lines: Sequence[Line], stops: frozenset[tuple[int, int]], shape: str, right: float
) -> list[Line]:
    piece = pieces[at]
    column = lines[0].box.x0 if lines and lines[0].box.x0 > piece.box.x0 + INDENT else None
    last = max(lines, key=lambda line: line.box.y1) if lines else None
    bottom, page = (last.box.y1 if last else piece.box.y1), piece.page
    middle = piece.box.centre[1]
    out: list[Line] = []
    for other in pieces[at + 1 : at + 400]:
        if other.page != page:
            if not (shape == "long" or (shape == "list" and (column is None)) or not (lines or out)):
                break
            page, bottom, column, middle = other.page, -1.0, None, -1.0
        if other.box.y0 < middle or other.box.centre[1] < bottom - other.size:
            continue
        place = _place(piece, other, column)
        if place == "left":
            continue
        if place == "right" and not other.label:
            if not (lines or out):
                continue
            if column is None and out and other.box.x0 > out[0].box.x1 + 20:
                continue
        if other.label or other.text is None or (other.page, other.text.words[0]) in stops:
            if place == "right" and (lines or out) and column is not None and other.box.x0 > _right_of(lines, out) + 10:
                continue
            break
        if not _goes_on(other, bottom, [*lines, *out], column, shape, right):
            break
        out.append(other.text)
        bottom = max(bottom, other.box.y1)
        if len(out) >= MOST_LINES[shape]:
            break
    return out


def _right_of(lines: Sequence[Line], more: Sequence[Line]) -> float:
    return max(line.box.x1 for line in (*lines, *more))


def _place(piece: Piece, other: Piece, column: float | None) -> str:
    """Where a piece below stands: left of the label, in the value's column ("in"), at the label, or right of it."""
    if other.box.x1 < piece.box.x0 - 2:
        return "left"
    if column is not None and other.box.x0 >= column - 10:
        return "in"
    if other.box.x0 > piece.box.x1 + 60:
        return "right"
    return "under"


def _goes_on(
    other: Piece, bottom: float, lines: Sequence[Line], column: float | None, shape: str, right: float
) -> bool:
    if bottom < 0:
        return True
    gap = (other.box.y0 - bottom) / other.size
    if not lines:
        return gap < FIRST_GAP
    if column is not None and other.box.x0 >= column - 10:
        return gap < max(COLUMN_GAP, GAPS[shape])
    if shape != "short":
        return gap < GAPS[shape]
    wrapped = lines[-1].box.x1 > 0.75 * right
    if column is not None or other.box.x0 < lines[0].box.x0 - 10:
        return gap < 0.5 and wrapped
    return gap < GAPS[shape]
