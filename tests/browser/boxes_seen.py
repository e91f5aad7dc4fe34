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

BOXES = """() => {
  const edges = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const picture = document.getElementById("page-picture");
  if (!picture.complete || !picture.naturalWidth) throw new Error("the page's picture is not there");
  const boxes = [...document.querySelectorAll("#boxes rect.field")];
  return { sheet: edges(picture), boxes: boxes.map((box) => ({ field: box.dataset.field, edges: edges(box) })) };
}"""
DARK = 60
"""So much darker than its surroundings, of 255, is ink."""


@dataclass(frozen=True)
class SeenBox:
    """A box on the screen: its edges in CSS pixels, and in points of the page as displayed."""

    field: str
    screen: tuple[float, float, float, float]
    points: tuple[float, float, float, float]


def boxes_seen(page: Page, width: float, height: float) -> list[SeenBox]:
    """The boxes of the record's fields, measured against the picture of a page of so many points."""
    page.wait_for_function("() => document.getElementById('page-picture').complete")
    seen = page.evaluate(BOXES)
    left, top, right, bottom = seen["sheet"]
    across, down = width / (right - left), height / (bottom - top)
    boxes = []
    for box in seen["boxes"]:
        x0, y0, x1, y1 = box["edges"]
        points = ((x0 - left) * across, (y0 - top) * down, (x1 - left) * across, (y1 - top) * down)
        boxes.append(SeenBox(box["field"], (x0, y0, x1, y1), points))
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


def surrounds_ink(page: Page, box: SeenBox) -> bool:
    """Whether there is ink in the box, and hardly any along its edges."""
    _show_boxes(page, False)
    try:
        grey = _grey(page, box)[1:-1, 1:-1]
    finally:
        _show_boxes(page, True)
    ground = np.median(grey)
    ink = abs(grey - ground) > DARK
    edges = np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])
    return bool(ink.sum() > 10 and edges.mean() < 0.1)


def is_drawn(page: Page, box: SeenBox) -> bool:
    """Whether all four edges of the box can be seen on the picture; to a pixel or two, for lines lie between pixels."""
    with_box = _grey(page, box)
    _show_boxes(page, False)
    try:
        without = _grey(page, box)
    finally:
        _show_boxes(page, True)
    changed = abs(with_box - without) > 20
    edges = (changed[:3], changed[-3:], changed[:, :3].T, changed[:, -3:].T)
    return all(edge.any(axis=0).mean() > 0.9 for edge in edges)


def _grey(page: Page, box: SeenBox) -> np.ndarray[Any, np.dtype[np.float64]]:
    x0, y0, x1, y1 = box.screen
    across, down = page.evaluate("[scrollX, scrollY]")
    left, top = floor(x0 + across), floor(y0 + down)
    size = {"width": ceil(x1 + across) - left, "height": ceil(y1 + down) - top}
    png = page.screenshot(full_page=True, clip={"x": left, "y": top, **size})  # type: ignore[typeddict-item]
    return np.asarray(Image.open(BytesIO(png)).convert("L"), dtype=float)


def _show_boxes(page: Page, shown: bool) -> None:
    visibility = "visible" if shown else "hidden"
    page.evaluate(f"document.getElementById('boxes').style.visibility = '{visibility}'")
