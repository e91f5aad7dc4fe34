"""Columns of figures that no line parts: seen from where the figures stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from docextract.tables.cells import SPACE
from docextract.tables.edges import Floats, snap
from docextract.tables.frame import Bools, Frame
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.textlines import Chunk, Ints, PageText, words_to_chunks

LEAST = 3
"""A column of figures has so many at least."""
MOSTLY = 0.6
"""It holds figures only in this part of its lines."""
MOST_DATES = 0.4
"""Where more of the lines than this part have a text of words and figures across a place, no columns part there."""
CLEAR = 3.0
"""Points between a new column's edge and one that is known."""
HAIR = 0.3
"""Points between a text and the edge drawn beside it."""


def with_figure_columns(frame: Frame, text: PageText) -> Frame:
    """The frame with its columns parted where several columns of figures stand in one."""
    x0, y0, x1, y1 = frame.bounds
    words = text.inside(x0, y0, x1, y1)
    figures = text.figures[words]
    if np.count_nonzero(figures) < 2 * LEAST:
        return frame
    slots = np.clip(np.searchsorted(frame.xs, text.x_middles[words], side="right") - 1, 0, frame.n_cols - 1)
    # Only a column with several figures in one line can hold several columns of them.
    places_of_figures = np.sort(text.line[words[figures]] * frame.n_cols + slots[figures])
    again = places_of_figures[1:][places_of_figures[1:] == places_of_figures[:-1]]
    places: list[float] = []
    for col, times in enumerate(np.bincount(again % frame.n_cols, minlength=frame.n_cols).tolist()):
        if times >= LEAST - 1:
            inside = words[slots == col]
            places.extend(_parting_places(inside, float(frame.xs[col]), float(frame.xs[col + 1]), text))
    return _with_places(frame, places) if places else frame


def _parting_places(words: Ints, x0: float, x1: float, text: PageText) -> list[float]:
    """Where one column parts into several: all of figures but, it may be, the first."""
    lines = text.line[words]
    chunks = words_to_chunks(text, words[np.isin(lines, lines[text.figures[words]])], SPACE)
    texts = words_to_chunks(text, words, SPACE)
    spans = _spans(words, texts, text)
    worded = _ends([chunk for chunk in texts if not text.figures[list(chunk.words)].all()])
    xs = chunks_to_columns(chunks, x0, x1, text.size * 0.8)
    xs[1:-1] = [_clearest(*_room(x, chunks), spans) for x in xs[1:-1].tolist()]
    aligned = _aligned_places(text.boxes[words[text.figures[words]]], spans, worded)
    if len(aligned) > len(xs) - 2:
        first = [x for x in xs[1:-1].tolist() if x < aligned[0] - CLEAR][:1]
        xs = np.array([x0, *first, *aligned, x1])
    if len(xs) < 3:
        return []
    kept = [bool(_is_figured(words, float(a), float(b), text)) for a, b in pairwise(xs)]
    return [float(xs[i]) for i in range(1, len(xs) - 1) if kept[i] and x0 + CLEAR < xs[i] < x1 - CLEAR]


def _spans(words: Ints, texts: Sequence[Chunk], text: PageText) -> Floats:
    """The ends of the texts and of their words: where a text must be crossed, then between its words.

    A text alone in its line is left out: it may stand over several columns.
    """
    counts = Counter(chunk.line for chunk in texts)
    lines = text.line[words]
    beside = words[np.bincount(lines)[lines] > 1]
    return np.concatenate((_ends([c for c in texts if counts[c.line] > 1]), text.boxes[beside][:, (0, 2)]))


def _ends(texts: Sequence[Chunk]) -> Floats:
    return np.array([(chunk.x0, chunk.x1) for chunk in texts]).reshape(-1, 2)


def _aligned_places(figures: Floats, spans: Floats, worded: Floats) -> list[float]:
    """Where columns of figures part whose right edges are aligned, however near they come to one another.

    Between them there is some room: they part where it crosses least of the texts, whose ends are `spans`; `worded` are
    those of words and figures together. Where many of these cross there are no columns but dates, or numbered names.
    """
    edges = snap(figures[:, 2], 1.0)
    columns = [figures[edges == edge] for edge in np.unique(edges) if np.count_nonzero(edges == edge) >= LEAST]
    places = []
    for left, right in pairwise(columns):
        low, high = float(left[:, 2].max()), float(right[:, 0].min())
        if low + 0.5 > high:
            return []
        place = _clearest(low, high, spans)
        if np.count_nonzero((worded[:, 0] < place) & (place < worded[:, 1])) < MOST_DATES * len(left):
            places.append(place)
    return places


def _room(place: float, chunks: Sequence[Chunk]) -> tuple[float, float]:
    """How far the texts to the left of a place reach, and where those to its right begin."""
    low = max((c.x1 for c in chunks if c.x0 + c.x1 < 2 * place), default=place)
    high = min((c.x0 for c in chunks if c.x0 + c.x1 > 2 * place), default=place)
    return (low, high) if low < high else (place, place)


def _clearest(low: float, high: float, spans: Floats) -> float:
    """The place between `low` and `high` that the fewest texts cross, as near to the middle as can be.

    `spans` are the left and right ends of the texts.
    """
    middle = (low + high) / 2
    beside = np.concatenate((spans[:, 0] - HAIR, spans[:, 1] + HAIR))
    places = np.concatenate(([middle], beside[(beside > low) & (beside < high)]))
    crossed = ((spans[:, 0] < places[:, None]) & (places[:, None] < spans[:, 1])).sum(axis=1)
    return float(places[np.lexsort((np.abs(places - middle), crossed))[0]])


def _is_figured(words: Ints, x0: float, x1: float, text: PageText) -> bool:
    inside = words[(text.x_middles[words] > x0) & (text.x_middles[words] < x1)]
    lines = set(text.line[inside].tolist())
    worded = set(text.line[inside[~text.figures[inside]]].tolist())
    pure = len(lines - worded)
    return pure >= LEAST and pure >= MOSTLY * (len(lines) - 2)


def _with_places(frame: Frame, places: list[float]) -> Frame:
    xs: Floats = np.sort(np.concatenate((frame.xs, places)))
    source = np.clip(np.searchsorted(frame.xs, (xs[:-1] + xs[1:]) / 2, side="right") - 1, 0, frame.n_cols - 1)
    walls: Bools = np.zeros((frame.n_rows, len(xs)), np.bool_)
    walls[:, np.searchsorted(xs, frame.xs)] = frame.walls
    return replace(frame, xs=xs, walls=walls, floors=frame.floors[:, source])
