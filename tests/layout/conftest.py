"""Pages made by hand: text set on base lines, word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from docextract.model.page import Page, Rule, Word

Set = tuple[float, float, str]
MakePage = Callable[..., Page]


@pytest.fixture(scope="session")
def make_page() -> MakePage:
    """A page from (x, y, text) runs; "**bold**" runs are bold, `size` is the height of the words in points."""

    def make(
        runs: Sequence[Set | tuple[float, float, str, float]],
        number: int = 1,
        width: float = 595.0,
        height: float = 842.0,
        rules: Sequence[Rule] = (),
    ) -> Page:
        words: list[Word] = []
        bold: set[int] = set()
        for block, (x, y, text, *more) in enumerate(runs):
            size = more[0] if more else 12.0
            heavy = text.startswith("**")
            for part in text.strip("*").split():
                wide = 0.5 * size * len(part)
                if heavy:
                    bold.add(len(words))
                words.append(Word(x, y, x + wide, y + size, part, block, 0))
                x += wide + 0.3 * size
        return Page(number, width, height, 0, tuple(words), rules=tuple(rules), bold=frozenset(bold))

    return make
