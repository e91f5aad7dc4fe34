"""Some pages of a paper with what each yields by itself: what is handed over where several processes read one paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docextract.model.page import Page, Trouble
from docextract.model.table import Grid


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages in their order, the tables found on them, and what was doubtful about those tables."""

    pages: tuple[Page, ...]
    grids: tuple[Grid, ...]
    troubles: tuple[Trouble, ...] = ()


def stretches_to_one(stretches: Iterable[Stretch]) -> Stretch:
    """The whole paper, from its stretches in the order of their pages."""
    pages: list[Page] = []
    grids: list[Grid] = []
    troubles: list[Trouble] = []
    for stretch in stretches:
        pages.extend(stretch.pages)
        grids.extend(stretch.grids)
        troubles.extend(stretch.troubles)
    return Stretch(tuple(pages), tuple(grids), tuple(troubles))
