"""What is drawn on a page: paths to straight rules and filled rectangles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from docextract.model.page import Fill, Rule

THIN = 2.2
"""A filled rectangle up to so many points thick is a line."""
SLANT = 0.8
"""A line is level or upright where its ends differ by no more than so many points."""
MAX_PATHS = 30_000
"""More paths than this are a map or a picture, not a page with tables."""

Point = tuple[float, float]
Area = tuple[float, float, float, float]


class Drawings(NamedTuple):
    """Rules and fills in the order they were drawn, and the boxes of all that is painted but is no rectangle."""

    rules: list[Rule]
    fills: list[Fill]
    shapes: list[Area]


def paths_to_drawings(paths: Sequence[dict[str, Any]]) -> Drawings:
    """PyMuPDF's drawings of a page (get_cdrawings) to rules and fills, in the coordinates they come in."""
    drawings = Drawings([], [], [])
    for path in paths:
        kind = path["type"]
        fill = path.get("fill") if "f" in kind and path.get("fill_opacity", 1) > 0.02 else None
        stroke = path.get("color") if "s" in kind and path.get("stroke_opacity", 1) > 0.02 else None
        if fill is None and stroke is None:
            continue
        _path_to_drawings(path, fill, stroke is not None, drawings)
    return drawings


def _path_to_drawings(path: dict[str, Any], fill: Sequence[float] | None, stroked: bool, out: Drawings) -> None:
    lines: list[tuple[Point, Point]] = []
    curved = False
    for item in path["items"]:
        what = item[0]
        if what == "re":
            area_to_drawings(item[1], fill, stroked, out)
        elif what == "l":
            lines.append((item[1], item[2]))
        elif what == "qu":
            area = _quad_to_area(item[1])
            if area is None:
                curved = True
            else:
                area_to_drawings(area, fill, stroked, out)
        else:
            curved = True
    if curved:
        out.shapes.append(path["rect"])
        return
    if lines:
        _lines_to_drawings(lines, path["rect"], fill, stroked, out)


def _lines_to_drawings(
    lines: list[tuple[Point, Point]], around: Area, fill: Sequence[float] | None, stroked: bool, out: Drawings
) -> None:
    """Strokes along the axes are rules; a filled outline of four such lines is a rectangle."""
    straight = [line for line in lines if _is_straight(line)]
    if stroked:
        for (x0, y0), (x1, y1) in straight:
            out.rules.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    if fill is not None:
        if len(straight) == len(lines) and 3 <= len(lines) <= 5:
            area_to_drawings(around, fill, False, out)
        else:
            out.shapes.append(around)


def _is_straight(line: tuple[Point, Point]) -> bool:
    (x0, y0), (x1, y1) = line
    return abs(x0 - x1) <= SLANT or abs(y0 - y1) <= SLANT


def _quad_to_area(quad: Sequence[Any]) -> Area | None:
    """The rectangle that four corners make; None where they are not parallel to the page's edges."""
    xs = sorted(point[0] for point in quad)
    ys = sorted(point[1] for point in quad)
    if xs[1] - xs[0] > SLANT or xs[3] - xs[2] > SLANT or ys[1] - ys[0] > SLANT or ys[3] - ys[2] > SLANT:
        return None
    return xs[0], ys[0], xs[3], ys[3]


def area_to_drawings(area: Area, fill: Sequence[float] | None, stroked: bool, out: Drawings) -> None:
    """Add a rectangle: its fill, its border, or the rule that it is where it is thin."""
    x0, y0, x1, y1 = area
    wide, high = x1 - x0, y1 - y0
    if wide <= THIN or high <= THIN:
        if wide > 0.5 or high > 0.5:
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            out.rules.append(Rule(x0, y, x1, y) if wide >= high else Rule(x, y0, x, y1))
        return
    if stroked:
        out.rules.append(Rule(x0, y0, x1, y0))
        out.rules.append(Rule(x0, y1, x1, y1))
        out.rules.append(Rule(x0, y0, x0, y1))
        out.rules.append(Rule(x1, y0, x1, y1))
    if fill is not None:
        out.fills.append(Fill(x0, y0, x1, y1, _colour(fill)))


def _colour(values: Sequence[float]) -> tuple[float, float, float]:
    if len(values) == 3:
        return float(values[0]), float(values[1]), float(values[2])
    grey = float(values[0]) if values else 0.0
    return grey, grey, grey
