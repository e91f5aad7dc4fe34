"""The reports inside a paper, with the pages that each takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docextract.model.agenda import AgendaItem
from docextract.model.layout import Heading, Layout, Line, PageLayout, ReportSpan
from docextract.vocabulary.document_words import is_front_matter, labels_to_type
from docextract.vocabulary.heading_words import is_known_heading
from docextract.vocabulary.label_words import known_label

HEAD = 0.6
"""Front matter stands in this upper part of a page."""
TITLE_LINES = 8
OPENING_LINES = 4
COVER_LINES = 10
"""A page with fewer lines is a cover; its largest lines are the title."""
APPENDIX = re.compile(
    r"(?:agenda\s+item.{0,12})?(?P<name>(?:appendix|annexe?|enclosure|schedule)\b\s*\w{0,3}\b)", re.IGNORECASE
)
SECTION = re.compile(r"\d{1,2}(?:\.\d+)?[.)]?\s+[A-Z]")
BLANK = re.compile(r"this page is (?:intentionally|left)", re.IGNORECASE)
BEGINNERS = frozenset({"report_to", "from", "agenda_item", "meeting_date", "committee", "report_title"})


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page says: its labels with the words beside them, and the headings."""

    labels: Mapping[str, str]
    headings: tuple[Heading, ...]
    top: tuple[Line, ...]
    opening: str

    @property
    def first(self) -> str:
        """The first line, "" on an empty page."""
        return self.top[0].text if self.top else ""


def with_reports(layout: Layout, items: Sequence[AgendaItem] = ()) -> Layout:
    """The layout with the reports of the paper in page order; one for the whole paper where it holds no more.

    `items` give the page ranges in a pack. Inside a range a new report begins where a page has front matter of its own,
    begins with "Appendix", or follows a blank page. Pages of the agenda itself belong to no report.
    """
    return replace(layout, reports=_reports(layout, items)) if layout.pages else layout


def _reports(layout: Layout, items: Sequence[AgendaItem]) -> tuple[ReportSpan, ...]:
    heads = _heads(layout)
    ranges = _item_ranges(items, len(layout.pages))
    if not ranges:
        fronts = [page.page.number for page in layout.pages if _begins_report(heads[page.page.number])]
        if len(fronts) < 2:
            return (_span(1, len(layout.pages), None, heads[1], layout),)
        ranges = [(start, stop, None) for start, stop in _until_next(fronts, len(layout.pages))]
    spans = []
    for first, last, number in ranges:
        starts = _starts(first, last, heads, layout)
        spans += [_span(start, stop, number, heads[start], layout) for start, stop in _until_next(starts, last)]
    return tuple(spans)


def _item_ranges(items: Sequence[AgendaItem], n_pages: int) -> list[tuple[int, int, str | None]]:
    """(first page, last page, item number), in page order and without overlap."""
    found = sorted((item.report_page, item.report_page_end or 0, item.number) for item in items if item.report_page)
    out = []
    for place, (first, last, number) in enumerate(found):
        limit = found[place + 1][0] - 1 if place + 1 < len(found) else n_pages
        if first <= limit:
            out.append((first, min(max(last, first), limit), number))
    return out


def _until_next(starts: Sequence[int], last: int) -> list[tuple[int, int]]:
    return [(start, stop - 1) for start, stop in zip(starts, [*starts[1:], last + 1], strict=True)]


def _heads(layout: Layout) -> dict[int, PageHead]:
    headings: dict[int, list[Heading]] = {}
    for section in layout.sections:
        if section.heading:
            headings.setdefault(section.heading.line.page, []).append(section.heading)
    return {page.page.number: _head(page, headings.get(page.page.number, [])) for page in layout.pages}


def _head(page: PageLayout, headings: Sequence[Heading]) -> PageHead:
    labels: dict[str, str] = {}
    limit = HEAD * page.page.height
    upper = [line for line in page.body if line.box.y0 < limit]
    for place, line in enumerate(upper):
        label, colon, value = line.text.partition(":")
        known = known_label(label) if colon and len(label) < 60 else None
        if known:
            labels.setdefault(known.name, _value(upper, place, value.strip()))
    opening = " \n ".join(line.text for line in (*page.furniture, *page.body[:OPENING_LINES]))
    above = [line for line in page.furniture if APPENDIX.match(line.text) and line.text.count(" ") > 2]
    return PageHead(labels, tuple(headings), (*above, *page.body)[:COVER_LINES], opening)


def _value(lines: Sequence[Line], place: int, value: str) -> str:
    """What stands after the label or beside it, with the lines that go on below in the same column."""
    label = lines[place]
    column = None
    last = label
    parts = [value] if value else []
    for line in lines[place + 1 :]:
        beside = abs(line.box.y0 - label.box.y0) < 0.5 * label.size
        if not parts and beside and ":" not in line.text:
            column = line.box.x0
        elif (
            beside
            or ":" in line.text
            or not parts
            or line.box.y0 - last.box.y1 > 0.5 * line.size
            or (abs(line.box.x0 - (column or label.box.x0)) > 6 and column is not None)
            or (column is None and line.box.x0 < label.box.x0 + 20)
        ):
            break
        parts.append(line.text)
        last = line
    return " ".join(parts)


def _begins_report(head: PageHead) -> bool:
    """True where the head of a page holds the front matter of a report."""
    own = BEGINNERS & head.labels.keys()
    return (len(own) >= 2 and is_front_matter(head.labels)) or {"from", "meeting_date"} <= head.labels.keys()


def _starts(first: int, last: int, heads: Mapping[int, PageHead], layout: Layout) -> list[int]:
    """The pages of a range on which a report begins. Appendices are parted from committee reports only."""
    starts = [first]
    parts = is_front_matter(heads[first].labels)
    current = _appendix(heads[first])
    for number in range(first + 1, last + 1):
        before, page, head = layout.pages[number - 2], layout.pages[number - 1], heads[number]
        if not page.body or BLANK.match(page.body[0].text):
            continue
        front = _begins_report(head)
        blank = (not before.body or bool(BLANK.match(before.body[0].text))) and head.first[:1].isupper()
        name = _appendix(head)
        appendix = parts and name not in (None, current) and not _numbers_on(before, page)
        if front or blank or appendix:
            starts.append(number)
            parts = is_front_matter(head.labels) or (parts and appendix)
            current = name
    return starts


def _appendix(head: PageHead) -> str | None:
    """Which appendix the page says at its head that it is ("appendix 1")."""
    match = APPENDIX.search(head.first) if APPENDIX.match(head.first) else None
    return " ".join(match["name"].casefold().split()) if match else None


def _numbers_on(before: PageLayout, page: PageLayout) -> bool:
    """True where a second page number, of the report's own, runs on from the page before."""
    return _own_number(page) is not None and _own_number(page) == (_own_number(before) or 0) + 1


def _own_number(page: PageLayout) -> int | None:
    for line in page.furniture:
        match = re.search(r"\bpage\s+(\d+)\s+of\b", line.text, re.IGNORECASE)
        if match and match[1] != page.label:
            return int(match[1])
    return None


def _span(first: int, last: int, number: str | None, head: PageHead, layout: Layout) -> ReportSpan:
    title, lines = _title(first, head)
    headings = {
        section.heading.text.casefold().rstrip(": ")
        for section in layout.sections
        if section.heading and first <= section.page <= last
    }
    return ReportSpan(
        page=first,
        page_end=last,
        title=title,
        doc_type=labels_to_type(head.labels.keys(), f"{title or ''} \n {head.opening}", headings) or "other",
        committee=head.labels.get("committee") or head.labels.get("report_to") or None,
        author=head.labels.get("author") or None,
        item_number=number,
        title_lines=lines,
    )


def _title(first: int, head: PageHead) -> tuple[str | None, tuple[Line, ...]]:
    """The subject where the front matter names it, else the headings that stand together at the head of the page."""
    for name in ("report_title", "project_title"):
        if head.labels.get(name):
            return head.labels[name], ()
    lines = _appendix_title(head) or _heading_title(first, head) or _cover_title(head)
    return (" ".join(line.text for line in lines), tuple(lines)) if lines else (None, ())


def _appendix_title(head: PageHead) -> list[Line]:
    """ "Appendix 1 - ..." with the lines that go on in the same type; a bare "Appendix A" with the line below it."""
    if not APPENDIX.match(head.first):
        return []
    lines = [head.top[0]]
    for line in head.top[1:4]:
        alike = line.bold == lines[-1].bold and abs(line.size - lines[-1].size) < 0.12 * line.size
        close = alike and line.box.y0 - lines[-1].box.y1 < 0.6 * line.size
        if len(lines) > 1 and not close:
            break
        if close or head.first.count(" ") <= 1:
            lines.append(line)
    return lines


def _heading_title(first: int, head: PageHead) -> list[Line]:
    lines: list[Line] = []
    for heading in head.headings:
        if heading.line.page != first or len(lines) + len(heading.lines) > TITLE_LINES:
            break
        numbered = heading.number is not None and heading.number[0].isdigit()
        if is_known_heading(heading.text) or numbered or (lines and not _follows(lines[-1], heading)):
            if lines:
                break
            continue
        lines += heading.lines
    return lines


def _cover_title(head: PageHead) -> list[Line]:
    if not head.top or len(head.top) >= COVER_LINES:
        return []
    largest = max(line.size for line in head.top)
    lines = [line for line in head.top if line.size > 0.9 * largest][:TITLE_LINES]
    return [] if lines and SECTION.match(lines[0].text) else lines


def _follows(above: Line, heading: Heading) -> bool:
    """True where the heading goes straight on from the title line above, in the same type."""
    line = heading.line
    close = line.box.y0 - above.box.y1 < 1.5 * above.size
    return close and line.bold == above.bold and abs(line.size - above.size) < 0.1 * above.size
