"""The stages in order: a file to everything it yields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256 as sha256_of
from pathlib import Path

from docextract import __version__
from docextract.check.paper import check_paper
from docextract.extract.agenda import agenda_items
from docextract.extract.amounts import reading_to_amounts
from docextract.extract.benefits import reading_to_benefits
from docextract.extract.budget_lines import reading_to_budget_lines
from docextract.extract.cases import reading_to_cases
from docextract.extract.fields import fields_of
from docextract.extract.grids import first_word, reading_to_tables
from docextract.extract.meta import paper_meta
from docextract.extract.milestones import reading_to_milestones
from docextract.extract.outline import (
    agenda_to_records,
    fields_to_records,
    layout_to_pages,
    reading_to_reports,
    reading_to_sections,
)
from docextract.extract.owners import reading_to_owners
from docextract.extract.references import reading_to_references
from docextract.extract.risks import reading_to_risks
from docextract.extract.runs import place_to_runs
from docextract.layout import lay_out, with_reports
from docextract.model.agenda import AgendaItem
from docextract.model.allowance import GIVEN_UP, UNLIMITED, Allowance
from docextract.model.bundle import Bundle
from docextract.model.geometry import Box
from docextract.model.identity import Identities, sha256_to_document_id, text_to_id
from docextract.model.layout import Layout
from docextract.model.meta import PaperMeta
from docextract.model.page import Page, Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Committee, Document, EvidenceRecord, Extracted, IssueRecord, Record
from docextract.model.stretch import Stretch, stretches_to_one
from docextract.model.table import Grid, Table
from docextract.read.pdf import open_paper, uncollected
from docextract.read.second_tables import SecondTables
from docextract.resolve.paper import Yield, resolve
from docextract.tables.finder import find_grids
from docextract.tables.second_opinion import SecondLook, with_second_opinion
from docextract.tables.understanding import grids_to_tables
from docextract.tying import tying_grids
from docextract.vocabulary.confidence_words import calibrate


def read_paper(path: Path, *, relative: str, sha256: str, allowance: Allowance = UNLIMITED) -> Bundle:
    """Read one PDF. `relative`: its path below the ingested folder; `sha256` of its bytes, in hexadecimal.

    Raises docextract.read.unreadable.UnreadablePaper where nothing of it can be read.
    """
    whole = read_stretch(path, allowance=allowance)
    return stretches_to_paper([whole], path, relative=relative, sha256=sha256, allowance=allowance)


def count_pages(path: Path, allowance: Allowance = UNLIMITED) -> int:
    """How many pages `read_paper` would read. Raises UnreadablePaper."""
    with open_paper(path, allowance) as paper:
        return paper.readable


def read_stretch(path: Path, first: int = 1, last: int | None = None, *, allowance: Allowance = UNLIMITED) -> Stretch:
    """The pages from `first` to `last`, counted from 1; None for the end of the paper. Raises UnreadablePaper."""
    with open_paper(path, allowance) as paper:
        pages = tuple(paper.pages(first, last or paper.readable))
        return pages_to_stretch(pages, allowance, SecondTables(path, allowance.passwords))


def stretches_to_paper(
    stretches: Iterable[Stretch], path: Path, *, relative: str, sha256: str, allowance: Allowance = UNLIMITED
) -> Bundle:
    """What a paper yields, from stretches that hold all its pages in their order."""
    look = SecondTables(path, allowance.passwords)
    with uncollected():
        whole = stretches_to_one(stretches)
        return calibrated(stretch_to_bundle(whole, relative=relative, sha256=sha256, allowance=allowance, look=look))


def calibrated(bundle: Bundle) -> Bundle:
    """The same records, their extractors' estimates of confidence turned into what they have been worth."""
    return Bundle(bundle.document, tuple(_calibrated(record) for record in bundle.records))


def _calibrated(record: Record) -> Record:
    if not isinstance(record, Extracted):
        return record
    confidence = calibrate(record.table_name, record.method, record.confidence)
    return record if confidence == record.confidence else record.model_copy(update={"confidence": confidence})


def pages_to_bundle(
    pages: Sequence[Page],
    *,
    relative: str,
    sha256: str,
    allowance: Allowance = UNLIMITED,
    look: SecondLook | None = None,
) -> Bundle:
    """Everything that the pages of one paper yield, with the extractors' own estimates of confidence.

    `look` is asked for another reading of tables that are in doubt, or whose sums do not hold; without it they stay as
    they are.
    """
    stretch = pages_to_stretch(pages, allowance, look)
    return stretch_to_bundle(stretch, relative=relative, sha256=sha256, allowance=allowance, look=look)


def pages_to_stretch(
    pages: Sequence[Page], allowance: Allowance = UNLIMITED, look: SecondLook | None = None
) -> Stretch:
    """What each page yields without its neighbours; see `pages_to_bundle`."""
    grids: list[Grid] = []
    troubles: list[Trouble] = []
    for page in pages:
        refusal = allowance.refusal("tables", page.number)
        if refusal:
            troubles.append(refusal)
            continue
        found_here: Sequence[Grid] = find_grids(page)
        if look:
            found_here, disagreements = with_second_opinion(found_here, page, look)
            troubles.extend(disagreements)
        grids.extend(found_here)
    return Stretch(tuple(pages), tuple(grids), tuple(troubles))


def stretch_to_bundle(
    whole: Stretch,
    *,
    relative: str,
    sha256: str,
    allowance: Allowance = UNLIMITED,
    look: SecondLook | None = None,
) -> Bundle:
    """Everything that a paper yields, `whole` being all its pages; see `pages_to_bundle`."""
    allowance.tell("records", 0)
    bundle = _whole_to_bundle(whole, relative=relative, sha256=sha256)
    tied = tying_grids(bundle.records, whole.grids, whole.pages, look) if look else None
    if tied is None:
        return bundle
    again = Stretch(whole.pages, tuple(tied.grids), (*whole.troubles, *tied.troubles))
    return _whole_to_bundle(again, relative=relative, sha256=sha256)


def _whole_to_bundle(whole: Stretch, *, relative: str, sha256: str) -> Bundle:
    pages = whole.pages
    tables = grids_to_tables(whole.grids, pages)
    layout = lay_out(pages, _table_boxes(tables))
    items = agenda_items(layout)
    reading = _to_reading(with_reports(layout, items), tables, sha256)
    found, doubts = _reading_to_yield(reading, items, relative)
    records = resolve(found)
    printed = layout_to_pages(reading.document_id, reading.layout)
    checked = check_paper(tables, reading.table_ids, (*printed, *records), reading.document_id)
    troubles = [
        *(trouble for page in pages for trouble in page.troubles),
        *whole.troubles,
        *(trouble for table in tables for trouble in table.troubles),
        *doubts,
        *checked.troubles,
    ]
    partial = any(trouble.code == GIVEN_UP for trouble in troubles)
    document = _document(pages, found.meta, relative=relative, sha256=sha256, committees=records, partial=partial)
    places = (place for one in _all_found(found) for place in _evidence(reading, one))
    published = (*printed, *records, *checked.records, *places)
    return Bundle(document, (*published, *_issues(document.id, troubles)))


def _to_reading(layout: Layout, tables: Sequence[Table], sha256: str) -> Reading:
    identities = Identities(sha256)
    table_ids = tuple(identities.mint("tables", table.page, first_word(table)) for table in tables)
    fields = fields_of(layout, tables)
    return Reading(sha256_to_document_id(sha256), identities, layout, tuple(tables), table_ids, fields)


def _reading_to_yield(reading: Reading, items: Sequence[AgendaItem], relative: str) -> tuple[Yield, Sequence[Trouble]]:
    """All that the extractors find, and what is doubtful about sums of money."""
    agenda = agenda_to_records(reading, items)
    proposals = (*reading_to_cases(reading), *reading_to_budget_lines(reading))
    amounts, doubts = reading_to_amounts(reading)
    risks = tuple(reading_to_risks(reading))
    found = Yield(
        meta=paper_meta(reading.layout, reading.fields, items, relative),
        tables=tuple(reading_to_tables(reading)),
        reports=tuple(reading_to_reports(reading, agenda)),
        proposals=proposals,
        amounts=tuple(amounts),
        references=tuple(reading_to_references(reading, proposals)),
        risks=risks,
        owners=tuple(reading_to_owners(reading, risks)),
        others=(
            *agenda,
            *(Found(section) for section in reading_to_sections(reading)),
            *fields_to_records(reading, reading.fields),
            *reading_to_milestones(reading),
            *reading_to_benefits(reading),
        ),
    )
    return found, doubts


def _table_boxes(tables: Iterable[Table]) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = {}
    for table in tables:
        for page, box in table.boxes or ((table.page, table.box),):
            boxes.setdefault(page, []).append(box)
    return boxes


def _document(
    pages: Sequence[Page], meta: PaperMeta, *, relative: str, sha256: str, committees: Sequence[Record], partial: bool
) -> Document:
    text = "\n".join(" ".join(word.text for word in page.words) for page in pages)
    silent = any(page.text_source == "none" for page in pages)
    committee_id = next(
        (r.id for r in committees if isinstance(r, Committee) and meta.committee in json.loads(r.variants)), None
    )
    file_name = relative.rsplit("/", 1)[-1]
    return Document(
        id=sha256_to_document_id(sha256),
        name=_name(meta) or file_name,
        sha256=sha256,
        file_name=file_name,
        path=relative,
        title=meta.title or file_name,
        publisher=meta.publisher,
        committee=meta.committee,
        committee_id=committee_id,
        meeting_date=meta.meeting_date,
        doc_type=meta.doc_type,  # type: ignore[arg-type]
        decision_reference=meta.decision_reference,
        plan_cycle=meta.plan_cycle,
        stage=meta.stage,  # type: ignore[arg-type]
        proposed_by=meta.proposed_by,
        classification=meta.classification,
        key_decision=meta.key_decision,
        page_count=len(pages),
        meta_source=json.dumps(meta.sources, sort_keys=True),
        text_sha256=sha256_of(text.encode()).hexdigest() if text.strip() else None,
        status="partial" if silent or partial else "ok",
        ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
        extractor_version=__version__,
    )


def _name(meta: PaperMeta) -> str | None:
    """What a list calls the paper; agendas and minutes are told apart by their committee and date, not their title."""
    if meta.doc_type in ("agenda_pack", "agenda", "minutes"):
        kind = meta.doc_type.replace("_", " ")
        return " ".join(part for part in (meta.committee, kind, meta.meeting_date) if part)
    return meta.title


def _all_found(found: Yield) -> Iterable[Found[Extracted]]:
    yield from found.proposals
    yield from found.amounts
    yield from found.references
    yield from found.risks
    yield from found.owners
    yield from found.others


def _evidence(reading: Reading, found: Found[Extracted]) -> Iterable[EvidenceRecord]:
    ordinals: dict[str, int] = {}
    runs = ((field, run) for field, place in found.places for run in place_to_runs(reading.words(place.page), place))
    for field, place in runs:
        ordinal = ordinals.get(field, 0)
        ordinals[field] = ordinal + 1
        x0, y0, x1, y1 = place.box.rounded()
        yield EvidenceRecord(
            document_id=reading.document_id,
            record_table=found.record.table_name,
            record_id=found.record.id,
            field=field,
            ordinal=ordinal,
            page=place.page,
            x0=x0,
            y0=y0,
            x1=x1,
            y1=y1,
            quote=place.quote,
        )


def _issues(document_id: str, troubles: Iterable[Trouble]) -> Iterable[IssueRecord]:
    for number, trouble in enumerate(dict.fromkeys(troubles)):
        yield IssueRecord(
            id=text_to_id(document_id, "issue", number, trouble.page, trouble.code, trouble.quote),
            document_id=document_id,
            page=trouble.page,
            stage=trouble.stage,
            code=trouble.code,
            severity=trouble.severity,
            message=trouble.message,
            quote=trouble.quote,
        )
