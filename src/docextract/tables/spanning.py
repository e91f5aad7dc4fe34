"""Headings that stand over several columns without a line to show it: centred over them, with the same names below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docextract.tables.cell_content import is_unit, is_year_alone, text_to_content
from docextract.tables.clearance import NARROWER
from docextract.tables.edges import Floats
from docextract.tables.frame import Frame
from docextract.tables.textlines import Chunk, Ints, PageText, words_to_chunks

TOP = 3
"""A header of two levels stands in so many rows of the frame at most."""
LEAST_FIGURES = 2
"""A column of figures has so many at least."""
OFF = 0.3
"""A heading is centred over its columns where it is off by no more than this part of a column's width."""

Span = tuple[int, int]
"""First column and the one behind the last."""


def with_spanning_heads(frame: Frame, text: PageText) -> Frame:
    """The frame with headings over several columns in a row of their own and spread over these columns."""
    if frame.n_cols < 3 or frame.n_rows < 2:
        return frame
    lines = _header_lines(frame, text)
    if len(lines) < 2:
        return frame
    columns = _figure_columns(frame, float(lines[-1][0].y1), text)
    if len(columns) < 2:
        return frame
    starts = _row_starts(frame, lines)
    for depth in range(len(lines) - 1, 0, -1):
        first = max(start for start in starts if start < depth)
        upper = lines[first:depth]
        heads = _heads(upper, text)
        if frame.soft:
            heads = [head for head in heads if columns[0] <= _slot(head[0], frame.xs) <= columns[-1]]
        spans = _heads_to_spans(heads, _names(lines[depth:], columns, frame.xs, text), columns, frame.xs)
        if spans:
            frame = _with_spans(frame, _between(upper, lines[depth:]), spans)
            return _with_head_of_all(frame, lines[:first], upper, columns, text)
    return frame


def _with_head_of_all(
    frame: Frame,
    above: Sequence[Sequence[Chunk]],
    below: Sequence[Sequence[Chunk]],
    columns: Sequence[int],
    text: PageText,
) -> Frame:
    """The frame with a lone heading that stands above others spread over all columns of figures, as they are."""
    heads = [middle for middle, _ in _heads(above, text) if _slot(middle, frame.xs) in columns]
    spans = _centred(heads, columns, frame.xs) if len(heads) == 1 else []
    return _with_spans(frame, _between(above, below), spans) if spans else frame


def _between(upper: Sequence[Sequence[Chunk]], lower: Sequence[Sequence[Chunk]]) -> float:
    """The height half-way between these lines and those below them."""
    return (max(c.y1 for c in upper[-1]) + min(c.y0 for c in lower[0])) / 2


def _row_starts(frame: Frame, lines: Sequence[Sequence[Chunk]]) -> list[int]:
    """The numbers of the lines that begin a row of the frame."""
    rows = np.searchsorted(frame.ys, [(line[0].y0 + line[0].y1) / 2 for line in lines]).tolist()
    return [i for i, row in enumerate(rows) if not i or row != rows[i - 1]]


def _header_lines(frame: Frame, text: PageText) -> list[list[Chunk]]:
    """The lines at the top of the frame above the first one with a figure."""
    x0, top, x1, _ = frame.bounds
    bottom = float(frame.ys[min(TOP, frame.n_rows)])
    lines: list[list[Chunk]] = []
    for chunk in words_to_chunks(text, text.inside(x0, top, x1, bottom), NARROWER):
        if _is_sum(chunk, text):
            return [line for line in lines if line[0].line != chunk.line]
        if lines and lines[-1][0].line == chunk.line:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return lines


def _is_sum(chunk: Chunk, text: PageText) -> bool:
    return bool(text.figures[list(chunk.words)].all()) and text_to_content(_wording(chunk, text)) in (
        "figure",
        "percent",
        "dash",
    )


def _wording(chunk: Chunk, text: PageText) -> str:
    return " ".join(text.texts[word] for word in chunk.words)


def _figure_columns(frame: Frame, below: float, text: PageText) -> list[int]:
    """The columns that hold little else than figures below a height."""
    x0, _, x1, bottom = frame.bounds
    words: Ints = text.inside(x0, below, x1, bottom)
    slots = np.searchsorted(frame.xs, text.x_middles[words], side="right") - 1
    figures = np.bincount(slots[text.figures[words]], minlength=frame.n_cols)
    mostly = 2 * figures > np.bincount(slots, minlength=frame.n_cols)
    return np.flatnonzero(mostly & (figures >= LEAST_FIGURES)).tolist()


def _heads(lines: Sequence[Sequence[Chunk]], text: PageText) -> list[tuple[float, str]]:
    """Middle and words of the texts in these lines, from the left; what overlaps is one text in several lines."""
    heads: list[list[Chunk]] = []
    for chunk in sorted((chunk for line in lines for chunk in line), key=lambda c: c.x0):
        if heads and chunk.x0 < max(c.x1 for c in heads[-1]):
            heads[-1].append(chunk)
        else:
            heads.append([chunk])
    out = []
    for head in heads:
        middle = (min(c.x0 for c in head) + max(c.x1 for c in head)) / 2
        out.append((middle, " ".join(_wording(c, text) for c in sorted(head, key=lambda c: c.line))))
    return out


def _names(lines: Sequence[Sequence[Chunk]], columns: Sequence[int], xs: Floats, text: PageText) -> list[str]:
    """What these lines say in each of the columns."""
    words = [word for line in lines for chunk in line for word in chunk.words]
    slots = (np.searchsorted(xs, text.x_middles[words], side="right") - 1).tolist()
    return [" ".join(text.texts[w] for w, slot in zip(words, slots, strict=True) if slot == col) for col in columns]


def _heads_to_spans(
    heads: Sequence[tuple[float, str]], names: Sequence[str], columns: Sequence[int], xs: Floats
) -> list[Span]:
    """The columns that each heading spans; [] where they do not share out all columns of figures, or where nothing
    shows that the columns need them: names that are the same, or a lone unit or year.
    """
    inner = [middle for middle, _ in heads if _slot(middle, xs) in range(columns[0], columns[-1] + 1)]
    if not inner or len(inner) != len(heads) or not all(names):
        return []
    alone = len(heads) == 1 and (is_unit(heads[0][1]) or is_year_alone(heads[0][1]))
    if len(set(names)) == len(names) and not alone:
        return []
    spans = _centred(inner, columns, xs)
    return spans if any(b - a > 1 for a, b in spans) else []


def _slot(x: float, xs: Floats) -> int:
    return int(np.searchsorted(xs, x, side="right")) - 1


def _centred(middles: Sequence[float], columns: Sequence[int], xs: Floats) -> list[Span]:
    """The columns shared out among headings so that each stands over the middle of its own; [] where that cannot be."""
    best: dict[int, tuple[float, list[Span]]] = {0: (0.0, [])}
    for middle in middles:
        longer: dict[int, tuple[float, list[Span]]] = {}
        for start, (cost, spans) in best.items():
            for end in range(start + 1, len(columns) + 1):
                first, last = columns[start], columns[end - 1]
                if last - first != end - 1 - start:
                    break
                off = abs(float(xs[first] + xs[last + 1]) / 2 - middle)
                width = float(xs[last + 1] - xs[first]) / (end - start)
                if off <= OFF * width and (end not in longer or cost + off < longer[end][0]):
                    longer[end] = (cost + off, [*spans, (first, last + 1)])
        best = longer
    return best.get(len(columns), (0.0, []))[1]


def _with_spans(frame: Frame, cut: float, spans: Sequence[Span]) -> Frame:
    """The frame cut at a height within its header, the row above with these spans."""
    row = int(np.searchsorted(frame.ys, cut)) - 1
    if any(frame.walls[row, a + 1 : b].any() for a, b in spans):
        return frame
    known = frame.spans
    if min(abs(float(y) - cut) for y in frame.ys[row : row + 2]) > 1.0:
        floor = np.ones((1, frame.n_cols), np.bool_)
        known = tuple((r + 1 if r >= row else r, a, b) for r, a, b in known)
        frame = replace(
            frame,
            ys=np.insert(frame.ys, row + 1, cut),
            walls=np.insert(frame.walls, row, frame.walls[row], axis=0),
            floors=np.insert(frame.floors, row + 1, floor, axis=0),
        )
    return replace(frame, spans=(*known, *((row, a, b) for a, b in spans if b - a > 1)))
