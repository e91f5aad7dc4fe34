"""Rows told by their names: which lines of text go on from the line above, because no more would have fitted there.

A name of several lines may have its figures beside its first, its middle or its last line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from docextract.tables.textlines import PageText
from docextract.tables.textrow import TextRow
from docextract.tables.wrapping import LineText, goes_on, row_to_texts, texts_to_limits

Place = Literal["first", "middle", "last"]
"""Which of a row's lines has its figures."""

FEWEST = 2
"""So many lines of figures at least."""
HALF_LINE = 0.75
"""Figures beside the middle of two lines of a name stand nearer to them than so many times the lines' distance."""
WIDER = 1.2
"""Lines further apart than so many times the lines' distance belong to different rows."""


def rows_to_label_groups(
    rows: Sequence[TextRow], text: PageText, pitch: float, walls: Sequence[float] = ()
) -> list[list[TextRow]] | None:
    """Lines put together to rows of the table; None where the lines without figures hold words in several columns,
    unless these are a heading: words in all columns of figures.

    `pitch` is the distance of lines that are wrapped within a cell, `walls` are the columns' bounds where lines are
    drawn between them.
    """
    columns = frozenset[int]().union(*(row.figures for row in rows)) - {0}
    figured = [i for i, row in enumerate(rows) if row.figures - {0}]
    while figured and _is_rest_of_names(rows[figured[0]], columns, text):
        figured.pop(0)
    if len(figured) < FEWEST:
        return None
    start = max((i + 1 for i, row in enumerate(rows[: figured[0]]) if len(row.cols) > 1 or row.figures), default=0)
    body = rows[start:]
    bare = [row for row in body if not row.figures - {0}]
    if not bare or any(len(row.cols) > 1 and not row.cols >= columns for row in bare):
        return None
    groups = _body_to_groups(body, text, pitch, walls)
    if not start:
        return groups
    head = list(rows[:start])
    if _is_rest_of_header(groups, head):
        head.extend(groups.pop(0))
    return [head, *groups]


def _is_rest_of_names(row: TextRow, columns: frozenset[int], text: PageText) -> bool:
    """True for units in some of the columns of figures and not in others: the last words of longer names."""
    return not row.cols >= columns and any(text.texts[word].lstrip("(").startswith("£0") for word in row.words)


def _is_rest_of_header(groups: Sequence[Sequence[TextRow]], head: Sequence[TextRow]) -> bool:
    """True where the first group is the name of a column that has none above it: nearer to the header than to the rows
    below it, or as near, and no such group stands further down.
    """
    headings = [not any(row.figures - {0} for row in group) for group in groups]
    own, named = groups[0][0].cols, frozenset().union(*(row.cols for row in head))
    if not headings[0] or own & named or len(groups) < 2:
        return False
    above = groups[0][0].middle - head[-1].middle
    below = groups[1][0].middle - groups[0][-1].middle
    return below > WIDER * above or (headings.count(True) == 1 and above <= WIDER * below)


def _body_to_groups(
    body: Sequence[TextRow], text: PageText, pitch: float, walls: Sequence[float]
) -> list[list[TextRow]]:
    texts = [row_to_texts(row, text) for row in body]
    limits = texts_to_limits(texts, walls, text.size)
    chains = [[0]]
    for i in range(1, len(body)):
        if not _goes_on(i, body, texts, limits, pitch, text.size):
            chains.append([])
        chains[-1].append(i)
    place = _usual_place(chains, body)
    return [[body[i] for i in part] for chain in chains for part in _chain_to_rows(chain, body, place)]


def _goes_on(
    i: int,
    body: Sequence[TextRow],
    texts: Sequence[dict[int, LineText]],
    limits: dict[int, float],
    pitch: float,
    size: float,
) -> bool:
    """True where line i belongs to the row of the line above it, as far as their words show."""
    distance = body[i].middle - body[i - 1].middle
    near = distance < HALF_LINE * pitch
    heads = [len(row.cols) > 1 and not row.figures - {0} for row in (body[i - 1], body[i])]
    if distance > WIDER * pitch or any(heads):
        return distance < WIDER * pitch and all(heads)
    if not texts[i]:
        return near and not body[i - 1].figures
    if not texts[i - 1]:
        return near and i > 1 and _is_wrapped(texts[i - 2], texts[i], limits, size)
    return _is_wrapped(texts[i - 1], texts[i], limits, size)


def _is_wrapped(above: dict[int, LineText], below: dict[int, LineText], limits: dict[int, float], size: float) -> bool:
    """True where the words of the one column that two lines share go on from the upper to the lower line."""
    shared = above.keys() & below.keys()
    if not shared or (len(below) > 1 and len(above) > 1):
        return False
    col = min(shared)
    return goes_on(above[col], below[col], limits[col], size)


def _usual_place(chains: Sequence[Sequence[int]], body: Sequence[TextRow]) -> Place:
    """Where the figures stand in rows of several lines, as the first and the last line of each run show."""
    votes: dict[Place, int] = {"first": 0, "last": 0, "middle": 0}
    for chain in chains:
        figured = [n for n, i in enumerate(chain) if body[i].figures - {0}]
        above, below = (figured[0], len(chain) - 1 - figured[-1]) if figured else (0, 0)
        if above or below:
            votes["first" if not above else "middle" if below else "last"] += 1
    return max(votes, key=lambda place: votes[place])


def _chain_to_rows(chain: list[int], body: Sequence[TextRow], place: Place) -> list[list[int]]:
    """A run of lines cut so that each part has one line of figures, at its usual place."""
    figured = [n for n, i in enumerate(chain) if body[i].figures - {0}]
    if len(figured) < 2:
        return [chain]
    cuts = [0]
    for upper, lower in pairwise(figured):
        if place == "middle":
            cuts.append(min(max(2 * upper - cuts[-1] + 1, upper + 1), lower))
        else:
            cuts.append(lower if place == "first" else upper + 1)
    return [chain[a:b] for a, b in pairwise([*cuts, len(chain)])]
