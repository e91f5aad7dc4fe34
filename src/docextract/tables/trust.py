"""How far a grid can be trusted, and why not further."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from docextract.model.table import Cell
from docextract.parse.text import has_digit
from docextract.tables.figures import is_figure
from docextract.tables.frame import Frame
from docextract.tables.textlines import PageText

START = {"ruled": 0.98, "shaded": 0.93, "lined": 0.9, "unruled": 0.8}
LONGEST = 60
"""A longer text is no row of figures."""
RAISED = 0.8
"""A note's mark is less than this part as high as the words beside it."""
OVER = 2.5
"""A word reaches over its cell's border where it does so by this many points."""


def cells_to_confidence(cells: Sequence[Cell], frame: Frame, text: PageText) -> tuple[float, tuple[str, ...]]:
    """From 0 to 1, with what lowers it in plain words."""
    confidence = START.get(frame.method, 0.8)
    reasons = []
    if frame.method == "unruled":
        reasons.append("no lines are drawn: rows and columns come from the text alone")
    filled = [cell for cell in cells if cell.text]
    over = words_over(filled)
    if over:
        confidence -= min(0.3, 0.02 * over)
        reasons.append(f"{over} {'word reaches' if over == 1 else 'words reach'} over a cell's border")
    crowded = sum(is_crowded(cell, text) for cell in filled)
    if crowded:
        confidence -= min(0.4, 0.15 + 0.03 * crowded)
        reasons.append(f"{crowded} {'cell holds' if crowded == 1 else 'cells hold'} several figures")
    share = len(filled) / max(1, len(cells))
    if share < 0.25:
        confidence -= 0.15
        reasons.append(f"only {len(filled)} of {len(cells)} cells hold text")
    n_rows = len({cell.row for cell in filled})
    if frame.soft and n_rows > 2:
        ragged = ragged_rows(filled)
        if ragged > 0.4 * n_rows:
            confidence -= 0.15
            reasons.append(f"{ragged} of {n_rows} rows fill less than half of the columns")
    if n_rows < 2:
        confidence -= 0.2
        reasons.append("a single row")
    return max(0.05, round(confidence, 3)), tuple(reasons)


def is_crowded(cell: Cell, page: PageText) -> bool:
    """True where a cell holds several figures, alone or behind a name: those of two columns or rows, as a rule.

    Ranges of pages, telephone numbers and raised marks of notes are no such figures; behind a name only sums count,
    with a comma or a point.
    """
    text = cell.text
    if " " not in text or len(text) > LONGEST or not has_digit(text[-4:]):
        return False
    words = text.split()
    first = len(words)
    while first and is_figure(words[first - 1]):
        first -= 1
    figures = words[first:]
    printed = [figure for figure in figures if has_digit(figure)]
    if len(printed) < 2 or not all(map(has_digit, figures[1:])) or any(_is_code(figure) for figure in printed):
        return False
    if first and not all("," in figure or "." in figure for figure in printed):
        return False
    return len(printed) > 2 or not _has_raised(cell, page)


def _is_code(figure: str) -> bool:
    """A number that begins with a nought is a telephone number's, a code or a unit ("£000")."""
    digits = figure.lstrip("£(")
    return len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()


def _has_raised(cell: Cell, page: PageText) -> bool:
    """Some word is clearly smaller than another: a note's mark."""
    halves = [page.halves[word] for part in cell.parts[:1] for word in part.words]
    return min(halves) < RAISED * max(halves)


def ragged_rows(filled: Sequence[Cell]) -> int:
    """How many rows fill less than half of the columns that any row fills."""
    rows: dict[int, int] = defaultdict(int)
    columns: set[int] = set()
    for cell in filled:
        rows[cell.row] += cell.col_span
        columns.update(range(cell.col, cell.col + cell.col_span))
    return sum(2 * n < len(columns) for n in rows.values())


def words_over(filled: Sequence[Cell]) -> int:
    """How many cells hold words that reach over the cell's left or right border."""
    parts = [cell.parts[0] for cell in filled]
    around = np.array([part.text_box for part in parts])
    if not len(around):
        return 0
    boxes = np.array([part.box for part in parts])
    return int(((around[:, 0] < boxes[:, 0] - OVER) | (around[:, 2] > boxes[:, 2] + OVER)).sum())
