"""Running headers and footers, found by their repetition from page to page, and the page numbers in them."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from docextract.model.geometry import Box
from docextract.model.layout import Line
from docextract.model.page import Page

MARGIN = 0.12
"""Furniture stands within this part of the page's height from the top or the bottom."""

PAGE_NUMBER = re.compile(
    r"(?:(?P<word>page|pg\.?|p\.)\s*(?:no\.?\s*)?[|:]?\s*)?(?P<dash>[-–—|]\s*)?"
    r"(?P<label>\d{1,4}|[ivxl]{1,7}|[A-Z]{1,2}-?\d{1,3})(?:\s*(?P<of>of|/)\s*(?P<last>\d{1,4}))?"
    r"(?:\s*[-–—|]\s*(?P<tail>page)?)?",
    re.IGNORECASE,
)
NUMBER_WITHIN = re.compile(
    r"\bpage\s*[|:]?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\s*$|^page\s*[|:]?\s*(\d{1,4})\b", re.IGNORECASE
)
ROMAN = re.compile(r"[ivxl]{1,7}")
ITEM_LINE = re.compile(r"agenda\s+item\b.{0,25}$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")

MOST_HEADER_LINES = 4
Edge = tuple[str, str]


def furniture_of(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]], table_boxes: Mapping[int, Sequence[Box]]
) -> list[set[int]]:
    """For each page the positions, in its `lines`, of the running headers and footers. Lines in tables are body."""
    edges = [_edge_lines(page, own, table_boxes.get(page.number, ())) for page, own in zip(pages, lines, strict=True)]
    seen: dict[Edge, list[int]] = defaultdict(list)
    for place, own in enumerate(edges):
        for key in {key for _, key in own}:
            seen[key].append(place)
    running = {key for key, places in seen.items() if _is_running(key, places, len(pages))}
    out: list[set[int]] = []
    for place, own in enumerate(edges):
        out.append(
            _without_headers({i for i, key in own if _is_furniture(key, place, lines[place][i], running, seen)}, own)
        )
    return out


def _without_headers(aside: set[int], own: Sequence[tuple[int, Edge]]) -> set[int]:
    """Many repeated scraps at the head of a page are a table's header row, not a running header."""
    top = {i for i, key in own if key[0] == "top" and i in aside}
    return aside - top if len(top) > MOST_HEADER_LINES else aside


def _edge_lines(page: Page, lines: Sequence[Line], boxes: Sequence[Box]) -> list[tuple[int, Edge]]:
    """Positions of the lines in the top and bottom margin, with what makes two of them the same furniture."""
    top, bottom = MARGIN * page.height, (1 - MARGIN) * page.height
    out = []
    for i, line in enumerate(lines):
        if line.box.y1 <= top or line.box.y0 >= bottom:
            if any(box.holds(*line.box.centre) for box in boxes):
                continue
            out.append((i, ("top" if line.box.y1 <= top else "bottom", DIGITS.sub("#", line.text.casefold()))))
    return out


def _is_running(key: Edge, places: Sequence[int], n_pages: int) -> bool:
    text = key[1]
    if n_pages == 1:
        return False
    if "#" in text and PAGE_NUMBER.fullmatch(text.replace("#", "1")):
        return len(places) >= 2
    # A title that heads each of many papers in a pack repeats too, but not from one page to the next.
    runs_on = sum(1 for a, b in itertools.pairwise(places) if b - a <= 2)
    if len(places) >= 3:
        return len(text) > 2 and runs_on >= 0.5 * (len(places) - 1)
    return len(places) == 2 and n_pages <= 4 and key[0] == "bottom"


def _is_furniture(key: Edge, place: int, line: Line, running: set[Edge], seen: Mapping[Edge, Sequence[int]]) -> bool:
    if line_to_label(line.text, alone=False):
        return True
    if key not in running:
        return False
    # "Agenda Item: 4" heads a report's first page and runs on over the others: the first one is its front matter.
    return not (ITEM_LINE.match(line.text) and (place - 1) not in seen[key] and (place - 2) not in seen[key])


def line_to_label(text: str, *, alone: bool = True) -> str | None:
    """The page number a header or footer prints ("Page 82 of 144" -> "82").

    `alone`: a bare number or roman numeral will do; else the word "page" or "of" must stand with it.
    """
    match = PAGE_NUMBER.fullmatch(text.strip())
    if match:
        plain = match["word"] or match["tail"] or (match["of"] == "of")
        return match["label"] if plain or (alone and _is_plain_label(match["label"])) else None
    match = NUMBER_WITHIN.search(text) if "age" in text and text.count(" ") < 12 else None
    return (match[1] or match[2]) if match else None


def _is_plain_label(label: str) -> bool:
    return label.isdigit() or ROMAN.fullmatch(label) is not None


def labels_of(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]], furniture: Sequence[set[int]]
) -> list[str | None]:
    """The number printed on each page; where a page prints two, the one that runs on through more pages."""
    found = [_candidates(page, own, aside) for page, own, aside in zip(pages, lines, furniture, strict=True)]
    offsets = Counter(
        label_offset
        for page, labels in zip(pages, found, strict=True)
        for label_offset in {int(label) - page.number for label, _ in labels if label.isdigit()}
    )
    return [_best_label(page, labels, offsets) for page, labels in zip(pages, found, strict=True)]


def _candidates(page: Page, lines: Sequence[Line], aside: set[int]) -> list[tuple[str, bool]]:
    """(label, whether the word "page" stands with it), the outermost first."""
    out = []
    for i in aside | _outermost(page, lines):
        line = lines[i]
        label = line_to_label(line.text)
        if label:
            distance = min(line.box.y0, page.height - line.box.y1)
            out.append((distance, label, line_to_label(line.text, alone=False) is not None))
    return [(label, certain) for _, label, certain in sorted(out)]


def _outermost(page: Page, lines: Sequence[Line]) -> set[int]:
    """The first and the last line, where they stand in the margin."""
    if not lines:
        return set()
    order = sorted(range(len(lines)), key=lambda i: lines[i].box.y0)
    margin = MARGIN * page.height
    return {i for i in (order[0], order[-1]) if lines[i].box.y1 < margin or lines[i].box.y0 > page.height - margin}


def _best_label(page: Page, labels: Sequence[tuple[str, bool]], offsets: Mapping[int, int]) -> str | None:
    def worth(candidate: tuple[str, bool]) -> tuple[int, bool]:
        label, certain = candidate
        return (offsets.get(int(label) - page.number, 0) if label.isdigit() else 1), certain

    best = max(labels, key=worth, default=None)
    if best is None:
        return None
    runs_on, certain = worth(best)
    return best[0] if certain or runs_on >= 2 or not best[0].isdigit() else None
