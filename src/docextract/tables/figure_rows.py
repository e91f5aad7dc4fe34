"""Rows of figures that no line parts: told by lines of figures one below the other, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docextract.tables.rowbands import WRAPPED
from docextract.tables.textrow import TextRow

LEAST = 2
"""A line is one of figures where it has them in so many columns."""
APART = 1.4
"""Bold lines further apart than so many times the closest lines head different things."""


def rows_to_figure_groups(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """Lines put together to rows of the table where it is plain that each line of figures is one, else to one row.

    It is plain where all such lines fill the same columns, each with its name.
    """
    lines = [i for i, row in enumerate(rows) if is_line_of_figures(row)]
    if sum(bool(row.wrapped) for row in rows) > WRAPPED * len(rows) or not _are_plain(rows, lines):
        return [list(rows)]
    bounds = [0, *(_widest(rows, a, b) for a, b in pairwise(lines)), len(rows)]
    return [list(rows[a:b]) for a, b in pairwise(bounds)]


def headings_apart(groups: Sequence[Sequence[TextRow]]) -> list[list[TextRow]]:
    """The groups, with bold lines above a line of figures that is not bold as rows of their own: they are headings."""
    out: list[list[TextRow]] = []
    for group in groups:
        bounds = [0, *sorted(_heading_bounds(group)), len(group)]
        out.extend(list(group[a:b]) for a, b in pairwise(bounds))
    return out


def is_line_of_figures(row: TextRow) -> bool:
    """Figures in several columns, and a name in another."""
    return len(row.figures - {0}) >= LEAST and row.cols != row.figures


def _are_plain(rows: Sequence[TextRow], lines: Sequence[int]) -> bool:
    return all(len((rows[a].figures & rows[b].figures) - {0}) >= LEAST for a, b in pairwise(lines))


def _widest(rows: Sequence[TextRow], first: int, last: int) -> int:
    """The line, of those after `first` up to `last`, above which there is most space; the last of several."""
    return max(range(first + 1, last + 1), key=lambda i: (round(rows[i].middle - rows[i - 1].middle), i))


def _heading_bounds(rows: Sequence[TextRow]) -> set[int]:
    """The numbers of the lines at which headings in bold begin, or what stands below them."""
    first = next((i for i, row in enumerate(rows) if is_line_of_figures(row)), 0)
    if not first or rows[first].bold or rows[first].wrapped or not _is_heading(rows[first - 1]):
        return set()
    bounds = {first}
    pitch = min(b.middle - a.middle for a, b in pairwise(rows))
    at = first - 1
    while at and _is_heading(rows[at - 1]):
        if rows[at].middle - rows[at - 1].middle > APART * pitch:
            bounds.add(at)
        at -= 1
    return bounds | {at} if at else bounds


def _is_heading(row: TextRow) -> bool:
    return row.bold and len(row.cols) == 1 and not row.figures
