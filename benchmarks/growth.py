"""How the cost grows with the number of pages: the same pages over and over, in longer and longer papers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from worker import Cost, measure

BLOCK = 10
"""So many pages of a paper, evenly spread over it, are repeated."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a paper of so many pages costs each contender."""

    pages: int
    costs: dict[str, Cost]


def grow(
    paper: Path, contenders: Sequence[str], sizes: Sequence[int], repeats: int, say: Callable[[str], None]
) -> list[Step]:
    """The costs a page for papers of these sizes, each read in a process of its own."""
    steps = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            say(f"growth: {size} pages")
            made = Path(folder) / f"{size}.pdf"
            repeat_pages(paper, size, made)
            steps.append(Step(size, {name: measure(name, [made], repeats) for name in contenders}))
    return steps


def repeat_pages(paper: Path, size: int, out: Path) -> None:
    """Write a PDF of `size` pages made of the same few pages of `paper` again and again."""
    with pymupdf.open(paper) as source, pymupdf.open() as made:
        source.select([number - 1 for number in spread(source.page_count, BLOCK)])
        while made.page_count < size:
            last = min(size - made.page_count, source.page_count) - 1
            made.insert_pdf(source, to_page=last, links=False, annots=False, widgets=False, final=False)
        made.save(out, garbage=2, deflate=True)


def spread(pages: int, wanted: int) -> tuple[int, ...]:
    """At most so many of the page numbers 1 to `pages`, evenly spread, the first and the last among them."""
    if pages <= wanted:
        return tuple(range(1, pages + 1))
    if wanted == 1:
        return ((pages + 1) // 2,)
    return tuple(1 + round(i * (pages - 1) / (wanted - 1)) for i in range(wanted))
