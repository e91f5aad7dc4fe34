"""How far a grid can be trusted, and why not further."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.model.table import Cell
from docextract.tables.frame import Frame
from docextract.tables.textlines import PageText

START = {"ruled": 0.98, "shaded": 0.93, "lined": 0.9, "unruled": 0.8}
OVER = 2.5
"""A word reaches over its cell's border where it does so by this many points."""


def cells_to_confidence(cells: Sequence[Cell], frame: Frame, text: PageText) -> tuple[float, tuple[str, ...]]:
    """From 0 to 1, with what lowers it in plain words."""
    confidence = START.get(frame.method, 0.8)
    reasons = []
    if frame.method == "unruled":
        reasons.append("no lines are drawn: rows and columns come from the text alone")
    filled = [cell for cell in cells if cell.text]
    over = _words_over(filled, text)
    if over:
        confidence -= min(0.3, 0.02 * over)
        reasons.append(f"{over} {'word reaches' if over == 1 else 'words reach'} over a cell's border")
    share = len(filled) / max(1, len(cells))
    if share < 0.25:
        confidence -= 0.15
        reasons.append(f"only {len(filled)} of {len(cells)} cells hold text")
    rows: dict[int, int] = {}
    for cell in filled:
        rows[cell.row] = rows.get(cell.row, 0) + cell.col_span
    if frame.soft and len(rows) > 2:
        ragged = sum(n < 0.5 * frame.n_cols for n in rows.values())
        if ragged > 0.4 * len(rows):
            confidence -= 0.15
            reasons.append(f"{ragged} of {len(rows)} rows fill less than half of the columns")
    if len(rows) < 2:
        confidence -= 0.2
        reasons.append("a single row")
    return max(0.05, round(confidence, 3)), tuple(reasons)


def _words_over(filled: Sequence[Cell], text: PageText) -> int:
    parts = [cell.parts[0] for cell in filled]
    around = np.array([part.text_box for part in parts])
    if not len(around):
        return 0
    boxes = np.array([part.box for part in parts])
    return int(((around[:, 0] < boxes[:, 0] - OVER) | (around[:, 2] > boxes[:, 2] + OVER)).sum())
