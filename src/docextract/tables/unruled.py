"""Tables without any line: texts that keep to columns over several rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from docextract.tables.clearance import NARROWER, chunks_above, clear_of, parted_at_edges
from docextract.tables.edges import Floats
from docextract.tables.frame import Frame, soft_frame
from docextract.tables.growth import grow_up
from docextract.tables.rivers import chunks_to_columns
from docextract.tables.rowbands import groups_to_bounds, text_rows_to_groups, words_to_text_rows
from docextract.tables.textlines import Chunk, Ints, PageText, words_to_chunks

GAP = 1.0
"""Chunks of unruled tables stand so many letter heights apart."""
FEWEST = 3
"""An unruled table has so many rows at least."""
NEXT = 2.3
"""Rows follow each other within so many letter heights."""
PROSE = 0.62
"""A single text that takes this part of the width is a line of prose, not of a cell."""
MARKER = re.compile(
    r"^(?:[\u2022\u25aa\u25cf\u25e6\u2023\u27a2\u2713\uf000-\uf0ff*\u2013-]|o|\(?[0-9a-zA-Z]{1,3}[.):]|\d+(?:\.\d+)+\.?|\(?[ivxIVX]+[.)])$"
)
LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|\u2026{2,}")


def words_to_frames(words: Ints, text: PageText) -> list[Frame]:
    """The unruled tables among these words of a page."""
    if len(words) < 6 or not _may_hold_table(words, text):
        return []
    chunks = words_to_chunks(text, words, GAP)
    lines = _lines(chunks, text)
    if sum(len(line) > 1 for line in lines) < 2:
        return []
    frames: list[Frame] = []
    left, right = min(c.x0 for c in chunks), max(c.x1 for c in chunks)
    for run in _runs(lines, text.size, right - left):
        frame = _run_to_frame(run, text, float(frames[-1].ys[-1]) if frames else 0.0)
        if frame is not None:
            frames.append(frame)
    return frames


def _may_hold_table(words: Ints, text: PageText) -> bool:
    """A cheap look: some lines have a wide gap that is not the one behind a list's marker."""
    order = words[np.lexsort((text.boxes[words, 0], text.line[words]))]
    boxes, line = text.boxes[order], text.line[order]
    wide = (line[1:] == line[:-1]) & (boxes[1:, 0] - boxes[:-1, 2] > GAP * text.size)
    if np.count_nonzero(wide) < FEWEST:
        return False
    at = np.flatnonzero(wide)
    first = np.concatenate(([True], line[1:] != line[:-1]))[at]
    marked = first & np.array([bool(MARKER.match(text.texts[i])) for i in order[at].tolist()])
    return len(set(line[at[~marked]].tolist())) >= FEWEST


def _lines(chunks: Sequence[Chunk], text: PageText) -> list[list[Chunk]]:
    """Chunks by line; a list's marker belongs to the text behind it."""
    lines: list[list[Chunk]] = []
    for chunk in chunks:
        if lines and lines[-1][0].line == chunk.line:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return [_without_marker(line, text) for line in lines]


def _without_marker(line: list[Chunk], text: PageText) -> list[Chunk]:
    if len(line) > 1 and len(line[0].words) == 1 and MARKER.match(text.texts[line[0].words[0]]):
        a, b = line[0], line[1]
        return [Chunk(a.line, a.x0, min(a.y0, b.y0), b.x1, max(a.y1, b.y1), a.words + b.words), *line[2:]]
    return line


def _runs(lines: Sequence[list[Chunk]], size: float, width: float) -> list[list[list[Chunk]]]:
    """Lines that follow one another closely and have no line of prose among them."""
    runs: list[list[list[Chunk]]] = [[]]
    bottom = -1e9
    for line in lines:
        top = min(c.y0 for c in line)
        prose = len(line) == 1 and line[0].x1 - line[0].x0 > PROSE * width
        if prose or top - bottom > NEXT * size:
            runs.append([])
        if not prose:
            runs[-1].append(line)
        bottom = max(c.y1 for c in line)
    out = []
    for run in runs:
        several = [i for i, line in enumerate(run) if len(line) > 1]
        if len(several) >= 2:
            end = several[-1]
            while end + 1 < len(run) and _continues(run[end], run[end + 1], size):
                end += 1
            out.append(run[several[0] : end + 1])
    return out


def _continues(line: Sequence[Chunk], below: Sequence[Chunk], size: float) -> bool:
    """The lower line is wrapped from a chunk of the upper one."""
    if len(below) > 1 or below[0].y0 - max(c.y1 for c in line) > 0.3 * size:
        return False
    return any(abs(c.x0 - below[0].x0) < 2 for c in line)


def _run_to_frame(run: Sequence[Sequence[Chunk]], text: PageText, ceiling: float) -> Frame | None:
    """The table that a run of lines makes, with the heading above it, if it stands below the `ceiling`."""
    heads = [] if text.figures[_words_of(run[0])].any() else words_to_chunks(text, _words_of(run[0]), NARROWER)
    chunks = parted_at_edges([chunk for line in run[1 if heads else 0 :] for chunk in line], text)
    x0, x1 = min(c.x0 for line in run for c in line), max(c.x1 for line in run for c in line)
    xs = chunks_to_columns(chunks, x0 - 1, x1 + 1, text.size)
    if len(xs) < 3:
        return None
    above = chunks_above((x0, x1), min(c.y0 for c in run[0]), text, ceiling)
    xs = clear_of([*above, *heads], xs, chunks, text.size)
    words = np.concatenate([_words_of(line) for line in run])
    rows = words_to_text_rows(words, xs, text)
    groups = text_rows_to_groups(rows, text)
    top, bottom = min(r.top for r in rows) - 1, max(r.bottom for r in rows) + 1
    ys = np.array(groups_to_bounds(groups, top, bottom))
    if not _is_table(words, xs, ys, text):
        return None
    return soft_frame(xs, np.array(grow_up(xs, ys.tolist(), text, ceiling)), "unruled")


def _words_of(line: Sequence[Chunk]) -> Ints:
    return np.array([word for chunk in line for word in chunk.words], np.intp)


def _is_table(words: Ints, xs: Floats, ys: Floats, text: PageText) -> bool:
    """Enough rows that fill several columns, with figures or three columns of short texts; no list."""
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    if n_rows < FEWEST:
        return False
    cells: dict[tuple[int, int], list[int]] = {}
    boxes = text.boxes[words]
    cols = np.clip(np.searchsorted(xs, (boxes[:, 0] + boxes[:, 2]) / 2, side="right") - 1, 0, n_cols - 1).tolist()
    rows = np.clip(np.searchsorted(ys, (boxes[:, 1] + boxes[:, 3]) / 2, side="right") - 1, 0, n_rows - 1).tolist()
    for word, row, col in zip(words.tolist(), rows, cols, strict=True):
        cells.setdefault((row, col), []).append(word)
    if any(LEADERS.search(text.texts[word]) for word in words.tolist()) and _is_led_to_pages(words, text):
        return False
    per_row = [sum((r, c) in cells for c in range(n_cols)) for r in range(n_rows)]
    if sum(n >= 2 for n in per_row) < max(3, 0.6 * n_rows):
        return False
    first = [cells[r, 0] for r in range(n_rows) if (r, 0) in cells]
    if n_cols == 2 and sum(text.texts[c[-1]].endswith(":") for c in first) >= 0.4 * len(first):
        return False
    marked = sum(len(c) == 1 and bool(MARKER.match(text.texts[c[0]])) for c in first)
    if n_cols <= 3 and marked >= 0.5 * len(first):
        return False
    figured = sum(_is_figured(cells, c, n_rows, text) for c in range(1, n_cols))
    if n_cols == 2:
        return figured == 1 and not _counts_up([cells[r, 1] for r in range(n_rows) if (r, 1) in cells], text)
    lengths = [len(c) for c in cells.values()]
    return figured >= 1 or (sum(per_row) >= 0.6 * n_rows * n_cols and float(np.mean(lengths)) < 9)


def _is_led_to_pages(words: Ints, text: PageText) -> bool:
    """Dots lead to numbers of pages where hardly any figure is a sum."""
    return sum("," in text.texts[word] for word in words[text.figures[words]].tolist()) < FEWEST


def _counts_up(column: Sequence[Sequence[int]], text: PageText) -> bool:
    """Whole numbers that never fall are page numbers or a list's, not figures of a table."""
    printed = [text.texts[words[-1]] for words in column]
    numbers = [int(t) for t in printed if t.isdigit() and len(t) < 4]
    return len(numbers) >= 0.8 * len(printed) and numbers == sorted(numbers)


def _is_figured(cells: dict[tuple[int, int], list[int]], col: int, n_rows: int, text: PageText) -> bool:
    texts = [cells[r, col] for r in range(n_rows) if (r, col) in cells]
    figures = sum(len(c) <= 2 and any(text.figures[w] for w in c) for c in texts)
    return len(texts) >= 2 and figures >= 0.6 * (len(texts) - 1)
