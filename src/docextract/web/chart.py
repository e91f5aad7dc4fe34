"""A plan's savings as bars, one for each year, in hundredths of the chart's width."""

from __future__ import annotations

from typing import NamedTuple

from docextract.web.plans import Figure, Plan

SLOTS = 8
"""So many lines have a colour of their own; the rest share one."""


class Segment(NamedTuple):
    """A committee's part of a bar: its left edge and width in percent, `slot` its colour from 0."""

    name: str
    pounds: float
    left: float
    width: float
    slot: int


class Bar(NamedTuple):
    """A year: savings to the right of zero, what is undone of earlier savings to the left."""

    year: str
    total: Figure
    segments: tuple[Segment, ...]


class Chart(NamedTuple):
    """The bars; `zero` is where nothing is, in percent from the left."""

    bars: tuple[Bar, ...]
    zero: float


def plan_to_chart(plan: Plan) -> Chart:
    """The largest year fills the width."""
    columns = [[line.years[number] for line in plan.lines] for number in range(len(plan.years))]
    saved = max((_sum(column, 1) for column in columns), default=0)
    undone = max((_sum(column, -1) for column in columns), default=0)
    span = saved + undone or 1
    bars = [
        Bar(year, total, tuple(_segments(plan, column, span, 100 * undone / span)))
        for year, total, column in zip(plan.years, plan.totals, columns, strict=True)
    ]
    return Chart(tuple(bars), round(100 * undone / span, 2))


def slot(number: int) -> int:
    """The colour of the line of that number."""
    return min(number, SLOTS)


def _sum(column: list[Figure | None], sign: int) -> float:
    return sum(max(sign * figure.pounds, 0) for figure in column if figure)


def _segments(plan: Plan, column: list[Figure | None], span: float, zero: float) -> list[Segment]:
    segments, right, left = [], zero, zero
    for number, (line, figure) in enumerate(zip(plan.lines, column, strict=True)):
        if not figure or not figure.pounds:
            continue
        width = 100 * abs(figure.pounds) / span
        start = right if figure.pounds > 0 else left - width
        right, left = (right + width, left) if figure.pounds > 0 else (right, left - width)
        segments.append(Segment(line.name, figure.pounds, round(start, 3), round(width, 3), slot(number)))
    return segments
