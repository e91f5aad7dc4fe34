"""Labels without colons that stand in a column of their own, their values in the column beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docextract.extract.field_labels import MAX_UNKNOWN_WORDS, Piece
from docextract.vocabulary.label_words import known_label

FEWEST = 3
"""Rows that make a block."""
KNOWN = 0.4
"""The share of a block's labels that the vocabulary must know, two at the least."""
ALIGNED = 3.0
NUMBER = re.compile(r"(?:page\s*)?\d+$", re.IGNORECASE)
"""A value like this makes the block a list of contents."""
FAR = 4.0
"""White space between two rows, in line heights, that parts two blocks."""

Row = tuple[int, int]
"""Places of a label and of its value among the page's pieces."""


def columns_to_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """One page's pieces, the plain ones that are labels of such a block made labels."""
    out = list(pieces)
    for block in _blocks(pieces):
        known = [known_label(_text(pieces[label])) for label, _ in block]
        enough = sum(1 for one in known if one) >= max(2, KNOWN * len(block))
        if enough and not any(_is_no_value(_text(pieces[value])) for _, value in block):
            for (label, _), name in zip(block, known, strict=True):
                out[label] = replace(pieces[label], label=pieces[label].text, text=None, known=name)
    return out


def _text(piece: Piece) -> str:
    return piece.text.text if piece.text else ""


def _is_no_value(text: str) -> bool:
    """True for a page number, and for a label or an address: people's details stand side by side like that."""
    return known_label(text) is not None or NUMBER.match(text) is not None or "@" in text


def _blocks(pieces: Sequence[Piece]) -> Iterator[list[Row]]:
    """Runs of rows of two plain pieces, the first and the second each at the same left edge all the way down."""
    block: list[Row] = []
    for row in _rows(pieces):
        if block and not _goes_on(pieces, block[-1], row):
            if len(block) >= FEWEST:
                yield block
            block = []
        block.append(row)
    if len(block) >= FEWEST:
        yield block


def _rows(pieces: Sequence[Piece]) -> Iterator[Row]:
    for at in range(len(pieces) - 1):
        label, value = pieces[at], pieces[at + 1]
        if label.label or value.label or value.box.x0 < label.box.x1:
            continue
        if _in_row(label, value) and not (at + 2 < len(pieces) and _in_row(label, pieces[at + 2])):
            text = _text(label)
            if text.count(" ") < MAX_UNKNOWN_WORDS and text[0].isupper() and text[-1] not in ".,;":
                yield at, at + 1


def _in_row(one: Piece, other: Piece) -> bool:
    return abs(one.box.y0 - other.box.y0) < 0.5 * one.size


def _goes_on(pieces: Sequence[Piece], last: Row, row: Row) -> bool:
    aligned = all(abs(pieces[a].box.x0 - pieces[b].box.x0) < ALIGNED for a, b in zip(last, row, strict=True))
    bottom = max(piece.box.y1 for piece in pieces[last[0] : row[0]])
    return aligned and pieces[row[0]].box.y0 - bottom < FAR * pieces[row[0]].size
