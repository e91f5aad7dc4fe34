"""A laid-out paper to its records of pages, reports, sections, agenda items and fields."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.model.agenda import AgendaItem
from docextract.model.field import Field
from docextract.model.layout import Layout, Line, PageLayout, ReportSpan
from docextract.model.reading import Found, Reading
from docextract.model.records import AgendaItemRecord, FieldRecord, PageRecord, Report, SectionRecord, box_columns


def layout_to_pages(document_id: str, layout: Layout) -> list[PageRecord]:
    """A record for every page, with its text a line for each printed line."""
    return [
        PageRecord(
            document_id=document_id,
            page=laid.page.number,
            label=laid.label,
            width=round(laid.page.width, 2),
            height=round(laid.page.height, 2),
            rotation=laid.page.rotation,
            text="\n".join(line.text for line in _all_lines(laid)),
            text_source=laid.page.text_source,
        )
        for laid in layout.pages
    ]


def _all_lines(laid: PageLayout) -> list[Line]:
    """The page's lines with the furniture where it stands: above or below the body."""
    middle = laid.page.height / 2
    above = [line for line in laid.furniture if line.box.y0 < middle]
    below = [line for line in laid.furniture if line.box.y0 >= middle]
    return [*above, *laid.body, *below]


def reading_to_reports(reading: Reading, items: Sequence[Found[AgendaItemRecord]]) -> list[Report]:
    """A record for every report inside the paper; linked to its agenda item by number where it has one."""
    by_number = {found.record.number: found.record.id for found in items if found.record.number}
    return [
        Report(
            id=reading.identities.mint("reports", span.page, _first_word(span)),
            document_id=reading.document_id,
            page=span.page,
            page_end=span.page_end,
            title=span.title,
            doc_type=span.doc_type,
            committee=span.committee,
            agenda_item_id=by_number.get(span.item_number) if span.item_number else None,
            author=span.author,
        )
        for span in reading.layout.reports
    ]


def _first_word(span: ReportSpan) -> int:
    return span.title_lines[0].words[0] if span.title_lines else -1


def reading_to_sections(reading: Reading) -> list[SectionRecord]:
    """A record for every heading with the text below it; text before the first heading has none."""
    out = []
    for section in reading.layout.sections:
        heading = section.heading
        if heading is None:
            continue
        line = heading.line
        out.append(
            SectionRecord(
                id=reading.identities.mint("sections", line.page, line.words[0]),
                document_id=reading.document_id,
                page=line.page,
                page_end=max(section.page_end, line.page),
                level=heading.level,
                number=heading.number,
                heading=heading.text,
                text="\n".join(body.text for body in section.body),
                method="heading",
                confidence=0.9 if heading.number or line.bold else 0.7,
                **box_columns(line.box),
            )
        )
    return out


def agenda_to_records(reading: Reading, items: Sequence[AgendaItem]) -> list[Found[AgendaItemRecord]]:
    """Agenda items to records, with the PDF pages of their papers where these are in this document."""
    out = []
    for item in items:
        place = item.at
        record = AgendaItemRecord(
            id=reading.identities.mint("agenda_items", place.page, place.word),
            document_id=reading.document_id,
            page=place.page,
            page_end=max((more.page for more in item.more), default=place.page),
            number=item.number,
            title=item.title,
            start_label=item.start_label,
            end_label=item.end_label,
            report_page=item.report_page,
            report_page_end=item.report_page_end,
            quote=place.quote,
            method=item.method,
            confidence=item.confidence,
            **box_columns(place.box),
        )
        out.append(Found(record, (("title", place), *(("title", more) for more in item.more))))
    return out


def fields_to_records(reading: Reading, fields: Sequence[Field]) -> list[Found[FieldRecord]]:
    """Fields to records; the box is the value's, or the label's where no value is printed."""
    out = []
    for field in fields:
        place = field.value_at or field.label_at
        record = FieldRecord(
            id=reading.identities.mint("fields", place.page, place.word),
            document_id=reading.document_id,
            page=place.page,
            label=field.label,
            name=field.name,
            value=field.value,
            method=field.method,
            confidence=field.confidence,
            **box_columns(place.box),
        )
        places = [("label", field.label_at)]
        if field.value_at:
            places.append(("value", field.value_at))
        out.append(Found(record, tuple(places)))
    return out
