"""Whether a record's box is where the truth says that its words stand."""

from __future__ import annotations

from docextract.score.sheet import Sheet
from docextract.score.truth import Row

ENOUGH = 0.5
"""The share of the smaller box that must lie in the other: a risk's box may be its row, a truth's box the cell."""


def score_place(sheet: Sheet, wanted: Row, found: Row, what: object) -> None:
    """Compare the boxes, where both records stand on the same page and have one."""
    box = wanted.get("bbox")
    if not box or wanted.get("page") != found.get("page"):
        return
    right = overlap(box, [found.get(side) for side in ("x0", "y0", "x1", "y1")]) >= ENOUGH
    sheet.check("places", right, found.get("page"), f"{str(what)[:60]}: the box is elsewhere")


def overlap(one: list[float], other: list[float | None]) -> float:
    """The share of the smaller box that both have in common; boxes as left, top, right, bottom. 0 without a box."""
    if any(side is None for side in other):
        return 0.0
    x0, y0, x1, y1 = (float(side) for side in other if side is not None)
    width = min(one[2], x1) - max(one[0], x0)
    height = min(one[3], y1) - max(one[1], y0)
    smaller = min((one[2] - one[0]) * (one[3] - one[1]), (x1 - x0) * (y1 - y0))
    return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0
