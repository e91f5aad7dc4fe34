"""The figures of the papers of one meeting, for tests of one paper against another."""

from __future__ import annotations

from typing import NamedTuple

from docextract.model.table import RowKind

LINES, SAME_LINE = "lines_of_another_paper", "same_line_in_another_paper"
"""Rules of checks that take figures of two papers."""


class Printed(NamedTuple):
    """A sum in a table. `paper`: what a list calls its document; `value` and `step` in pence, `page` from 1.

    `scope` is what the sum says of its extent besides its name: the heading of its column and the group of its row.
    """

    document_id: str
    paper: str
    amount_id: str
    page: int
    table_id: str
    row: int
    col: int
    year: str
    value: int
    step: int
    label: str
    scope: str
    kind: RowKind


class BudgetFigure(NamedTuple):
    """A sum of one budget line, the category that it is filed under, its funding and its directorate."""

    printed: Printed
    category: str
    extents: frozenset[str]


class Meeting(NamedTuple):
    """`lines` of the paper that lists a budget line by line; `others` in the meeting's tables, its own totals too."""

    lines: tuple[BudgetFigure, ...]
    others: tuple[Printed, ...]
