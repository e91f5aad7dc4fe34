"""Benefits: tables with a measure, and lists under a sentence that announces benefits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docextract.extract.cells import FieldPlaces, RoleRow, cell_places, role_rows
from docextract.extract.paragraphs import Item, lead_ins, lines_to_items
from docextract.extract.passage import places_to_evidence
from docextract.extract.spelling import Spelling
from docextract.model.layout import Section
from docextract.model.reading import Found, Reading
from docextract.model.records import Benefit, box_columns
from docextract.model.table import Table
from docextract.vocabulary.delivery_words import delivery_words
from docextract.vocabulary.heading_words import heading_kind

COMPANIONS = frozenset({"measure", "baseline", "target"})


def reading_to_benefits(reading: Reading) -> list[Found[Benefit]]:
    """Every benefit, in the order of the paper; its place is that of its own words."""
    found = [*_tabled(reading), *_listed(reading)]
    return sorted(found, key=lambda one: (one.record.page, one.record.y0 or 0.0))


def _tabled(reading: Reading) -> Iterator[Found[Benefit]]:
    spelling = Spelling(reading)
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        roles = {column.col: column.role for column in table.columns if column.role}
        if "benefit" in roles.values() and COMPANIONS & set(roles.values()):
            yield from _table_benefits(reading, table, table_id, role_rows(table, roles, spelling))


def _table_benefits(reading: Reading, table: Table, table_id: str, rows: Iterator[RoleRow]) -> Iterator[Found[Benefit]]:
    nothing = delivery_words().benefit.is_nothing
    for row in rows:
        text = row.text("benefit")
        if not text or "benefit" in row.spanned or nothing.fullmatch(text) or len(row.cells) < 2:
            continue
        places: FieldPlaces = []
        for role in ("benefit", "measure", "baseline", "target"):
            if role in row.cells:
                places += cell_places(reading, role, row.cells[role])
        at = places[0][1]
        record = Benefit(
            id=reading.identities.mint("benefits", at.page, at.word),
            document_id=reading.document_id,
            page=at.page,
            benefit=text,
            measure=row.text("measure"),
            baseline=row.text("baseline"),
            target=row.text("target"),
            table_id=table_id,
            row=row.row.row,
            method="benefit_table",
            confidence=round(min(0.95, table.confidence), 3),
            **box_columns(at.box),
        )
        yield Found(record, tuple(places))


def _listed(reading: Reading) -> Iterator[Found[Benefit]]:
    for section in reading.layout.sections:
        if _is_about_benefits(section) and any(line.text.endswith(":") for line in section.body):
            for lead, run in lead_ins(lines_to_items(reading, section.body)):
                if lead and run[0].mark == "bullet" and _announces(lead.text):
                    yield from _run_benefits(reading, run)


def _is_about_benefits(section: Section) -> bool:
    return section.heading is not None and heading_kind(section.heading.text) == "benefits"


def _announces(text: str) -> bool:
    words = delivery_words().benefit
    last = re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])", text.strip())[-1]
    return last.endswith(":") and bool(words.announces.search(last)) and not words.announces_not.search(last)


def _run_benefits(reading: Reading, run: Sequence[Item]) -> Iterator[Found[Benefit]]:
    for item in run:
        if delivery_words().benefit.is_nothing.fullmatch(item.text):
            continue
        at = places_to_evidence(reading, item.passage.words, item.text)
        record = Benefit(
            id=reading.identities.mint("benefits", at.page, at.word),
            document_id=reading.document_id,
            page=at.page,
            benefit=item.text,
            method="benefit_list",
            confidence=0.8,
            **box_columns(at.box),
        )
        yield Found(record, (("benefit", at),))
