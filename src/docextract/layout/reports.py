"""The reports inside a paper, with the pages that each takes."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.model.layout import PageLayout, ReportSpan, Section


def whole_paper(pages: Sequence[PageLayout], outline: Sequence[Section]) -> ReportSpan:
    """The paper as one report. Raises IndexError where there are no pages."""
    heading = next((section.heading for section in outline if section.heading), None)
    first, last = pages[0].page.number, pages[-1].page.number
    return ReportSpan(
        first, last, heading.text if heading else None, "other", None, None, None, heading.lines if heading else ()
    )
