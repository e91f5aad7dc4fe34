"""Where a value stands: page, box, the words as printed, and the first word's place on the page."""

from __future__ import annotations

from typing import NamedTuple

from docextract.model.geometry import Box


class Evidence(NamedTuple):
    """`page` counts from 1; `box` in points from the displayed top left; `quote` has its white space collapsed.

    `word` is the index of the first word in `Page.words`; identifiers are derived from it.
    """

    page: int
    box: Box
    quote: str
    word: int
