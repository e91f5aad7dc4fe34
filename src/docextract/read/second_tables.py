"""The borders of tables as pdfplumber finds them: a second opinion on a page where the first reader is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docextract.model.geometry import Box
from docextract.model.table import Borders

STRATEGIES: tuple[dict[str, str], ...] = (
    {},
    {"vertical_strategy": "text", "horizontal_strategy": "text"},
    {"vertical_strategy": "text", "horizontal_strategy": "lines"},
)
"""pdfplumber's ways to look for a table: by drawn lines, by the words alone, by words between drawn lines."""


class SecondTables:
    """Asks pdfplumber for the tables of a paper's pages; it is opened when first asked."""

    def __init__(self, path: Path, passwords: Sequence[str] = ()) -> None:
        self._path = path
        self._passwords = passwords

    def __call__(self, number: int, region: Box) -> list[Borders]:
        """What may be the table in this region of page `number`, counted from 1: one reading for each way to look.

        Region and borders are in points from the top left of the page as displayed.
        Raises UnreadablePaper where the paper cannot be opened, and what pdfminer raises on a page it cannot read.
        """
        # pdfplumber is dear to import, and on most papers nothing is in doubt.
        from docextract.read.second import open_with_plumber

        with open_with_plumber(self._path, [number], self._passwords) as paper:
            leaf = paper.pages[0]
            try:
                return [found for way in STRATEGIES if (found := _borders(leaf, region, way))]
            finally:
                leaf.close()


def _borders(leaf: Any, region: Box, way: dict[str, str]) -> Borders | None:
    """The cells' borders of the table that shares most with the region; None where none shares half of it."""
    from docextract.read.second import leaf_to_turn

    turn = leaf_to_turn(leaf.page_obj)
    top = leaf.height + leaf.mediabox[1]
    part = (
        leaf.within_bbox(_on_leaf(region, leaf, top, turn(0, 0, 0, 0), turn(1, 1, 1, 1)), strict=False) if way else leaf
    )
    tables = [[turn(x0, top - y1, x1, top - y0) for x0, y0, x1, y1 in one.cells] for one in part.find_tables(way)]
    shared = [sum(cell.overlap(region) for cell in cells) for cells in tables]
    if not shared or max(shared) < 0.5 * region.width * region.height:
        return None
    cells = [cell for cell in tables[shared.index(max(shared))] if cell.overlap(region)]
    xs = {round(x, 1) for cell in cells for x in (cell.x0, cell.x1)}
    ys = {round(y, 1) for cell in cells for y in (cell.y0, cell.y1)}
    return Borders(tuple(sorted(xs)), tuple(sorted(ys)))


def _on_leaf(region: Box, leaf: Any, top: float, origin: Box, step: Box) -> tuple[float, float, float, float]:
    """The region as pdfplumber counts, kept within its page; `origin` and `step` are its points 0, 0 and 1, 1."""
    scale = step.x0 - origin.x0
    x0, x1 = (region.x0 - origin.x0) / scale, (region.x1 - origin.x0) / scale
    y0, y1 = (top - (origin.y0 - y) / scale for y in (region.y0, region.y1))
    left, upper, right, lower = leaf.bbox
    return max(x0, left), max(y0, upper), min(x1, right), min(y1, lower)
