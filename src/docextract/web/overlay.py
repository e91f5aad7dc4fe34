"""Boxes drawn over the picture of a page, in points of the displayed page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

COLOURS = 7
"""Colours that static/source.css has for fields; a flag with a number tells them apart without colour."""
MARGIN = 2.0
"""Points by which a box is drawn larger than the words, so that its line does not cross them."""


@dataclass(frozen=True)
class DrawnBox:
    """A field's box; `number` is that of its flag, from 1, `flag_x` and `flag_y` the flag's top left corner."""

    field: str
    number: int
    colour: int
    x: float
    y: float
    width: float
    height: float
    flag_x: float
    flag_y: float


@dataclass(frozen=True)
class Legend:
    """A field that has boxes: its number and colour, and on which pages with which words."""

    field: str
    number: int
    colour: int
    places: tuple[Mapping[str, Any], ...]


def places_to_legend(places: Iterable[Mapping[str, Any]], order: Iterable[str]) -> list[Legend]:
    """Numbered in the given order of fields, those not named in it last."""
    by_field: dict[str, list[Mapping[str, Any]]] = {field: [] for field in order}
    for place in places:
        by_field.setdefault(place["field"], []).append(place)
    found = [(field, there) for field, there in by_field.items() if there]
    return [
        Legend(field, number, (number - 1) % COLOURS, tuple(there))
        for number, (field, there) in enumerate(found, start=1)
    ]


def legend_to_boxes(legend: Iterable[Legend], page: int, width: float, flag: float) -> list[DrawnBox]:
    """The boxes on one page; a flag, `flag` points wide, stands outside each at its top left corner, off any minus."""
    boxes = []
    for entry in legend:
        for place in entry.places:
            if place["page"] != page:
                continue
            x, y = place["x0"] - MARGIN, place["y0"] - MARGIN
            flag_x, flag_y = max(0.0, min(x - 0.9 * flag, width - flag)), max(0.0, y - 0.9 * flag)
            size = (place["x1"] - place["x0"] + 2 * MARGIN, place["y1"] - place["y0"] + 2 * MARGIN)
            boxes.append(
                DrawnBox(entry.field, entry.number, entry.colour, *(round(n, 2) for n in (x, y, *size, flag_x, flag_y)))
            )
    return boxes
