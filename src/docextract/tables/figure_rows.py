"""Rows of figures that no line parts: told by lines of figures one below the other, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docextract.tables.rowbands import WRAPPED, TextRow

LEAST = 2
"""A line is one of figures where it has them in so many columns."""
APART = 1.4
"""Bold lines further apart than so many times the closest lines head different things."""


def rows_to_figure_groups(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """Lines put together to rows of the table where it is plain that each line of figures is a row; else [].

    It is plain where two such lines fill the same columns, each with its name, or where a bold line stands as a heading
    above a line of figures that is not bold.
    """
    lines = [i for i, row in enumerate(rows) if is_line_of_figures(row)]
    if not lines or sum(bool(row.wrapped) for row in rows) > WRAPPED * len(rows):
        return []
    starts = {_widest(rows, a, b) for a, b in pairwise(lines)} if _are_plain(rows, lines) else set()
    if len(lines) > 1 and not starts:
        return []
    starts |= _headings(rows, lines)
    bounds = [0, *sorted(starts - {0}), len(rows)]
    groups = [list(rows[a:b]) for a, b in pairwise(bounds)]
    return groups if len(groups) > 1 else []


def is_line_of_figures(row: TextRow) -> bool:
    """Figures in several columns, and a name in another."""
    return len(row.figures - {0}) >= LEAST and row.cols != row.figures


def _are_plain(rows: Sequence[TextRow], lines: Sequence[int]) -> bool:
    return all(len((rows[a].figures & rows[b].figures) - {0}) >= LEAST for a, b in pairwise(lines))


def _widest(rows: Sequence[TextRow], first: int, last: int) -> int:
    """The line, of those after `first` up to `last`, above which there is most space; the last of several."""
    return max(range(first + 1, last + 1), key=lambda i: (round(rows[i].middle - rows[i - 1].middle), i))


def _headings(rows: Sequence[TextRow], lines: Sequence[int]) -> set[int]:
    """The numbers of the lines at which headings in bold begin, and what stands below them."""
    pitch = min((b.middle - a.middle for a, b in pairwise(rows)), default=0.0)
    starts: set[int] = set()
    for line in lines:
        at = line
        while at and not rows[line].bold and _is_heading(rows[at - 1]):
            if at == line or rows[at].middle - rows[at - 1].middle > APART * pitch:
                starts.add(at)
            at -= 1
        if at < line:
            starts.add(at)
    return starts


def _is_heading(row: TextRow) -> bool:
    return row.bold and len(row.cols) == 1 and not row.figures
