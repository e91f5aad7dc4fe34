"""Small tables that repeat in the same place of page after page, like a running header."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.model.table import Grid
from docextract.tables.strand import squash

MOST_ROWS = 3


def without_running_grids(grids: Sequence[Grid]) -> tuple[list[Grid], dict[int, list[int]]]:
    """Leave out small grids that repeat word for word in the same place of the page before.

    Returns the others and, by the identity of each grid kept, the pages on which it stood again.
    """
    kept: list[Grid] = []
    repeats: dict[int, list[int]] = {}
    last_seen: dict[tuple[str, int, int], tuple[int, Grid]] = {}
    for grid in grids:
        key = _key(grid)
        before = last_seen.get(key) if key else None
        if key and before and grid.page - before[0] in (1, 2):
            repeats.setdefault(id(before[1]), []).append(grid.page)
            last_seen[key] = (grid.page, before[1])
            continue
        if key:
            last_seen[key] = (grid.page, grid)
        kept.append(grid)
    return kept, repeats


def _key(grid: Grid) -> tuple[str, int, int] | None:
    """Words and rough place of a small grid; None for a larger one."""
    if grid.n_rows > MOST_ROWS:
        return None
    text = squash(" ".join(cell.text for cell in grid.cells))
    return (text, round(grid.box.x0 / 8), round(grid.box.y0 / 8)) if text else None
