"""Body lines gathered into paragraphs: what stands close together in one column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from docextract.model.layout import Line

LOOSE_PITCH = 1.3
"""A step down of more than so many usual steps begins a new paragraph."""
BEGINS = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,3}\.?|[•▪■●◦○‣➢➤✓·\uf000-\uf0ff]|(?:appendix|annex)\b)(?:\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `at` is the place of the first in the page's body lines.

    `gap` is the white space above in line heights (None at the head of a page); `alone` where no other line shares
    the base line of its first one; `room` is the white space right of its last line as a part of the text's width.
    """

    lines: tuple[Line, ...]
    at: int
    gap: float | None
    alone: bool
    room: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def usual_pitch(lines: Sequence[Line]) -> float:
    """The usual step from one base line to the next, in line heights; 1.0 where there is nothing to measure."""
    steps = [
        (b.box.y0 - a.box.y0) / a.size
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0.7 * a.size < b.box.y0 - a.box.y0 < 1.9 * a.size
    ]
    return median(steps) if steps else 1.0


def lines_to_paragraphs(body: Sequence[Line], pitch: float) -> list[Paragraph]:
    """The body lines of one page as paragraphs. `pitch` is the document's usual step in line heights."""
    if not body:
        return []
    right = max(line.box.x1 for line in body)
    width = max(right - min(line.box.x0 for line in body), 1.0)
    starts = [i for i in range(len(body)) if i == 0 or _starts(body[i - 1], body[i], pitch)]
    out = []
    for start, stop in zip(starts, [*starts[1:], len(body)], strict=True):
        lines = tuple(body[start:stop])
        room = (right - lines[-1].box.x1) / width
        out.append(Paragraph(lines, start, _gap(body, start), _is_alone(body, start, stop), room))
    return out


def _starts(previous: Line, line: Line, pitch: float) -> bool:
    step = line.box.y0 - previous.box.y0
    return (
        step < 0.5 * line.size
        or step > LOOSE_PITCH * pitch * previous.size
        or previous.bold != line.bold
        or abs(previous.size - line.size) > 0.12 * line.size
        or line.box.x0 > previous.box.x1
        or BEGINS.match(line.text) is not None
    )


def _gap(body: Sequence[Line], start: int) -> float | None:
    top = body[start].box.y0
    above = next((line for line in reversed(body[:start]) if line.box.y1 <= top + 0.5 * line.size), None)
    return None if above is None else (top - above.box.y1) / body[start].size


def _is_alone(body: Sequence[Line], start: int, stop: int) -> bool:
    middle = body[start].box.centre[1]
    near = [*body[max(0, start - 6) : start], *body[stop : stop + 6]]
    return not any(line.box.y0 < middle < line.box.y1 for line in near)
