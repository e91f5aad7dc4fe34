"""Items of an agenda's front sheet, with the printed page ranges of their papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docextract.model.agenda import AgendaItem
from docextract.model.evidence import Evidence
from docextract.model.geometry import union
from docextract.model.layout import Layout, Line, PageLayout, words_to_line

FIRST_PAGES = 4
"""An agenda begins within so many pages from the front."""
MOST_PAGES = 10

AGENDA = re.compile(
    r"(?:the\s+|public\s+|supplementary\s+|summons\s+and\s+)?agenda(?:\s*[-–:]\s*.{0,60}|\s+(?:item\s+no\.?|items?|supplement|"
    r"pack|papers|part\s+\w+|frontsheet|front\s+sheet|for\b.{0,60}|of\b.{0,60}|cabinet|council|to\s+follow))?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:item\s+)?(\d{1,2}[a-z]?|[A-Z]\d{1,2})[.):]?\s+(?=\S)", re.IGNORECASE)
RANGE = re.compile(
    r"\(?\s*(?:pages?|pp?\.?)?\s*:?\s*(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*\)?$",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"[\s.…]*\(?\s*\b(?:pages?|pp?\.)\s*:?\s*(\d{1,4})(?:\s*(?:-|–|—|to|and|&)\s*(\d{1,4}))?\s*\)?\s*$", re.IGNORECASE
)
OPEN = re.compile(r"\(\s*pages?[^)]*$", re.IGNORECASE)
CAPITALS = re.compile(r"[^a-z]*[A-Z]{3}[^a-z]*$")
TO_FOLLOW = re.compile(r"\(?to\s+follow\)?", re.IGNORECASE)


@dataclass
class _Draft:
    """An item being read: its number, the lines of its title, its page range and the heading above it."""

    number: str | None
    lines: list[Line]
    section: str | None
    left: float
    labels: tuple[str, str] | None = None
    texts: list[str] = field(default_factory=list)


def agenda_items(layout: Layout) -> tuple[AgendaItem, ...]:
    """The items in the agenda's order; () where the paper has no agenda. Report pages are given where they are here."""
    start = _first_page(layout.pages)
    if start is None:
        return ()
    drafts: list[_Draft] = []
    for page in layout.pages[start : start + MOST_PAGES]:
        found = _page_drafts(page, drafts[-1] if drafts else None)
        if not found and drafts:
            break
        drafts += found
        if _is_past_agenda(page, drafts, layout.pages):
            break
    items = [_item(draft) for draft in _in_sequence(drafts) if draft.lines]
    if len(items) < 2 and not any(item.start_label for item in items):
        return ()
    return _with_reports(items, layout.pages)


def _first_page(pages: Sequence[PageLayout]) -> int | None:
    for place, page in enumerate(pages[:FIRST_PAGES]):
        for line in page.body[:40]:
            if AGENDA.fullmatch(line.text.strip()) and line.text.strip()[0].isupper():
                return place
    return None


def _is_past_agenda(page: PageLayout, drafts: Sequence[_Draft], pages: Sequence[PageLayout]) -> bool:
    """True where the next page is the first of the papers."""
    starts = {draft.labels[0] for draft in drafts if draft.labels}
    follows = pages[page.page.number : page.page.number + 1]
    return bool(follows) and follows[0].label in starts and page.label is not None


def _page_drafts(page: PageLayout, last: _Draft | None) -> list[_Draft]:
    """The items of one page. `last` is the item still open from the page before."""
    out: list[_Draft] = []
    current: _Draft | None = None
    section = last.section if last else None
    for row in _rows(page.body):
        left, labels = _parted(row, page.page.width)
        text = " ".join(line.text for line in left)
        number = NUMBER.match(text) if left else None
        if number and len(text) > number.end() and (text[number.end()].isalnum() or text[number.end()] in "\"'“‘*"):
            current = _Draft(number[1], [], section, _title_left(page, left), labels)
            _add(current, page, left, len(number[0].split()))
            out.append(current)
        elif current is not None and _goes_on(current, left, labels):
            _add(current, page, left, 0)
            current.labels = current.labels or labels
        elif labels and left and current is not None:
            current = _Draft(None, [], section, left[0].box.x0, labels)
            _add(current, page, left, 0)
            out.append(current)
        elif left:
            section = text if CAPITALS.match(text) and len(text) < 70 else section
            current = _closed(current) if current else None
    return out


def _closed(draft: _Draft) -> _Draft:
    """The item, to which no more lines belong; kept so that a row with pages of its own can follow it."""
    return _Draft(draft.number, draft.lines, draft.section, float("inf"), ("", ""))


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines by base line, top to bottom."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.box.y0 + line.box.y1):
        if row and line.box.centre[1] - row[0].box.centre[1] > 0.5 * min(line.size, row[0].size):
            yield sorted(row, key=lambda line: line.box.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.box.x0)


def _parted(row: Sequence[Line], width: float) -> tuple[list[Line], tuple[str, str] | None]:
    """The row's lines without the page range at its right end, and that range."""
    match = RANGE.match(row[-1].text) if row[-1].box.x0 > 0.5 * width else None
    if match is None:
        return list(row), None
    return list(row[:-1]), (match[1], match[2] or match[1])


def _title_left(page: PageLayout, row: Sequence[Line]) -> float:
    """Where the title begins: at the second word of the row, after the number."""
    words = [page.page.words[i] for line in row for i in line.words]
    return words[min(1, len(words) - 1)].x0


def _add(draft: _Draft, page: PageLayout, lines: Sequence[Line], skip: int) -> None:
    """Adds the row's lines to the title, without its first `skip` words."""
    for line in lines:
        words = line.words[skip:]
        skip = max(0, skip - len(line.words))
        if words:
            draft.lines.append(words_to_line(page.page, words))


def _goes_on(draft: _Draft, left: Sequence[Line], labels: tuple[str, str] | None) -> bool:
    """True where this row wraps the item's title."""
    if not left:
        return labels is not None and draft.labels is None
    if not draft.lines or (labels and draft.labels) or left[0].page != draft.lines[-1].page:
        return False
    line, above = left[0], draft.lines[-1]
    close = line.box.y0 - above.box.y1 < 0.5 * line.size
    text = " ".join(part.text for part in draft.lines)
    if close and (OPEN.search(text) or line.text.casefold().startswith("(page")):
        return True
    ranged = TRAILING.search(text) is not None
    return close and line.box.x0 >= draft.left - 12 and line.bold == above.bold and not ranged


def _in_sequence(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Items up to where the numbers start again (notes and guidance below an agenda are numbered too)."""
    out: list[_Draft] = []
    last = 0
    for draft in drafts:
        digits = re.sub(r"\D", "", draft.number or "")
        if digits:
            if int(digits) < last or int(digits) > last + 12:
                if draft.labels is None and not TRAILING.search(" ".join(line.text for line in draft.lines)):
                    continue
            else:
                last = int(digits)
        out.append(draft)
    return out


def _item(draft: _Draft) -> AgendaItem:
    title = " ".join(line.text for line in draft.lines)
    labels = draft.labels
    match = TRAILING.search(title)
    if match and match.start() > 0:
        title = title[: match.start()]
        labels = labels or (match[1], match[2] or match[1])
    pages = sorted({line.page for line in draft.lines})
    places = [_place([line for line in draft.lines if line.page == page]) for page in pages]
    return AgendaItem(
        number=draft.number,
        title=TO_FOLLOW.sub("", " ".join(title.split())).strip(" .…"),
        start_label=labels[0] if labels else None,
        end_label=labels[1] if labels else None,
        report_page=None,
        report_page_end=None,
        section=draft.section,
        at=places[0],
        more=tuple(places[1:]),
        confidence=0.95 if labels else 0.85,
    )


def _place(lines: Sequence[Line]) -> Evidence:
    quote = " ".join(line.text for line in lines)
    return Evidence(lines[0].page, union(line.box for line in lines), quote, lines[0].words[0])


def _with_reports(items: Sequence[AgendaItem], pages: Sequence[PageLayout]) -> tuple[AgendaItem, ...]:
    """The items with the PDF pages of their papers, found by the pages' printed labels."""
    after = max(item.page for item in items)
    by_label: dict[str, int] = {}
    for page in pages:
        if page.label and page.page.number > after:
            by_label.setdefault(page.label, page.page.number)
    out = []
    for item in items:
        first = by_label.get(item.start_label or "")
        last = by_label.get(item.end_label or "") or (_last_before(item, by_label) if first else None)
        out.append(replace(item, report_page=first, report_page_end=last if first else None))
    return tuple(out)


def _last_before(item: AgendaItem, by_label: dict[str, int]) -> int | None:
    """The last page with a label within the item's range, where the range's own last page is not here."""
    first, last = int(item.start_label or 0), int(item.end_label or 0)
    return max(
        (page for label, page in by_label.items() if label.isdigit() and first <= int(label) <= last), default=None
    )
