"""Tables found in two parts side by side, one shaded and one not, put together to one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.rowbands import groups_to_bounds, text_rows_to_groups, words_to_text_rows
from docextract.tables.textlines import PageText

NEAR = 4.0
"""Parts of one table lie no further apart than so many letter heights."""
LEAST_ROWS = 3


def join_beside(frames: Sequence[Frame], text: PageText) -> list[Frame]:
    """The frames, those without upright lines that share their rows with a neighbour joined to it."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: f.bounds[0]):
        left = next((other for other in out if _belong_together(other, frame, text)), None)
        if left is None:
            out.append(frame)
        else:
            out[out.index(left)] = _joined(left, frame, text)
    return out


def _belong_together(left: Frame, right: Frame, text: PageText) -> bool:
    if not (left.soft and right.soft) or min(left.n_rows, right.n_rows) < LEAST_ROWS:
        return False
    a, b = left.bounds, right.bounds
    shared = min(a[3], b[3]) - max(a[1], b[1])
    if not -text.size < b[0] - a[2] < NEAR * text.size or shared < 0.7 * min(a[3] - a[1], b[3] - b[1]):
        return False
    ours, theirs = (set(text.line[text.inside(*bounds)].tolist()) for bounds in (a, b))
    return len(ours & theirs) >= 0.7 * min(len(ours), len(theirs))


def _joined(left: Frame, right: Frame, text: PageText) -> Frame:
    a, b = left.bounds, right.bounds
    top, bottom = min(a[1], b[1]), max(a[3], b[3])
    xs = np.concatenate((left.xs[:-1], [(a[2] + b[0]) / 2], right.xs[1:]))
    words = text.inside(a[0], top, b[2], bottom)
    xs = _between_figures(xs, text.boxes[words[text.figures[words]]])
    rows = words_to_text_rows(words, xs, text)
    bounds = groups_to_bounds(text_rows_to_groups(rows, text), top, bottom)
    return soft_frame(xs, np.array(bounds), "shaded" if "shaded" in (left.method, right.method) else left.method)


def _between_figures(xs: Floats, figures: Floats) -> Floats:
    """The columns parted half-way between the figures of all rows where some figure would cross a border."""
    out = xs.copy()
    slots = np.searchsorted(xs, (figures[:, 0] + figures[:, 2]) / 2)
    for i in range(1, len(xs) - 1):
        left, right = figures[slots == i], figures[slots == i + 1]
        if len(left) and len(right) and max(left[:, 2]) < min(right[:, 0]):
            low, high = float(max(left[:, 2])), float(min(right[:, 0]))
            if not low < xs[i] < high:
                out[i] = (low + high) / 2
    return out
