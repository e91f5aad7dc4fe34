"""Business cases as proposals: where each begins and ends, and what its front says."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docextract.model.evidence import Evidence
from docextract.model.field import Field
from docextract.model.layout import Line
from docextract.model.reading import Found, Reading
from docextract.model.records import Proposal, box_columns
from docextract.model.records.finance import ProposalKind
from docextract.parse.date import text_to_date
from docextract.parse.reference import references_in
from docextract.parse.text import has_digit
from docextract.vocabulary.case_words import case_words

FRONT_PAGES = 2
"""How many pages a case's front may take, the title's included."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a case begins: its title, and the line of the heading above it, where there is one."""

    title: Evidence
    heading: str
    method: str


def reading_to_cases(reading: Reading) -> list[Found[Proposal]]:
    """A proposal for every business case, in the order of the paper.

    A case needs a title and, on its front, one more of the fields that cases carry: a contents page gives none.
    """
    starts = sorted(_starts(reading), key=lambda start: (start.title.page, start.title.box.y0))
    out = []
    for i, start in enumerate(starts):
        following = starts[i + 1].title if i + 1 < len(starts) else None
        front = _front(reading, start.title, following)
        if front:
            out.append(_case(reading, start, front, _page_end(reading, start.title, following)))
    return out


def _starts(reading: Reading) -> list[_Start]:
    words = case_words()
    titled = [field for field in reading.fields if field.name in words.title_fields and field.value and field.value_at]
    starts = [
        _Start(field.value_at, _heading_above(reading, field.label_at), "project_title")  # type: ignore[arg-type]
        for field in titled
    ]
    pages = {field.page for field in titled}
    for laid in reading.layout.pages:
        if laid.page.number not in pages and (start := _untitled(reading, laid.body)):
            starts.append(start)
    return starts


def _untitled(reading: Reading, body: Sequence[Line]) -> _Start | None:
    """A case whose title stands alone below the heading that opens it."""
    labels = {field.label_at.word for field in reading.fields if body and field.page == body[0].page}
    for i, line in enumerate(body[:4]):
        if case_words().is_opening.match(line.text) and i + 1 < len(body):
            title = body[i + 1]
            if title.words[0] in labels or len(title.text) > 150 or title.text.endswith((".", ":", "?")):
                return None
            return _Start(Evidence(title.page, title.box, title.text, title.words[0]), line.text, "heading_and_title")
    return None


def _heading_above(reading: Reading, label: Evidence) -> str:
    """The text of the few lines above a case's title on its page."""
    body = reading.layout.pages[label.page - 1].body
    above = [line.text for line in body if line.box.y1 <= label.box.y0 + 2]
    return " ".join(above[-3:])


def _front(reading: Reading, title: Evidence, following: Evidence | None) -> list[Field]:
    """The fields on the case's front: from its title to the next case, over two pages at most."""
    names = case_words().front_fields
    front = [
        field
        for field in reading.fields
        if title.page <= field.page < title.page + FRONT_PAGES
        and (field.page > title.page or field.label_at.box.y0 >= title.box.y0 - 60)
        and (following is None or (field.page, field.label_at.box.y0) < (following.page, following.box.y0 - 3))
    ]
    return front if any(field.name in names for field in front) else []


def _page_end(reading: Reading, title: Evidence, following: Evidence | None) -> int:
    last = len(reading.layout.pages)
    for span in reading.layout.reports:
        if span.page <= title.page <= span.page_end:
            last = span.page_end
    if following and following.page <= last:
        last = max(title.page, following.page - 1)
    for table in reading.tables:
        # a table of budget lines after the cases is the paper's own, not the last case's
        if table.kind == "budget_lines" and title.page < table.page <= last:
            last = table.page - 1
    for section in reading.layout.sections:
        heading = section.heading
        if (
            heading
            and title.page < section.page <= last
            and heading.level == 1
            and re.match(r"(?i)appendix\b|annex\b", heading.line.text)
        ):
            return section.page - 1
    return last


def _case(reading: Reading, start: _Start, front: Sequence[Field], page_end: int) -> Found[Proposal]:
    by_name: dict[str, Field] = {}
    for field in front:
        if field.name and field.value and field.name not in by_name:
            by_name[field.name] = field
    kinds = _kinds(start.heading, front, start.title.quote)
    printed = by_name.get("bp_reference")
    references = [match.reference for match in references_in(printed.value, label=printed.label)] if printed else []
    version = by_name.get("date_of_version")
    title = start.title
    record = Proposal(
        id=reading.identities.mint("proposals", title.page, title.word),
        document_id=reading.document_id,
        page=title.page,
        page_end=page_end,
        title=title.quote,
        bp_reference=references[0] if references else None,
        committee=_value(by_name, "committee"),
        directorate=_value(by_name, "directorate"),
        service_area=_value(by_name, "service_area"),
        kind=kinds[0] if kinds else None,
        kinds=json.dumps(kinds),
        version_date=text_to_date(version.value) if version else None,
        description=_value(by_name, "description"),
        source="business_case",
        quote=title.quote,
        method=start.method,
        confidence=0.95 if start.method == "project_title" else 0.8,
        **box_columns(title.box),
    )
    places = [("title", title)] + [
        ("version_date" if name == "date_of_version" else name, at)
        for name in ("bp_reference", "committee", "date_of_version", "description", "directorate", "service_area")
        if name in by_name and (at := by_name[name].value_at)
    ]
    return Found(record, tuple(places))


def _value(fields: dict[str, Field], name: str) -> str | None:
    return fields[name].value if name in fields else None


def _kinds(heading: str, front: Sequence[Field], title: str) -> list[ProposalKind]:
    """The kinds that the heading names, then those of the labels of the front's amounts; failing both, the title's."""
    labels = " ".join(field.label for field in front if has_digit(field.value))
    kinds = list(dict.fromkeys([*_named(heading), *_named(labels)])) or _named(title)
    return [kind for kind in kinds if not (kind == "funding" and "temporary_funding" in kinds)]


def _named(text: str) -> list[ProposalKind]:
    """The kinds that a text names, in its order."""
    found = [(match.start(), kind) for kind, pattern in case_words().kind_patterns if (match := pattern.search(text))]
    return [kind for _, kind in sorted(found)]
