"""Boxes on a page, in points from the top left of the page as it is displayed (rotation and crop box applied)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """An axis-parallel rectangle in points; y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """True where the point lies inside, or within `slack` points of the border."""
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    def overlap(self, other: Box) -> float:
        """Shared area in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return width * height if width > 0 and height > 0 else 0.0

    def rounded(self) -> Box:
        """The box to a hundredth of a point, as it is published."""
        return Box(round(self.x0, 2), round(self.y0, 2), round(self.x1, 2), round(self.y1, 2))


def union(boxes: Iterable[tuple[float, float, float, float]]) -> Box:
    """The smallest box around all of them. Raises ValueError when there is none."""
    x0s, y0s, x1s, y1s = zip(*((b[0], b[1], b[2], b[3]) for b in boxes), strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))
