"""Records of a paper and its parts: documents, pages, reports, agenda items, sections and fields."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from docextract.model.records.base import (
    DOCUMENT_ID,
    PAGE,
    TO_DOCUMENT,
    TO_PROPOSAL,
    TO_REPORT,
    Extracted,
    PageNumber,
    Record,
)

DocType = Literal[
    "business_case_pack",
    "agenda_pack",
    "agenda",
    "committee_report",
    "minutes",
    "finance_monitoring",
    "budget_table",
    "risk_register",
    "consultancy_report",
    "web_page",
    "other",
]
Stage = Literal["draft", "proposed", "approved", "alternative", "monitoring", "outturn", "other"]


class Document(Record):
    """A file's content, once."""

    table_name: ClassVar[str] = "documents"
    links: ClassVar = {
        "same_as": ("documents", "id"),
        "superseded_by": ("documents", "id"),
        "committee_id": ("committees", "id"),
    }
    indexes: ClassVar = (
        ("sha256",),
        ("publisher",),
        ("committee_id",),
        ("meeting_date",),
        ("doc_type",),
        ("path",),
        ("same_as",),
        ("superseded_by",),
    )
    search: ClassVar = ("title", "file_name", "committee", "publisher")
    label_column: ClassVar[str | None] = "name"

    id: str = Field(description="Derived from the content's sha256.")
    name: str = Field(
        description="What to call the paper in a list: its title, or committee, kind and date where the title says less."
    )
    sha256: str = Field(description="SHA-256 of the file, in hexadecimal.")
    file_name: str = Field(description="The file's name.")
    path: str = Field(description="Path relative to the ingested folder, with / between its parts.")
    title: str | None = Field(
        default=None, description="The paper's title as printed; its file name where none is printed."
    )
    publisher: str | None = Field(default=None, description="The council or body that publishes the paper.")
    committee: str | None = Field(default=None, description="The committee it was put before.")
    committee_id: str | None = Field(default=None, description="The same committee, in one spelling.")
    meeting_date: str | None = Field(default=None, description="Date of the meeting, ISO.")
    doc_type: DocType | None = Field(default=None, description="What kind of paper it is.")
    decision_reference: str | None = Field(default=None, description="Number of the decision, as printed (24/00109).")
    plan_cycle: str | None = Field(default=None, description="Financial year whose plan it belongs to (2022-23).")
    stage: Stage | None = Field(default=None, description="Where the paper stands in the budget's life.")
    proposed_by: str | None = Field(
        default=None, description="The group or body that proposes it, for an amendment or an alternative budget."
    )
    classification: str | None = Field(default=None, description="Publication status as printed (Unrestricted).")
    key_decision: str | None = Field(
        default=None, description="What the paper says about being a key decision, as printed."
    )
    source_url: str | None = Field(default=None, description="Where it was published, where known.")
    page_count: int | None = Field(
        default=None, ge=0, description="Pages of the PDF; null where it could not be opened."
    )
    same_as: str | None = Field(default=None, description="The document whose text this one repeats.")
    superseded_by: str | None = Field(default=None, description="The newer version of the same file.")
    meta_source: str | None = Field(
        default=None,
        description="JSON: where each of title, publisher, committee ... was read (print, file_name, folder, companion).",
    )
    text_sha256: str | None = Field(
        default=None,
        description="SHA-256 of the words of all pages: equal for papers that differ in their metadata only.",
    )
    status: Literal["ok", "partial", "failed"] = Field(
        description="ok; partial: some pages could not be read; failed: nothing could."
    )
    error: str | None = Field(default=None, description="Why it failed, with the remedy.")
    ingested_at: str = Field(description="When its records were written, UTC, ISO.")
    extractor_version: str = Field(description="Version of docextract that read it.")


class PageRecord(Record):
    """A page of a document."""

    table_name: ClassVar[str] = "pages"
    key: ClassVar[tuple[str, ...]] = ("document_id", "page")
    links: ClassVar = TO_DOCUMENT
    search: ClassVar = ("text",)

    document_id: str = DOCUMENT_ID
    page: PageNumber = PAGE
    label: str | None = Field(
        default=None, description="The page number printed on the paper (82 of 'Page 82 of 144')."
    )
    width: float = Field(description="Width as displayed, in points.")
    height: float = Field(description="Height as displayed, in points.")
    rotation: int = Field(description="Rotation that the display applies, in degrees clockwise.")
    text: str = Field(description="The page's words in reading order, a line for each printed line.")
    text_source: Literal["native", "ocr", "none"] = Field(
        description="Where its text comes from; none: a picture without text."
    )


class Report(Record):
    """A report inside a document; the whole document where there is only one."""

    table_name: ClassVar[str] = "reports"
    links: ClassVar = {**TO_DOCUMENT, "agenda_item_id": ("agenda_items", "id")}
    indexes: ClassVar = (("document_id",), ("agenda_item_id",))
    label_column: ClassVar[str | None] = "title"

    id: str = Field(description="Stable id.")
    document_id: str = DOCUMENT_ID
    page: PageNumber = Field(description="Its first page in the PDF, from 1.")
    page_end: PageNumber = Field(description="Its last page in the PDF.")
    title: str | None = Field(default=None, description="Its title as printed.")
    doc_type: str | None = Field(default=None, description="What kind of paper it is.")
    committee: str | None = Field(default=None, description="The committee it is put before.")
    agenda_item_id: str | None = Field(default=None, description="The agenda item it belongs to.")
    author: str | None = Field(default=None, description="Its author, where printed.")


class AgendaItemRecord(Extracted):
    """An item of an agenda."""

    table_name: ClassVar[str] = "agenda_items"
    links: ClassVar = TO_DOCUMENT
    indexes: ClassVar = (("document_id",),)
    label_column: ClassVar[str | None] = "title"

    number: str | None = Field(default=None, description="Its number as printed (2a); null where it has none.")
    title: str = Field(description="Its title as printed.")
    page_end: int | None = Field(default=None, description="Last page of the agenda on which the item is printed.")
    start_label: str | None = Field(default=None, description="First printed page of its papers.")
    end_label: str | None = Field(default=None, description="Last printed page of its papers.")
    report_page: int | None = Field(
        default=None, description="PDF page on which its papers start, where they are in this document."
    )
    report_page_end: int | None = Field(default=None, description="PDF page on which its papers end.")
    quote: str | None = Field(default=None, description="The words as printed.")


class SectionRecord(Extracted):
    """A heading with the text below it."""

    table_name: ClassVar[str] = "sections"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL}
    indexes: ClassVar = (("document_id",), ("proposal_id",), ("report_id",))
    search: ClassVar = ("heading", "text")
    label_column: ClassVar[str | None] = "heading"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The business case it belongs to.")
    level: int = Field(ge=1, description="1 is the highest.")
    number: str | None = Field(default=None, description="Its number as printed.")
    heading: str = Field(description="The heading as printed, without its number.")
    text: str = Field(description="The text below it, down to the next heading.")
    page_end: PageNumber = Field(description="Last page of its text.")


class FieldRecord(Extracted):
    """A label with its value, as printed."""

    table_name: ClassVar[str] = "fields"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL}
    indexes: ClassVar = (("document_id", "page"), ("proposal_id",), ("name",))
    search: ClassVar = ("label", "value")
    label_column: ClassVar[str | None] = "label"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The business case it belongs to.")
    label: str = Field(description="The label as printed.")
    name: str | None = Field(default=None, description="The label in the vocabulary's one spelling, where it is known.")
    value: str = Field(description="The value as printed, N/A and TBC included; empty where nothing is printed.")


class IssueRecord(Record):
    """Something that could not be read or is doubtful."""

    table_name: ClassVar[str] = "issues"
    links: ClassVar = TO_DOCUMENT
    indexes: ClassVar = (("document_id",), ("code",), ("severity",))
    label_column: ClassVar[str | None] = "message"

    id: str = Field(description="Stable id.")
    document_id: str = DOCUMENT_ID
    page: int | None = Field(
        default=None, description="Page of the PDF, from 1; null where it concerns the whole document."
    )
    stage: str = Field(description="The stage of the reading that noticed it.")
    code: str = Field(description="A short name for the kind of doubt.")
    severity: Literal["info", "warning", "error"] = Field(description="How grave it is.")
    message: str = Field(description="What is doubtful, and what to do about it.")
    quote: str | None = Field(default=None, description="The words concerned, as printed.")


class EvidenceRecord(Record):
    """Where one field of one record stands."""

    table_name: ClassVar[str] = "evidence"
    key: ClassVar[tuple[str, ...]] = ("record_table", "record_id", "field", "ordinal")
    links: ClassVar = TO_DOCUMENT
    indexes: ClassVar = (("document_id", "page"), ("record_id",))

    document_id: str = DOCUMENT_ID
    record_table: str = Field(description="The table of the record.")
    record_id: str = Field(description="The record's id.")
    field: str = Field(description="The field of the record whose words these are.")
    ordinal: int = Field(ge=0, description="0 for the first place, 1 and up where the value runs on.")
    page: PageNumber = PAGE
    x0: float = Field(description="Left edge, points.")
    y0: float = Field(description="Top edge, points.")
    x1: float = Field(description="Right edge, points.")
    y1: float = Field(description="Bottom edge, points.")
    quote: str = Field(description="The words as printed.")
