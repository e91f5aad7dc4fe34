"""Grids built by hand from rows of texts, with the pages they stand on."""

from __future__ import annotations

from docextract.model.geometry import Box, union
from docextract.model.page import Page, Word
from docextract.model.table import Cell, CellPart, Grid

WIDTH, HEIGHT = 600.0, 800.0
ROW = 14.0


class Paper:
    """Pages that are filled line by line and table by table; `understood` reads them."""

    def __init__(self) -> None:
        self.words: dict[int, list[Word]] = {}
        self.grids: list[Grid] = []
        self.last = 1

    def line(self, page: int, y: float, text: str, x: float = 50.0) -> Paper:
        """A line of text with its top at `y`."""
        self._set(page, text, x, y)
        return self

    def table(
        self,
        page: int,
        y: float,
        rows: list[list[str | None]],
        xs: list[float] | None = None,
        method: str = "made",
        **more: object,
    ) -> Paper:
        """A table with its top at `y`. None: the cell to the left spans this place too."""
        n_cols = len(rows[0])
        xs = xs or [50.0 + 500.0 / n_cols * col for col in range(n_cols + 1)]
        cells = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text is None:
                    continue
                span = 1 + next((i for i, t in enumerate(row[c + 1 :]) if t is not None), len(row) - c - 1)
                top = y + r * ROW
                indexes = self._set(page, text, xs[c] + 2, top + 2)
                boxes = [self.words[page][i][:4] for i in indexes]
                box = Box(xs[c], top, xs[c + span], top + ROW)
                part = CellPart(page, box, tuple(indexes), union(boxes) if boxes else None)
                cells.append(Cell(r, c, 1, span, text, (part,)))
        box = Box(xs[0], y, xs[-1], y + ROW * len(rows))
        self.grids.append(Grid(page, box, len(rows), n_cols, tuple(cells), method, 0.95, **more))  # type: ignore[arg-type]
        self.last = max(self.last, page)
        return self

    def _set(self, page: int, text: str, x: float, y: float) -> list[int]:
        words = self.words.setdefault(page, [])
        self.last = max(self.last, page)
        first = len(words)
        for text_word in text.split():
            width = 1.0 * len(text_word)
            words.append(Word(x, y, x + width, y + 8, text_word, 0, 0))
            x += width + 1.5
        return list(range(first, len(words)))

    def pages(self) -> tuple[Page, ...]:
        return tuple(Page(n, WIDTH, HEIGHT, 0, tuple(self.words.get(n, ()))) for n in range(1, self.last + 1))
