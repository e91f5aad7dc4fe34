"""Pages that the tests draw themselves: tables in several styles, read through the real reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pymupdf

from docextract.model.page import Page
from docextract.model.table import Grid
from docextract.read.pdf import open_paper
from docextract.tables.finder import find_grids

SIZE = 9.0
PITCH = 11.0
PAD = 4.0
LEFT, TOP = 60.0, 90.0

Rows = Sequence[Sequence[str]]


def draw_page(path: Path, draw: Callable[[pymupdf.Page], None], rotation: int = 0) -> Page:
    """A one-page PDF with what `draw` puts on it, read back."""
    document = pymupdf.open()
    leaf = document.new_page(width=595, height=842)
    draw(leaf)
    if rotation:
        leaf.set_rotation(rotation)
    document.save(path)
    document.close()
    with open_paper(path) as paper:
        return paper.page(1)


def grids_of(path: Path, draw: Callable[[pymupdf.Page], None], rotation: int = 0) -> tuple[Grid, ...]:
    return find_grids(draw_page(path, draw, rotation))


def put(leaf: pymupdf.Page, x: float, y: float, text: str, bold: bool = False) -> None:
    leaf.insert_text((x, y), text, fontsize=SIZE, fontname="hebo" if bold else "helv")


def width_of(text: str) -> float:
    return float(pymupdf.get_text_length(text, fontname="helv", fontsize=SIZE))


def wrapped(text: str, width: float) -> list[str]:
    """Lines that keep within the width, in points, even where they are set in bold."""
    lines: list[str] = []
    for word in text.split():
        if lines and pymupdf.get_text_length(f"{lines[-1]} {word}", fontname="hebo", fontsize=SIZE) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def draw_table(
    leaf: pymupdf.Page,
    rows: Rows,
    widths: Sequence[float],
    *,
    style: str = "ruled",
    figures: bool = False,
    top: float = TOP,
    left: float = LEFT,
    gap: float = PAD,
) -> float:
    """Draw a table; `style` is ruled, shaded, striped, lined, header_rule or bare. The bottom of the table, in points."""
    xs = [left]
    for width in widths:
        xs.append(xs[-1] + width)
    y = top
    if style == "lined":
        leaf.draw_line((xs[0], y), (xs[-1], y), width=0.6)
    for r, row in enumerate(rows):
        lines = [wrapped(text, width - 2 * PAD) for text, width in zip(row, widths, strict=True)]
        height = max(len(cell) for cell in lines) * PITCH + 2 * gap - (PITCH - SIZE)
        if style == "shaded" and r % 2 == 0:
            for x0, x1 in pairwise(xs):
                colour = (0.75, 0.8, 0.9) if r == 0 else (0.94, 0.94, 0.94)
                leaf.draw_rect((x0, y, x1, y + height), color=None, fill=colour)
        if style == "striped":
            colour = (0.2, 0.3, 0.5) if r == 0 else (0.94, 0.95, 0.97) if r % 2 else (1, 1, 1)
            leaf.draw_rect((xs[0], y, xs[-1], y + height), color=None, fill=colour)
        for c, cell in enumerate(lines):
            for n, line in enumerate(cell):
                x = xs[c] + PAD
                if figures and c > 0:
                    x = xs[c + 1] - PAD - width_of(line)
                put(leaf, x, y + gap + SIZE * 0.8 + n * PITCH, line, bold=r == 0)
        if style == "ruled":
            for x0, x1 in pairwise(xs):
                leaf.draw_rect((x0, y, x1, y + height), color=(0, 0, 0), width=0.5)
        y += height
        if style == "lined" or (style == "header_rule" and r == 0):
            leaf.draw_line((xs[0], y), (xs[-1], y), width=0.6)
    return y


def texts_of(grid: Grid) -> list[list[str]]:
    """The grid's texts row by row, a merged cell's at its top left."""
    out = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        out[cell.row][cell.col] = cell.text
    return out
