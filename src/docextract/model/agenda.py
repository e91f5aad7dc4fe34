"""An item of an agenda."""

from __future__ import annotations

from dataclasses import dataclass

from docextract.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`number` as printed without its full stop ("4", "2a"), None for an item without one; `title` as printed.

    `start_label` and `end_label` are the printed page numbers of its papers; None where the agenda gives none.
    `report_page` and `report_page_end` are the same in PDF pages (from 1), where those pages are in this document.
    `at` is where the title stands; `section` the heading above it ("KEY DECISIONS").
    """

    number: str | None
    title: str
    start_label: str | None
    end_label: str | None
    report_page: int | None
    report_page_end: int | None
    section: str | None
    at: Evidence
    more: tuple[Evidence, ...] = ()
    confidence: float = 0.9
    method: str = "agenda"

    @property
    def page(self) -> int:
        return self.at.page
