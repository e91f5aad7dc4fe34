"""Columns from the white space between texts: the rivers that run down through all rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.textlines import Chunk

STEP = 0.5
"""Points to a bin."""
NARROWEST = 0.3
"""A river is so many letter heights wide at least."""
FEWEST, MOST = 3, 0.8
"""So many texts, and so large a part of the lines', begin behind a narrow river."""


def chunks_to_columns(chunks: Sequence[Chunk], x0: float, x1: float, size: float, crossing: float = 0.1) -> Floats:
    """Where the columns part, x0 and x1 included, seen from the chunks of text of several lines.

    A river is a stretch that no line's text covers, but for a share `crossing` of the lines (headings, texts that span
    columns); the more lines there are, the narrower it may be, and it may be narrow where texts of most lines begin
    right behind it.
    """
    spans = np.array([(chunk.x0, chunk.x1) for chunk in chunks]) - x0
    n_lines = len({chunk.line for chunk in chunks})
    n_bins = max(2, int((x1 - x0) / STEP) + 1)
    least = size * (0.9 if n_lines < 4 else 0.6 if n_lines < 10 else 0.4)
    parts = [x0]
    depth = _depth(spans, n_bins)
    for start, end in _rivers(depth, int(crossing * n_lines), NARROWEST * size):
        begun = np.count_nonzero(np.abs(spans[:, 0] - end * STEP) < 2 * STEP)
        if (end - start) * STEP < least and begun < max(FEWEST, MOST * n_lines):
            continue
        for a, b in _inside(spans, start * STEP, end * STEP, least):
            parts.append(x0 + _emptiest(depth, a, b))
    return np.array([*parts, x1])


def _depth(spans: Floats, n_bins: int) -> Floats:
    """How many texts cover each bin."""
    starts = np.clip((spans[:, 0] / STEP).astype(np.intp), 0, n_bins)
    ends = np.clip((spans[:, 1] / STEP).astype(np.intp) + 1, 0, n_bins)
    change = np.bincount(starts, minlength=n_bins + 1) - np.bincount(ends, minlength=n_bins + 1)
    return np.cumsum(change)[:n_bins].astype(np.float64)


def _rivers(depth: Floats, allowed: int, least: float) -> list[tuple[int, int]]:
    """Bins (first, end) of the stretches between texts that no more than the allowed number of texts cover."""
    inked = np.flatnonzero(depth > allowed)
    if len(inked) < 2:
        return []
    steps = np.flatnonzero(np.diff(inked) > 1)
    found = [(int(inked[i]) + 1, int(inked[i + 1])) for i in steps.tolist()]
    return [(start, end) for start, end in found if (end - start) * STEP >= least]


def _inside(spans: Floats, start: float, end: float, least: float) -> list[tuple[float, float]]:
    """The stretches of a river that part columns: all of it, or those beside the few texts that stand wholly inside."""
    inner = spans[(spans[:, 0] >= start - STEP) & (spans[:, 1] <= end + STEP)]
    if not len(inner):
        return [(start, end)]
    order = inner[np.argsort(inner[:, 0])]
    far = np.maximum.accumulate(order[:, 1])
    closings = [start, *far.tolist()]
    openings = [*order[:, 0].tolist(), end]
    places = [(a, b) for a, b in zip(closings, openings, strict=True) if b - a >= least]
    return places or [(start, end)]


def _emptiest(depth: Floats, start: float, end: float) -> float:
    """The middle of those bins of a stretch that the fewest texts cover."""
    first = int(start / STEP)
    bins = depth[first : max(first + 1, int(end / STEP))]
    places = np.flatnonzero(bins == bins.min()) + first
    return float(places[0] + places[-1] + 1) / 2 * STEP
