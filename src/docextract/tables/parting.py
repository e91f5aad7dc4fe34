"""Stacks of strips cut into tables: where what stands between two strips is prose, or a new heading begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docextract.parse.unit import text_to_unit
from docextract.tables.cell_content import text_to_content
from docextract.tables.edges import Floats
from docextract.tables.growth import crosses
from docextract.tables.strips import FLAT, SAME_END, Strip, stack_to_breaks
from docextract.tables.textlines import LARGER, Chunk, PageText, words_to_chunks

PALE = 0.87
"""Bars lighter than this stripe a table; darker ones may stand behind its heading."""


def stack_to_parts(stack: Sequence[Strip], strips: Sequence[Strip], text: PageText) -> list[list[Strip]]:
    """The strips of each table in a stack, from the top; `strips` are all the page's."""
    x0, x1 = min(s.x0 for s in stack), max(s.x1 for s in stack)
    heads = [s for s in strips if not s.is_bar and abs(s.x0 - x0) <= SAME_END and s.x1 < x1 - SAME_END]
    return _parted(_with_heads(stack, heads, text.size), text, x0, x1)


def _with_heads(stack: Sequence[Strip], heads: Sequence[Strip], size: float) -> list[Strip]:
    """The stack with the shorter lines that stand a few lines above one of its strips, over a heading."""
    out: list[Strip] = []
    above = -1e9
    for strip in stack:
        for head in heads:
            if max(above, strip.y0 - 6 * size) < head.y0 < strip.y0 - 0.8 * size:
                out.append(replace(head, heads=True))
                break
        out.append(strip)
        above = strip.y1
    return out


def _parted(stack: Sequence[Strip], text: PageText, x0: float, x1: float) -> list[list[Strip]]:
    """A stack cut where what lies between two strips is no row of a table."""
    breaks = stack_to_breaks(stack)
    colour = next((s.colour for s in stack if s.colour and sum(s.colour) < 3 * PALE), None)
    parts = [[stack[0]]]
    bottom = stack[0].y1
    for strip in stack[1:]:
        gap = strip.y0 - bottom > FLAT
        if strip.heads or (gap and _is_foreign(bottom, strip, text, x0, x1, breaks, colour)):
            parts.append([])
        parts[-1].append(strip)
        bottom = max(bottom, strip.y1)
    return parts


def _is_foreign(
    top: float,
    below: Strip,
    text: PageText,
    x0: float,
    x1: float,
    breaks: Floats,
    header: tuple[float, float, float] | None,
) -> bool:
    words = text.inside(0, top, 1e9, below.y0)
    height = below.y0 - top
    begins_anew = below.is_bar and below.colour == header
    if not len(words):
        return height > 3 * text.size or (begins_anew and height > 1.2 * text.size)
    boxes = text.boxes[words]
    beside = (boxes[:, 0] < x0 - 3) | (boxes[:, 2] > x1 + 3)
    if beside.any():
        across = words[~beside]
        if not len(across) or np.isin(text.line[across], text.line[words[beside]]).any():
            return True
        words, boxes = across, boxes[~beside]
    if begins_anew and boxes[:, 0].min() < x0 + 2:
        return True
    chunks = words_to_chunks(text, words)
    if _is_title_of_next(chunks, below, text, begins_anew):
        return True
    if not len(breaks):
        return any(c.x1 - c.x0 > 0.8 * (x1 - x0) for c in chunks) and len({c.line for c in chunks}) > 1
    if not crosses(words, breaks, text):
        return begins_anew and len(chunks) == 1
    return begins_anew or float(boxes[:, 0].min()) < x0 + 0.8 or height > 30 * text.size


def _is_title_of_next(chunks: Sequence[Chunk], below: Strip, text: PageText, begins_anew: bool) -> bool:
    """Among these texts stands a title alone in its line, and only headings of columns come after it.

    A title has larger letters, or it is the last text above a bar in the colour of the first one.
    """
    counts = Counter(chunk.line for chunk in chunks)
    alone = [c for c in chunks if counts[c.line] == 1]
    titles = [c for c in alone if c.y1 - c.y0 > LARGER * text.size or (begins_anew and c is chunks[-1])]
    if not titles:
        return False
    after = [chunk for chunk in chunks if chunk.line > titles[-1].line]
    if below.is_bar:
        after.extend(words_to_chunks(text, text.inside(below.x0, below.y0, below.x1, below.y1)))
    several = Counter(chunk.line for chunk in after)
    return max(several.values(), default=0) > 1 and not any(_is_sum(chunk, text) for chunk in after)


def _is_sum(chunk: Chunk, text: PageText) -> bool:
    printed = " ".join(text.texts[word] for word in chunk.words)
    return text_to_content(printed) in ("figure", "percent", "dash") and not text_to_unit(printed)
