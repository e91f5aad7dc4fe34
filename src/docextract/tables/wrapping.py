"""Whether the words of one line go on from those of the line above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docextract.tables.textlines import PageText
from docextract.tables.textrow import TextRow

SPACE, ROOM = 0.25, 0.8
"""Letter heights: a space, and the room in which one more word would surely have been put."""
INSIDE = 0.6
"""Letter heights between the end of a full line and the wall beside it."""
INDENT = 2.5
"""Points by which the beginnings of two lines of one text differ at most."""
CONNECTING = frozenset("& and of the for to in with from on at by or a an - \u2013 / ,".split())  # noqa: SIM905
ENDING = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class LineText:
    """The words of one line in one column: where they begin and end, the end of the first word, and the words."""

    x0: float
    first_x1: float
    x1: float
    first: str
    last: str
    bold: bool


def row_to_texts(row: TextRow, text: PageText) -> dict[int, LineText]:
    """The words of a line by column; columns of figures are left out."""
    words: dict[int, list[int]] = defaultdict(list)
    for word, col in zip(row.words, row.word_cols, strict=True):
        if col not in row.figures:
            words[col].append(word)
    return {
        col: LineText(
            text.rows[own[0]][0],
            text.rows[own[0]][2],
            text.rows[own[-1]][2],
            text.texts[own[0]],
            text.texts[own[-1]],
            all(word in text.bold for word in own),
        )
        for col, own in words.items()
    }


def texts_to_limits(texts: Iterable[Mapping[int, LineText]], walls: Sequence[float], size: float) -> dict[int, float]:
    """How far the lines of each column may reach: to the wall drawn beside it, or as far as the longest does."""
    limits: dict[int, float] = defaultdict(float)
    for col, wall in enumerate(walls[1:]):
        limits[col] = wall - INSIDE * size
    for line in texts:
        for col, one in line.items():
            limits[col] = max(limits[col], one.x1)
    return limits


def goes_on(upper: LineText, lower: LineText, limit: float, size: float) -> bool:
    """True where the lower of two lines of one column goes on from the upper one, as far as their words show.

    `limit` is how far the column's lines may reach, `size` the height of a letter.
    """
    if upper.bold != lower.bold:
        return False
    if lower.first[:1].islower() or lower.first[:1] == "(" or upper.last in CONNECTING or upper.last[-1:] == ",":
        return True
    if abs(upper.x0 - lower.x0) > INDENT or upper.last.endswith(ENDING):
        return False
    return upper.x1 + (SPACE + ROOM) * size + lower.first_x1 - lower.x0 > limit
