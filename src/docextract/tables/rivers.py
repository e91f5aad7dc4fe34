"""Columns from the white space between texts: the rivers that run down through all rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.textlines import Chunk

STEP = 0.5
"""Points to a bin."""


def chunks_to_columns(chunks: Sequence[Chunk], x0: float, x1: float, size: float, crossing: float = 0.1) -> Floats:
    """Where the columns part, x0 and x1 included, seen from the chunks of text of several lines.

    A river is a stretch that no line's text covers, but for a share `crossing` of the lines (headings, texts that span
    columns); the more lines there are, the narrower it may be.
    """
    lines: dict[int, list[tuple[float, float]]] = {}
    for chunk in chunks:
        lines.setdefault(chunk.line, []).append((chunk.x0, chunk.x1))
    n_bins = max(2, int((x1 - x0) / STEP) + 1)
    covered = np.zeros(n_bins + 1)
    for spans in lines.values():
        for a, b in spans:
            covered[max(0, int((a - x0) / STEP))] += 1
            covered[min(n_bins, max(0, int((b - x0) / STEP)) + 1)] -= 1
    depth = np.cumsum(covered)[:n_bins]
    allowed = int(crossing * len(lines))
    white = depth <= allowed
    least = size * (0.9 if len(lines) < 4 else 0.6 if len(lines) < 10 else 0.4)
    return _rivers(white, depth, x0, x1, least)


def _rivers(white: np.ndarray, depth: np.ndarray, x0: float, x1: float, least: float) -> Floats:  # type: ignore[type-arg]
    inked = np.flatnonzero(~white)
    if not len(inked):
        return np.array([x0, x1])
    change = np.flatnonzero(np.diff(white.astype(np.int8)))
    starts = [i + 1 for i in change.tolist() if white[i + 1]]
    parts = [x0]
    for start in starts:
        ends = change[change >= start]
        if not len(ends) or start < inked[0]:
            continue
        end = int(ends[0]) + 1
        if (end - start) * STEP >= least:
            emptiest = depth[start:end] == depth[start:end].min()
            places = np.flatnonzero(emptiest) + start
            parts.append(x0 + (places[0] + places[-1] + 1) / 2 * STEP)
    return np.array([*parts, x1])
