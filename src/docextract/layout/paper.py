"""The stage's first entry: pages of words to a paper set out in lines and sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docextract.layout.furniture import furniture_of, labels_of
from docextract.layout.lines import page_to_lines
from docextract.layout.reading_order import in_reading_order
from docextract.layout.sections import sections
from docextract.model.geometry import Box
from docextract.model.layout import Layout, Line, PageLayout
from docextract.model.page import Page


def lay_out(pages: Sequence[Page], table_boxes: Mapping[int, Sequence[Box]]) -> Layout:
    """Set out a whole paper. `table_boxes`: the boxes of the tables on each page (by page number, from 1).

    Lines inside tables stay in the pages' `body`, but make no headings and no section text. The reports are not parted
    yet: `with_reports` does that, once the agenda's page ranges are known.
    """
    lines = [page_to_lines(page) for page in pages]
    aside = furniture_of(pages, lines, table_boxes)
    labels = labels_of(pages, lines, aside)
    layouts = tuple(
        _page_layout(page, own, furniture, label)
        for page, own, furniture, label in zip(pages, lines, aside, labels, strict=True)
    )
    boxes = [(number, box) for number, own in table_boxes.items() for box in own]
    return Layout(layouts, sections(layouts, boxes))


def _page_layout(page: Page, lines: Sequence[Line], aside: set[int], label: str | None) -> PageLayout:
    body = [line for i, line in enumerate(lines) if i not in aside]
    furniture = tuple(lines[i] for i in sorted(aside))
    return PageLayout(page, tuple(in_reading_order(body, page.width)), furniture, label)
