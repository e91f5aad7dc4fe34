"""Columns kept clear of the lines beside them: headings above, further rows below, and texts that come close."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docextract.tables.edges import Floats
from docextract.tables.growth import REACH, lines_beyond
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.textlines import LARGER, Chunk, PageText, words_to_chunks

PROSE = 0.75
"""A text that takes this part of the width is prose, no row."""
BESIDE = 6
"""So many letter heights away lines are looked at."""
NARROWER = 0.45
"""A space of so many letter heights parts two texts of a heading, and elsewhere where the texts of other lines begin
behind it."""
ALIGNED = 2
SEAM = 3
"""So many lines show that a column ends and another begins."""
LONGEST_DAY = 2
"""A figure of so few characters may be the day of a date."""


def clear_of(others: Sequence[Chunk], xs: Floats, chunks: Sequence[Chunk], size: float) -> Floats:
    """The columns `xs` of `chunks` parted so that the other texts keep to them too; unchanged where that cannot be."""
    if not others:
        return xs
    clear = chunks_to_columns([*others, *chunks], float(xs[0]), float(xs[-1]), size, 0.0)
    return clear if len(clear) == len(xs) else xs


def chunks_above(ends: tuple[float, float], top: float, text: PageText, ceiling: float) -> list[Chunk]:
    """The texts of a heading that stands right above the height `top`, between the `ends`."""
    lines = lines_beyond(text, max(ceiling, top - BESIDE * text.size), top)
    return _following(lines[::-1], ends, top, 0.6, text)


def chunks_below(ends: tuple[float, float], bottom: float, text: PageText, floor: float) -> list[Chunk]:
    """The texts of the rows that follow below the height `bottom`, between the `ends`."""
    lines = lines_beyond(text, bottom, min(floor, bottom + BESIDE * text.size))
    return _following(lines, ends, bottom, 1.7, text)


def _following(
    lines: Sequence[int], ends: tuple[float, float], edge: float, reach: float, text: PageText
) -> list[Chunk]:
    """The texts of lines that follow one another from `edge` on, up to a title or a line of prose."""
    near: list[int] = []
    for number in lines:
        x0, y0, x1, y1 = text.line_boxes[number].tolist()
        if max(y0 - edge, edge - y1) > reach * text.size or x0 < ends[0] - REACH or x1 > ends[1] + REACH:
            break
        near.append(number)
        edge = y1 if y0 + y1 > 2 * edge else y0
    if not near:
        return []
    words = np.concatenate([text.line_words(number) for number in near])
    chunks = words_to_chunks(text, words)
    counts = Counter(chunk.line for chunk in chunks)
    ended = {
        c.line
        for c in chunks
        if c.x1 - c.x0 > PROSE * (ends[1] - ends[0]) or (counts[c.line] == 1 and c.y1 - c.y0 > LARGER * text.size)
    }
    kept = set(near[: min((near.index(line) for line in ended), default=len(near))])
    return [chunk for chunk in words_to_chunks(text, words, NARROWER) if chunk.line in kept]


def parted_at_edges(chunks: Sequence[Chunk], text: PageText, others: Sequence[Chunk] = ()) -> list[Chunk]:
    """The chunks, parted where a wider space is followed by a word that stands where texts of other lines begin, and
    between sums that end below one another and words that begin so.
    """
    edges = Counter(round(chunk.x0) for chunk in (*chunks, *others))
    starts = {x for x, times in edges.items() if times >= ALIGNED}
    seams = _seams(chunks, text)
    out: list[Chunk] = []
    for chunk in chunks:
        first = 0
        for i in range(1, len(chunk.words)):
            x0, x1 = text.rows[chunk.words[i]][0], text.rows[chunk.words[i - 1]][2]
            wide = round(x0) in starts and x0 - x1 > NARROWER * text.size
            if wide or (round(x1), round(x0)) in seams:
                out.append(_part_of(chunk, first, i, text))
                first = i
        out.append(_part_of(chunk, first, len(chunk.words), text) if first else chunk)
    return out


def _seams(chunks: Sequence[Chunk], text: PageText) -> set[tuple[int, int]]:
    """Where a column of sums ends and one of words begins, however near: the ends are below one another, and so are the
    beginnings, but the sums are of different lengths.
    """
    lengths: dict[tuple[int, int], set[int]] = defaultdict(set)
    times: Counter[tuple[int, int]] = Counter()
    for chunk in chunks:
        for a, b in pairwise(chunk.words):
            if text.figures[a] and not text.figures[b] and len(text.texts[a]) > LONGEST_DAY:
                left, right = text.rows[a], text.rows[b]
                seam = round(left[2]), round(right[0])
                times[seam] += 1
                lengths[seam].add(round(left[0]))
    return {seam for seam, count in times.items() if count >= SEAM and len(lengths[seam]) > 1}


def _part_of(chunk: Chunk, first: int, end: int, text: PageText) -> Chunk:
    words = chunk.words[first:end]
    return Chunk(chunk.line, text.rows[words[0]][0], chunk.y0, max(text.rows[w][2] for w in words), chunk.y1, words)
