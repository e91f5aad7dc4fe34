"""Boxes as the browser shows them, held against the PDF: the words below a box, and whether it surrounds ink."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

EDGES = """(number) => {
  const edges = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const picture = document.getElementById("page-picture");
  if (!picture.complete || !picture.naturalWidth) throw new Error("the page's picture is not there");
  const box = document.querySelectorAll("#boxes rect.field")[number];
  box.scrollIntoView({ block: "center", inline: "center" });
  return { sheet: edges(picture), box: edges(box), field: box.dataset.field };
}"""
DARK = 60
"""So much darker than its surroundings, of 255, is ink."""


@dataclass(frozen=True)
class SeenBox:
    """A field's box: which of the page's boxes it is, and its edges in points of the page as displayed."""

    number: int
    field: str
    points: tuple[float, float, float, float]


def boxes_seen(page: Page, width: float, height: float) -> list[SeenBox]:
    """The boxes of the record's fields, measured against the picture of a page of so many points."""
    page.wait_for_function("() => document.getElementById('page-picture').complete")
    boxes = []
    for number in range(page.locator("#boxes rect.field").count()):
        seen = page.evaluate(EDGES, number)
        left, top, right, bottom = seen["sheet"]
        across, down = width / (right - left), height / (bottom - top)
        x0, y0, x1, y1 = seen["box"]
        points = ((x0 - left) * across, (y0 - top) * down, (x1 - left) * across, (y1 - top) * down)
        boxes.append(SeenBox(number, seen["field"], points))
    return boxes


def words_below(paper: Path, number: int, box: tuple[float, float, float, float]) -> list[str]:
    """The words of a page, from 1, whose middle lies in the box, in points of the page as displayed."""
    with pymupdf.open(paper) as document:
        leaf = document[number - 1]
        area = pymupdf.Rect(box)
        found = []
        for x0, y0, x1, y1, text, *_ in leaf.get_text("words"):
            shown = pymupdf.Rect(x0, y0, x1, y1) * leaf.rotation_matrix
            if area.contains((shown.tl + shown.br) / 2):
                found.append(text)
        return found


def page_size(paper: Path, number: int) -> tuple[float, float]:
    """Width and height in points as displayed."""
    with pymupdf.open(paper) as document:
        leaf = document[number - 1]
        return leaf.rect.width, leaf.rect.height


def surrounds_ink(page: Page, box: SeenBox, down: int = 0) -> bool:
    """Whether there is ink in the box, and hardly any along its edges; or would be, so many pixels further down."""
    grey = _grey(page, box, down, boxes=False)[1:-1, 1:-1]
    ground = np.median(grey)
    ink = abs(grey - ground) > DARK
    edges = [edge.mean() for edge in (ink[0], ink[-1], ink[:, 0], ink[:, -1])]
    return bool(
        ink.sum() > 10 and all(edge < 0.25 or edge > 0.9 for edge in edges)
    )  # a line of the table may lie there


def is_drawn(page: Page, box: SeenBox, down: int = 0) -> bool:
    """Whether all four edges of the box can be seen on the picture; to a pixel or two, for lines lie between pixels."""
    changed = abs(_grey(page, box, down, boxes=True) - _grey(page, box, down, boxes=False)) > 20
    edges = (changed[:3], changed[-3:], changed[:, :3].T, changed[:, -3:].T)
    return all(edge.any(axis=0).mean() > 0.9 for edge in edges)


def _grey(page: Page, box: SeenBox, down: int, *, boxes: bool) -> np.ndarray[Any, np.dtype[np.float64]]:
    """What the screen shows where the box is, scrolled into sight, from 0 (black) to 255."""
    x0, y0, x1, y1 = page.evaluate(EDGES, box.number)["box"]
    left, top = floor(x0), floor(y0)
    clip = {"x": left, "y": top + down, "width": ceil(x1) - left, "height": ceil(y1) - top}
    _show_boxes(page, boxes)
    png = page.screenshot(clip=clip)  # type: ignore[arg-type]
    _show_boxes(page, True)
    return np.asarray(Image.open(BytesIO(png)).convert("L"), dtype=float)


def _show_boxes(page: Page, shown: bool) -> None:
    visibility = "visible" if shown else "hidden"
    page.evaluate(f"document.getElementById('boxes').style.visibility = '{visibility}'")
