"""Steps of timetables: tables of tasks with their dates, and lists under a phase that gives its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docextract.extract.cells import FieldPlaces, RoleRow, cell_places, role_rows
from docextract.extract.paragraphs import Item, lead_ins, lines_to_items
from docextract.extract.passage import Passage, lines_to_passage, places_to_evidence
from docextract.extract.spelling import Spelling
from docextract.extract.times import is_when, split_range, text_to_span
from docextract.model.layout import Section
from docextract.model.reading import Found, Reading
from docextract.model.records import Milestone, box_columns
from docextract.model.table import Table
from docextract.vocabulary.delivery_words import delivery_words

WHEN = ("start", "end", "date", "when")
DATED_ROWS = 0.7
"""In a table without a header, so many of its rows must begin with a time."""
PHASE = re.compile(r"\(([^()]{4,60})\)\s*:?\s*$")


def reading_to_milestones(reading: Reading) -> list[Found[Milestone]]:
    """Every step, in the order of the paper; its place is that of its task."""
    found = [*_tabled(reading), *_listed(reading)]
    return sorted(found, key=lambda one: (one.record.page, one.record.y0 or 0.0))


def _tabled(reading: Reading) -> Iterator[Found[Milestone]]:
    spelling = Spelling(reading)
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        roles = timetable_roles(table)
        if roles:
            rows = role_rows(table, roles, spelling)
            yield from _table_steps(reading, table, table_id, rows)


def timetable_roles(table: Table) -> dict[int, str]:
    """Roles by column of a timetable: "task", "start", "end", "owner"; empty where the table is none."""
    words = delivery_words().milestone
    if any(words.names_other_table.search(column.path) for column in table.columns):
        return {}
    out: dict[int, str] = {}
    for column in table.columns:
        role = column.role
        if role in WHEN and role not in ("start", "end"):
            role = "end" if words.names_end.search(column.path) else "start"
        elif role == "end" and "start" not in out.values() and not words.names_end.search(column.path):
            role = "start"
        if role in ("task", "start", "end", "owner"):
            out[column.col] = role
    said = set(out.values())
    if "task" in said and said & {"start", "end"}:
        return out
    return _dated_first(table)


def _dated_first(table: Table) -> dict[int, str]:
    """A table of two columns without roles whose first says when: {0: "start", 1: "task"}."""
    if table.n_cols != 2 or any(
        column.role not in (None, "task", "start", "end", "date", "description") for column in table.columns
    ):
        return {}
    firsts = [cell for cell in table.cells if cell.col == 0 and cell.text]
    dated = [cell for cell in firsts if is_when(cell.text)]
    others = [cell for cell in table.cells if cell.col == 1 and len(cell.text.split()) >= 2 and not is_when(cell.text)]
    enough = len(firsts) >= 2 and len(dated) >= DATED_ROWS * len(firsts) and len(others) >= DATED_ROWS * len(firsts)
    return {0: "start", 1: "task"} if enough else {}


def _table_steps(reading: Reading, table: Table, table_id: str, rows: Iterator[RoleRow]) -> Iterator[Found[Milestone]]:
    words = delivery_words().milestone
    for row in rows:
        task = row.text("task")
        if not task or "task" in row.spanned or words.is_nothing.fullmatch(task):
            continue
        start, end = row.text("start"), row.text("end")
        if not (start or end):
            continue
        if end and not start and words.names_beginning.match(end):
            start, end = end, None
        yield _table_step(reading, table, table_id, row, task, start, end)


def _table_step(
    reading: Reading, table: Table, table_id: str, row: RoleRow, task: str, start: str | None, end: str | None
) -> Found[Milestone]:
    places: FieldPlaces = []
    for role in ("task", "start", "end", "owner"):
        if role in row.cells:
            places += cell_places(reading, role, row.cells[role])
    at = places[0][1]
    record = Milestone(
        id=reading.identities.mint("milestones", at.page, at.word),
        document_id=reading.document_id,
        page=at.page,
        task=task,
        start=start,
        end=end,
        owner=row.text("owner"),
        table_id=table_id,
        row=row.row.row,
        method="timetable",
        confidence=round(min(0.95, table.confidence), 3),
        **box_columns(at.box),
        **_dates(start, end),
    )
    return Found(record, tuple(places))


def _dates(start: str | None, end: str | None) -> dict[str, str | None]:
    first = text_to_span(start) if start else None
    last = text_to_span(end) if end else None
    return {
        "start_date": first.start if first else None,
        "end_date": (last.end or last.start) if last else first.end if first else None,
    }


def _listed(reading: Reading) -> Iterator[Found[Milestone]]:
    for section in reading.layout.sections:
        heading = section.heading.text if section.heading else ""
        if PHASE.search(heading) or any(PHASE.search(line.text) for line in section.body):
            yield from _section_steps(reading, section)


def _section_steps(reading: Reading, section: Section) -> Iterator[Found[Milestone]]:
    items = lines_to_items(reading, section.body)
    heading = section.heading
    for lead, run in lead_ins(items):
        text = lead.text if lead else heading.text if heading else ""
        match = PHASE.search(text)
        ends = split_range(match[1]) if match else None
        if match and delivery_words().milestone.names_phase.search(text) and (ends or is_when(match[1])):
            lines = lead.lines if lead else heading.lines if heading else ()
            start, end = ends or (match[1].strip(), None)
            for item in run:
                yield _listed_step(reading, item, lines_to_passage(reading, lines), match[1].strip(), start, end)


def _listed_step(
    reading: Reading, item: Item, lead: Passage, when: str, start: str, end: str | None
) -> Found[Milestone]:
    at = places_to_evidence(reading, item.passage.words, item.text)
    places: FieldPlaces = [("task", at)]
    for field, text in (("start", start), ("end", end)):
        words, _ = lead.places_of(text) if text else ((), 0)
        if text and words:
            places.append((field, places_to_evidence(reading, words, text)))
    span = text_to_span(when)
    record = Milestone(
        id=reading.identities.mint("milestones", at.page, at.word),
        document_id=reading.document_id,
        page=at.page,
        task=item.text,
        start=start,
        end=end,
        start_date=span.start,
        end_date=span.end,
        method="phase_list",
        confidence=0.85,
        **box_columns(at.box),
    )
    return Found(record, tuple(places))
