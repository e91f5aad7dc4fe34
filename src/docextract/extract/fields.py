"""Fields of a paper: labels with their values, from running lines, two-column front matter and tables of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docextract.extract.field_labels import Piece, begins_label, labelled, line_to_pieces
from docextract.extract.field_tables import table_fields
from docextract.extract.field_values import Value, value_of
from docextract.extract.label_columns import columns_to_labels
from docextract.model.evidence import Evidence
from docextract.model.field import Field
from docextract.model.geometry import Box, union
from docextract.model.layout import Layout, Line, line_to_evidence
from docextract.model.page import Page
from docextract.model.table import Table
from docextract.vocabulary.label_words import known_label

Stops = frozenset[tuple[int, int]]
LABEL_PITCH = 8.0
"""Labels of one column stand within so many line heights of each other."""


def fields_of(layout: Layout, tables: Sequence[Table] = ()) -> tuple[Field, ...]:
    """All fields in page order. Lines in tables count only as cells."""
    parts = [part for table in tables for cell in table.cells for part in cell.parts]
    inside = {(part.page, word) for part in parts for word in part.words}
    boxes: dict[int, list[Box]] = {}
    for table in tables:
        for number, box in table.boxes or ((table.page, table.box),):
            boxes.setdefault(number, []).append(box)
    pieces: list[Piece] = []
    edges: dict[int, float] = {}
    for page in layout.pages:
        own = boxes.get(page.page.number, ())
        body = [
            line
            for line in page.body
            if (line.page, line.words[0]) not in inside and not any(box.holds(*line.box.centre) for box in own)
        ]
        edges[page.page.number] = max((line.box.x1 for line in body), default=page.page.width)
        pieces += columns_to_labels(page_to_pieces(page.page, body))
    stops = frozenset(
        (line.page, line.words[0]) for section in layout.sections if section.heading for line in section.heading.lines
    )
    found = [*pieces_to_fields(pieces, stops, edges), *table_fields(tables, layout)]
    return tuple(sorted(found, key=lambda field: (field.page, field.label_at.word)))


def page_to_pieces(page: Page, body: Sequence[Line]) -> list[Piece]:
    """The page's lines cut at their labels, in reading order; labels over two lines joined."""
    out: list[Piece] = []
    spent: set[int] = set()
    right = max((line.box.x1 for line in body), default=0.0)
    for at, line in enumerate(body):
        if at in spent:
            continue
        second = _second_line(body, at) if begins_label(line) else None
        if second is not None:
            spent.add(second)
            words = (*line.words, *body[second].words)
            joined = " ".join((line.text, body[second].text))
            out.append(labelled(page, words, known_label(joined), None, colon=":" in joined))
            continue
        out += line_to_pieces(page, line, continues=_continues(body, at, right))
    return out


def _second_line(body: Sequence[Line], at: int) -> int | None:
    """The line right below that completes this label ("REPORT" / "TITLE:")."""
    line = body[at]
    for other in range(at + 1, min(at + 5, len(body))):
        below = body[other]
        if known_label(line.text) and known_label(below.text) and _beside(body, at) and _beside(body, other):
            return None  # two labels, each with its value
        if (
            abs(below.box.x0 - line.box.x0) < 4
            and -0.3 * line.size < below.box.y0 - line.box.y1 < 0.5 * line.size
            and known_label(f"{line.text} {below.text}")
        ):
            return other
    return None


def _beside(body: Sequence[Line], at: int) -> bool:
    """True where the next line stands right of this one, in its row."""
    line, following = body[at], body[at + 1] if at + 1 < len(body) else body[at]
    return following.box.x0 > line.box.x1 and abs(following.box.y0 - line.box.y0) < 0.5 * line.size


def _continues(body: Sequence[Line], at: int, right: float) -> bool:
    """True where the line above runs to the right edge in the middle of a sentence and this one goes on with it."""
    if at == 0:
        return False
    above, line = body[at - 1], body[at]
    close = 0 < line.box.y0 - above.box.y0 < 1.6 * line.size and abs(above.box.x0 - line.box.x0) < 4
    if not close or above.text.count(" ") <= 6 or above.text[-1] in ".:;!?" or above.bold != line.bold:
        return False
    if ":" in above.text and known_label(above.text.partition(":")[0]):
        return False
    return above.box.x1 > 0.75 * right


def pieces_to_fields(pieces: Sequence[Piece], stops: Stops, edges: dict[int, float]) -> list[Field]:
    """A field for every label among the pieces. `edges`: the right edge of the text on each page."""
    out = []
    taken: set[tuple[int, int]] = set()
    for at, piece in enumerate(pieces):
        field = _piece_field(pieces, at, stops, edges[piece.page], taken) if piece.label or piece.known else None
        if field is not None:
            out.append(field)
            taken.update((line.page, line.words[0]) for line in field.value_lines)
    return out


def _piece_field(
    pieces: Sequence[Piece], at: int, stops: Stops, right: float, taken: set[tuple[int, int]]
) -> Field | None:
    piece = pieces[at]
    line = piece.label or piece.text
    if line is None or (line.page, line.words[0]) in taken:
        return None
    if piece.label:
        heading = piece.known is None and (piece.page, line.words[0]) in stops
        return None if heading else _field(piece, value_of(pieces, at, stops, right))
    bare = replace(piece, label=line)
    value = value_of([bare, *pieces[at + 1 : at + 400]], 0, stops, right)
    near = pieces[max(0, at - 12) : at + 12]
    return _field(bare, value) if _is_bare_label(piece, near, value) and _is_bare_value(piece, line, value) else None


def _is_bare_label(piece: Piece, near: Sequence[Piece], value: Value) -> bool:
    """A label without its colon shows by its weight, or by other labels in its column; more on its row: a header."""
    others = [other for other in near if other is not piece and other.page == piece.page and other.known]
    middle = piece.box.centre[1]
    if any(other.label is None and other.box.y0 < middle < other.box.y1 for other in others):
        return False
    if value.lines and piece.bold and not value.lines[0].bold:
        return True
    return any(
        abs(other.box.x0 - piece.box.x0) < 3 and abs(other.box.y0 - piece.box.y0) < LABEL_PITCH * piece.size
        for other in others
    )


def _is_bare_value(piece: Piece, label: Line, value: Value) -> bool:
    """A label without its colon counts where one thing stands beside it, or a line or two close below it."""
    if not value.lines or piece.known is None:
        return False
    if value.method == "beside":
        on_row = [line for line in value.lines if line.box.y0 < label.box.centre[1] < line.box.y1]
        return len(on_row) == 1
    close = value.lines[0].box.y0 - label.box.y1 < label.size and abs(value.lines[0].box.x0 - label.box.x0) < 40
    return piece.known.value != "long" and len(value.lines) <= 3 and label.page == value.lines[0].page and close


def _field(piece: Piece, value: Value) -> Field | None:
    label = piece.label
    if label is None or (piece.known is None and not value.lines):
        return None
    return Field(
        label=label.text.rstrip(" :"),
        name=piece.known.name if piece.known else None,
        value=lines_to_text(value.lines),
        label_at=line_to_evidence(label),
        value_at=lines_to_evidence(value.lines),
        value_lines=value.lines,
        confidence=_confidence(piece, value),
        method=value.method,
    )


CONFIDENCE = {"same_line": 0.95, "beside": 0.9, "next_lines": 0.8, "table": 0.95}


def _confidence(piece: Piece, value: Value) -> float:
    if piece.known is None:
        return 0.65 if piece.bold and value.lines and not value.lines[0].bold else 0.5
    return round(CONFIDENCE[value.method] - (0 if piece.colon else 0.2), 2)


def lines_to_text(lines: Sequence[Line]) -> str:
    """Lines joined by spaces; a word parted at its hyphen by the line's end stands together again."""
    out = ""
    for line in lines:
        joint = "" if not out or (out[-1] == "-" and out[-2:-1].isalpha() and line.text[:1].islower()) else " "
        out += joint + line.text
    return " ".join(out.split())


def lines_to_evidence(lines: Sequence[Line]) -> Evidence | None:
    """Where the lines stand on their first page; None for no lines."""
    if not lines:
        return None
    here = [line for line in lines if line.page == lines[0].page]
    quote = " ".join(line.text for line in here)
    return Evidence(lines[0].page, union(line.box for line in here), quote, lines[0].words[0])
