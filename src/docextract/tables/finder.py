"""A page to the tables on it: ruled first, then shaded or lined, then those that only their text shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from docextract.model.geometry import Box
from docextract.model.page import Fill, Page
from docextract.model.table import Cell, Grid
from docextract.tables.banded import Surface, stack_to_frames
from docextract.tables.beside import join_beside
from docextract.tables.cells import frame_to_cells
from docextract.tables.edges import SHORT, Edges, Floats, page_to_edges
from docextract.tables.figured import with_figure_columns
from docextract.tables.frame import Bools, Frame, without_rows
from docextract.tables.lattice import edges_to_frames
from docextract.tables.refine import with_bars, with_named_rows, with_text_rows
from docextract.tables.spanning import with_spanning_heads
from docextract.tables.strips import Strip, fills_outside, pieces_to_strips, strips_to_stacks
from docextract.tables.textlines import PageText, page_to_text
from docextract.tables.titled import grid_to_tables
from docextract.tables.trust import cells_to_confidence
from docextract.tables.unruled import words_to_frames

FURNITURE = re.compile(r"^(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
WHITE = 0.985
"""A colour whose darkest part is lighter than this is white."""
MOST_STRIPS = 800
"""A page with more lines and bars than this is a picture: only what is fully ruled is a table there."""
ACROSS = 0.97
"""A line that takes this part of the page's width borders the page, no table."""
MARGIN = 0.12
"""Page numbers stand in this part of the page's height, at its top or bottom."""


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The tables of one page, from the top; every word inside a table's box stands in exactly one of its cells."""
    if len(page.words) < 4:
        return ()
    text = page_to_text(page)
    ceiling, floor = _margins(page, text)
    frames = _drawn_frames(page, text, ceiling, floor) if page.rules or page.fills else []
    free = np.ones(len(text.boxes), np.bool_)
    for frame in frames:
        free[text.inside(*frame.bounds)] = False
    left = np.flatnonzero(free & (text.y_middles > ceiling) & (text.y_middles < floor))
    frames.extend(words_to_frames(left, text))
    frames = join_beside(frames, text) if len(frames) > 1 else frames
    free[:] = True
    grids: list[Grid] = []
    for frame in frames:
        grid = _grid(frame, text, page, free)
        if grid is not None:
            grids.extend(grid_to_tables(grid))
    return tuple(sorted(grids, key=lambda g: (g.box.y0, g.box.x0)))


def _drawn_frames(page: Page, text: PageText, ceiling: float, floor: float) -> list[Frame]:
    edges = page_to_edges(page)
    ruled, _ = edges_to_frames(edges)
    ruled = _outermost([frame for frame in ruled if _holds_table(frame, text)], text)
    bounds = [frame.bounds for frame in ruled]
    strips = pieces_to_strips(_loose_pieces(edges, bounds, page.width), fills_outside(_tinted(page.fills), bounds))
    strips = [s for s in strips if not (s.is_bar and _is_highlight(s, text))]
    if len(strips) > MOST_STRIPS:
        return ruled
    frames = []
    for frame in ruled:
        frame, strips = with_bars(frame, strips, text)
        frames.append(with_named_rows(with_text_rows(with_figure_columns(frame, text), text), text))
    surface = Surface(text, strips, ruled, ceiling, floor)
    for stack in strips_to_stacks(strips):
        frames.extend(stack_to_frames(stack, surface))
    return frames


def _tinted(fills: Sequence[Fill]) -> list[Fill]:
    """The fills that show on white paper."""
    return [fill for fill in fills if min(fill.colour) < WHITE]


def _is_highlight(bar: Strip, text: PageText) -> bool:
    """A bar no longer and hardly higher than the words on it marks them, as a pen does; it is no row."""
    if bar.y1 - bar.y0 > 1.6 * text.size:
        return False
    words = text.inside(bar.x0 - 1, bar.y0, bar.x1 + 1, bar.y1)
    if not len(words):
        return False
    boxes = text.boxes[words]
    return bool(boxes[:, 0].min() - bar.x0 < 1.0 and bar.x1 - boxes[:, 2].max() < 1.0)


def _loose_pieces(edges: Edges, bounds: Sequence[tuple[float, float, float, float]], width: float) -> Floats:
    """The level lines, in the pieces they were drawn in, that belong to no ruled table."""
    pieces = edges.pieces
    length = pieces[:, 2] - pieces[:, 1]
    pieces = pieces[(length >= SHORT) & (length < ACROSS * width)]
    for x0, y0, x1, y1 in bounds:
        inside = (pieces[:, 0] > y0 - 2) & (pieces[:, 0] < y1 + 2) & (pieces[:, 1] < x1) & (pieces[:, 2] > x0)
        pieces = pieces[~inside]
    return pieces


def _holds_table(frame: Frame, text: PageText) -> bool:
    """More than one cell, and words in at least two of its columns."""
    if frame.n_cols < 2:
        return False
    words = text.inside(*frame.bounds)
    if len(words) < 2:
        return False
    middles = (text.boxes[words, 0] + text.boxes[words, 2]) / 2
    return len(set(np.searchsorted(frame.xs, middles).tolist())) >= 2


def _outermost(frames: list[Frame], text: PageText) -> list[Frame]:
    """Of a table inside another's box the one that holds the words: the inner one where the outer is but a border."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: -(f.bounds[2] - f.bounds[0]) * (f.bounds[3] - f.bounds[1])):
        outer = next((o for o in kept if _contains(o, frame)), None)
        if outer is None:
            kept.append(frame)
        elif len(text.inside(*frame.bounds)) > 0.6 * len(text.inside(*outer.bounds)):
            kept.remove(outer)
            kept.append(frame)
    return kept


def _contains(outer: Frame, inner: Frame) -> bool:
    a, b = outer.bounds, inner.bounds
    x, y = (b[0] + b[2]) / 2, (b[1] + b[3]) / 2
    return a[0] <= x <= a[2] and a[1] <= y <= a[3]


def _margins(page: Page, text: PageText) -> tuple[float, float]:
    """The heights between which tables may stand: page numbers at the top and the bottom are outside."""
    ceiling, floor = 0.0, page.height
    for words, box, at_top in (
        (text.line_words(0), text.line_boxes[0], True),
        (text.line_words(-1), text.line_boxes[-1], False),
    ):
        if len(words) > 4 or not FURNITURE.match(" ".join(text.texts[i] for i in words.tolist())):
            continue
        if at_top and box[3] < MARGIN * page.height:
            ceiling = float(box[3])
        elif not at_top and box[1] > (1 - MARGIN) * page.height:
            floor = float(box[1])
    return ceiling, floor


def _grid(frame: Frame, text: PageText, page: Page, free: Bools) -> Grid | None:
    words = text.inside(*frame.bounds)
    if not free[words].all():
        # Its first or last rows are another table's already: a line that two tables lay claim to.
        rows = np.searchsorted(frame.ys, text.y_middles[words[~free[words]]], side="right") - 1
        taken = np.isin(np.arange(frame.n_rows), rows)
        rest = without_rows(frame, taken)
        if rest is None:
            return None
        frame, words = rest, text.inside(*rest.bounds)
    if len(words) < 3:
        return None
    frame = with_spanning_heads(frame, text)
    cells = frame_to_cells(frame, words, text, page)
    if not _is_table(cells, frame):
        return None
    free[words] = False
    confidence, reasons = cells_to_confidence(cells, frame, text)
    x0, y0, x1, y1 = frame.bounds
    box = Box(x0, y0, x1, y1)
    return Grid(page.number, box, frame.n_rows, frame.n_cols, cells, frame.method, confidence, reasons)


def _is_table(cells: Sequence[Cell], frame: Frame) -> bool:
    filled = [cell for cell in cells if cell.text]
    rows, cols = {cell.row for cell in filled}, {cell.col for cell in filled}
    if len(cols) < 2 or len(filled) < 2:
        return False
    if frame.method == "ruled":
        return len(rows) >= 2 or len(filled) == len(cells)
    if len(rows) < 2 or len(filled) < 4:
        return False
    per_row = Counter(cell.row for cell in filled)
    several = sum(times >= 2 for times in per_row.values())
    return several >= 2 and several >= (0.45 if frame.n_cols == 2 else 0.25) * len(rows)
