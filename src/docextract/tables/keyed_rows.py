"""Rows told by their key: a short text in the first column that stands once in each row, beside its figures.

The words in the other columns are wrapped over several lines, below the key or around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from docextract.tables.textlines import PageText
from docextract.tables.textrow import TextRow
from docextract.tables.wrapping import LineText, goes_on, row_to_texts, texts_to_limits

FEWEST = 3
"""So many lines with a key at least."""
WRONG = 0.2
"""Where the words of no more than this part of these lines go on from the line above, rows begin at their key."""

Texts = Mapping[int, LineText]


def rows_to_keyed_groups(
    rows: Sequence[TextRow], text: PageText, walls: Sequence[float] = ()
) -> list[list[TextRow]] | None:
    """Lines put together to rows of the table; None where not every row has a key.

    `walls` are the columns' bounds where lines are drawn between them.
    """
    figured = [bool(row.figures - {0}) and not _names_a_unit(row, text) for row in rows]
    first = figured.index(True) if any(figured) else 0
    keys = [i for i in range(first, len(rows)) if 0 in rows[i].cols]
    if len(keys) < FEWEST or len(keys) != sum(figured) or not all(figured[i] for i in keys):
        return None
    breaks = _breaks([row_to_texts(row, text) for row in rows], walls, text.size)
    head = max((i + 1 for i in range(first) if 0 in rows[i].cols), default=0)
    if not head or sum(breaks[i] < 1.0 for i in keys[1:]) <= WRONG * (len(keys) - 1):
        cuts = keys
    else:
        cuts = [head, *(_best_cut(breaks, a, b) for a, b in pairwise(keys))]
    bounds = sorted({0, *cuts, len(rows)})
    return [list(rows[a:b]) for a, b in pairwise(bounds)]


def _names_a_unit(row: TextRow, text: PageText) -> bool:
    return any(text.texts[word].lstrip("(").startswith("£0") for word in row.words)


def _breaks(texts: Sequence[Texts], walls: Sequence[float], size: float) -> list[float]:
    """For each line the part of its columns, but the key's, in which its words do not go on from those above them.

    A line with nothing but a key and figures is told by the line below it.
    """
    limits = texts_to_limits(texts, walls, size)
    above: dict[int, LineText] = {}
    out: list[float] = []
    for line in texts:
        own = {col: one for col, one in line.items() if col}
        ended = [col not in above or not goes_on(above[col], one, limits[col], size) for col, one in own.items()]
        out.append(sum(ended) / len(ended) if ended else -1.0)
        above.update(own)
    for i in range(len(out) - 1, -1, -1):
        if out[i] < 0:
            out[i] = out[i + 1] if i + 1 < len(out) else 1.0
    return out


def _best_cut(breaks: Sequence[float], upper: int, lower: int) -> int:
    """The line, of those after one key's up to the next key's, at which most columns begin anew; the one nearest to
    the middle between the keys of several."""
    middle = (upper + lower + 1) / 2
    return max(range(upper + 1, lower + 1), key=lambda i: (breaks[i], -abs(i - middle)))
