"""What stands around the tables of a page: the lines of text outside them, and which of these are running headers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from docextract.model.geometry import Box
from docextract.model.page import Page

MARGIN = 0.13
"""Running headers and footers stand within this part of the page's height."""
NUMBERED = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of text outside the tables: its box and words; `running` where it repeats in the margin of nearby pages,
    `fresh` where it does so from this page on: a new part of the paper begins."""

    box: Box
    text: str
    words: tuple[int, ...]
    running: bool = False
    fresh: bool = False


def pages_to_captions(pages: Sequence[Page], tabled: Mapping[int, Container[int]]) -> dict[int, list[Caption]]:
    """Lines outside tables by page number, from the top, for every page with a table and the pages around it.

    `tabled` are the indexes of the words that stand in tables, by page.
    """
    wanted = {number + step for number in tabled for step in (-2, -1, 0, 1)}
    lines = {page.number: _outside_lines(page, tabled.get(page.number, ())) for page in pages if page.number in wanted}
    keys = {page.number: _margin_keys(lines[page.number], page.height) for page in pages if page.number in lines}
    return {number: [*_marked(number, lines, keys)] for number in lines}


def _marked(
    number: int, lines: Mapping[int, Sequence[Caption]], keys: Mapping[int, Sequence[str | None]]
) -> Iterable[Caption]:
    before = {key for step in (-2, -1) for key in keys.get(number + step, ()) if key}
    near = {*keys.get(number - 1, ()), *keys.get(number + 1, ())}
    for line, key in zip(lines[number], keys[number], strict=True):
        running = key is not None and (key in near or NUMBERED.fullmatch(line.text) is not None)
        fresh = running and key not in before and number - 1 in keys and not NUMBERED.fullmatch(line.text)
        yield Caption(line.box, line.text, line.words, True, fresh) if running else line


def _margin_keys(lines: Iterable[Caption], height: float) -> list[str | None]:
    """What makes two margin lines the same; None for lines of the body."""
    top, bottom = MARGIN * height, (1 - MARGIN) * height
    return [
        DIGITS.sub("#", line.text.casefold()) if line.box.y1 <= top or line.box.y0 >= bottom else None for line in lines
    ]


def _outside_lines(page: Page, tabled: Container[int]) -> list[Caption]:
    """Words outside the tables, strung into lines by the middle of their height."""
    outside = sorted(
        ((word.y0 + word.y1) / 2, word.x0, index) for index, word in enumerate(page.words) if index not in tabled
    )
    rows: list[list[tuple[float, float, int]]] = []
    for entry in outside:
        if rows and entry[0] - rows[-1][-1][0] <= 3:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return [_row_to_caption(page, sorted(index_x[1:] for index_x in row)) for row in rows]


def _row_to_caption(page: Page, row: Sequence[tuple[float, int]]) -> Caption:
    words = [page.words[index] for _, index in row]
    x0s, y0s, x1s, y1s, texts, *_ = zip(*words, strict=True)
    return Caption(Box(min(x0s), min(y0s), max(x1s), max(y1s)), " ".join(texts), tuple([index for _, index in row]))
