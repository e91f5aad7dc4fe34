"""Lines of a page in the order in which people read them: across by rows, but down the columns of prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docextract.model.layout import Line

COLUMN_WIDTH = 0.2
"""A column of prose takes at least this part of the page's width."""
COLUMN_LINES = 6
"""Fewer lines than this with the same left edge are no column."""
FULL_LINES = 0.5
"""In prose at least this part of a column's lines reaches (nearly) its right edge; in tables they do not."""


def in_reading_order(lines: Sequence[Line], width: float) -> list[Line]:
    """`lines` in rows from the top, with columns of prose read one after the other. `width` of the page in points."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return list(lines)
    out: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.box.x0 < gutter - 3 and line.box.x1 > gutter + 3:
            out += _band_in_order(band, gutter, width)
            band = []
            out.append(line)
        else:
            band.append(line)
    return out + _band_in_order(band, gutter, width)


def _band_in_order(band: list[Line], gutter: float, width: float) -> list[Line]:
    left = [line for line in band if line.box.x1 <= gutter + 3]
    right = [line for line in band if line.box.x1 > gutter + 3]
    return left + in_reading_order(right, width) if len(right) < len(band) else band


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the second column of prose begins; None where the page has one column."""
    columns = _columns(lines, width)
    for first in columns:
        for second in columns:
            edge = second[0].box.x0
            if edge <= first[0].box.x0 + COLUMN_WIDTH * width or _share_below(first, edge) < 0.75:
                continue
            if _side_by_side(first, second):
                return edge - 4
    return None


def _columns(lines: Sequence[Line], width: float) -> list[list[Line]]:
    by_edge: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_edge[round(line.box.x0 / 4)].append(line)
    columns = [column for column in by_edge.values() if len(column) >= COLUMN_LINES and _is_prose(column, width)]
    return sorted(columns, key=lambda column: column[0].box.x0)


def _is_prose(column: Sequence[Line], width: float) -> bool:
    widths = sorted(line.box.width for line in column)
    full = widths[int(len(widths) * 0.75)]
    if full < COLUMN_WIDTH * width:
        return False
    return sum(1 for w in widths if w >= 0.8 * full) >= FULL_LINES * len(widths)


def _share_below(column: Sequence[Line], edge: float) -> float:
    return sum(1 for line in column if line.box.x1 < edge) / len(column)


def _side_by_side(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """True where the columns stand beside each other for most of the shorter one."""
    top = max(first[0].box.y0, second[0].box.y0)
    bottom = min(first[-1].box.y1, second[-1].box.y1)
    shorter = min(column[-1].box.y1 - column[0].box.y0 for column in (first, second))
    return bottom - top >= 0.5 * shorter and 0.4 <= len(first) / len(second) <= 2.5
