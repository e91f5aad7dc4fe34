"""The value of a label: the rest of its line, the column beside it, or the lines below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from docextract.extract.field_labels import Piece
from docextract.model.field import FieldMethod
from docextract.model.layout import Line
from docextract.parse.name import cell_to_people

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
    beside, limit = _beside(pieces, at)
    lines = [piece.text, *beside] if piece.text and piece.label is not piece.text else beside
    method: FieldMethod = (
        "same_line" if piece.text and piece.label is not piece.text else "beside" if beside else "next_lines"
    )
    below = _below(pieces, at, lines, stops, shape, (right, limit))
    if method == "next_lines" and shape == "short" and below and _is_prose(below[0], right):
        below = []
    return Value(tuple([*lines, *below][: MOST_LINES[shape]]), method)


def _is_prose(line: Line, right: float) -> bool:
    return line.text.count(" ") >= 12 and line.box.x1 > 0.75 * right


def _same_row(piece: Piece, other: Piece) -> bool:
    shared = min(piece.box.y1, other.box.y1) - max(piece.box.y0, other.box.y0)
    return other.page == piece.page and shared > 0.5 * other.box.height


def _beside(pieces: Sequence[Piece], at: int) -> tuple[list[Line], float]:
    """Plain text to the right on the label's own line up to the next label, and where that next label stands."""
    piece = pieces[at]
    out: list[Line] = []
    for other in pieces[at + 1 : at + 8]:
        if not _same_row(piece, other):
            break
        if other.box.x0 < piece.box.x1 - 1:
            continue
        if other.label or other.known or other.text is None:
            return out, other.box.x0 - 5
        out.append(other.text)
    return out, math.inf


def _below(
    pieces: Sequence[Piece],
    at: int,
    lines: Sequence[Line],
    stops: frozenset[tuple[int, int]],
    shape: str,
    edges: tuple[float, float],
) -> list[Line]:
    piece = pieces[at]
    right, limit = edges
    column = lines[0].box.x0 if lines and lines[0].box.x0 > piece.box.x0 + INDENT else None
    last = max(lines, key=lambda line: line.box.y1) if lines else None
    bottom, page = (last.box.y1 if last else piece.box.y1), piece.page
    out: list[Line] = []
    for number, other in enumerate(pieces[at + 1 : at + 400], at + 1):
        if other.page != page:
            if (lines and column is not None and shape != "long") or (shape == "short" and (lines or out)):
                break
            page, bottom, column, limit = other.page, -1.0, None, math.inf
        if other.box.centre[1] < bottom - 0.4 * other.size or other.box.x0 >= limit:
            continue
        place = _place(piece, other, column)
        if place == "left":
            continue
        if place == "right" and (column is not None or not out or other.box.x0 > out[0].box.x1 + 20):
            continue
        if other.known and place == "under" and column is not None and _has_value(pieces, number, column):
            break
        line = _value_line(piece, other, bottom if lines or out else math.inf)
        if line is None or (other.page, line.words[0]) in stops:
            break
        if not _goes_on(other, bottom, [*lines, *out], column, shape, right):
            break
        out.append(line)
        bottom = max(bottom, other.box.y1)
        if len(out) >= MOST_LINES[shape]:
            break
    return out


def _has_value(pieces: Sequence[Piece], at: int, column: float) -> bool:
    """True where the piece after this one stands beside it, in the column of values."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is not None and _same_row(pieces[at], following) and abs(following.box.x0 - column) < 4


def _value_line(piece: Piece, other: Piece, bottom: float) -> Line | None:
    """The piece's line where it can belong to a value; None where it is a label of its own.

    An office with its post ("Service Director: Commissioning") belongs to a list of names that it directly follows;
    one with its holder ("Cabinet Member: Councillor Elm") is a label.
    """
    known = other.known
    if other.label is None:
        ends = known is not None and (known.name != (piece.known.name if piece.known else None)) and not known.role
        return None if ends else other.text
    lists_posts = piece.known is not None and piece.known.value == "list" and known is not None and known.role
    own_office = piece.known is not None and piece.known.role
    if lists_posts and not own_office and other.text and other.colon and other.box.y0 - bottom < 0.6 * other.size:
        return None if _names_person(other.text.text) else other.whole
    return None


def _names_person(text: str) -> bool:
    """True for a text whose first part is somebody's name, with a title before it or not."""
    people = cell_to_people(text)
    return bool(people) and people[0].name is not None


def _place(piece: Piece, other: Piece, column: float | None) -> str:
    """Where a piece below stands: left of the label, in the value's column ("in"), right of it, or under the label."""
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
    """True where the piece stands close enough below the value's last line, and where a wrapped line would stand."""
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
