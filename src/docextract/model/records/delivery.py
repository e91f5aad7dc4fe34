"""Records of delivery: risks, owners, milestones and benefits; and the committees and people they name."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from docextract.model.records.base import TO_DOCUMENT, TO_PROPOSAL, TO_REPORT, TO_TABLE, Extracted, Record

Relation = Literal[
    "sponsor",
    "responsible",
    "risk_owner",
    "author",
    "senior_responsible_owner",
    "cabinet_member",
    "cleared_by",
    "contact",
    "member",
    "other",
]


class Committee(Record):
    """A committee of one publisher, with the spellings seen."""

    table_name: ClassVar[str] = "committees"
    indexes: ClassVar = (("publisher",),)
    label_column: ClassVar[str | None] = "name"

    id: str = Field(description="Stable id, from publisher and name.")
    publisher: str | None = Field(default=None, description="The council; null where the paper does not say.")
    name: str = Field(description="Its name in one spelling.")
    variants: str = Field(description="JSON list of the spellings seen.")


class PersonRecord(Record):
    """A person of one publisher, with the spellings seen."""

    table_name: ClassVar[str] = "people"
    indexes: ClassVar = (("publisher",), ("name",))
    label_column: ClassVar[str | None] = "name"

    id: str = Field(description="Stable id, from publisher and name.")
    publisher: str | None = Field(default=None, description="The council; null where the paper does not say.")
    name: str = Field(description="The fullest spelling of the name.")
    variants: str = Field(description="JSON list of the spellings seen.")


class Risk(Extracted):
    """A risk."""

    table_name: ClassVar[str] = "risks"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL, **TO_TABLE}
    indexes: ClassVar = (("document_id", "page"), ("proposal_id",), ("rag",), ("report_id",))
    search: ClassVar = ("title", "description", "mitigation", "owner")
    label_column: ClassVar[str | None] = "description"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The proposal it belongs to.")
    bp_reference: str | None = Field(default=None, description="The proposal's reference.")
    directorate: str | None = Field(default=None, description="Directorate as printed.")
    title: str | None = Field(default=None, description="Its short name, where it has one beside the description.")
    description: str = Field(description="The risk as printed.")
    cause: str | None = Field(default=None, description="Its cause as printed.")
    consequence: str | None = Field(default=None, description="Its consequence as printed.")
    mitigation: str | None = Field(default=None, description="Its mitigation or controls as printed.")
    likelihood: str | None = Field(default=None, description="As printed (4 - Likely).")
    impact: str | None = Field(default=None, description="As printed.")
    score: str | None = Field(default=None, description="As printed.")
    rag: str | None = Field(
        default=None, description="Red, Amber, Green, Blue, Amber/Red, Amber/Green; other scales keep their word."
    )
    rag_raw: str | None = Field(
        default=None, description="The rating as printed; the colour of the cell where no word is printed."
    )
    owner: str | None = Field(default=None, description="Its owner as printed.")
    exposure_annual_gbp: float | None = Field(default=None, description="Annual exposure in pounds.")
    exposure_lifetime_gbp: float | None = Field(default=None, description="Exposure over the plan's life, in pounds.")
    table_id: str | None = Field(default=None, description="Its table.")
    row: int | None = Field(default=None, description="Its row in the table, from 0.")


class Owner(Extracted):
    """A person, post or team in a capacity."""

    table_name: ClassVar[str] = "owners"
    links: ClassVar = {
        **TO_DOCUMENT,
        **TO_REPORT,
        **TO_PROPOSAL,
        "risk_id": ("risks", "id"),
        "person_id": ("people", "id"),
    }
    indexes: ClassVar = (
        ("document_id", "page"),
        ("proposal_id",),
        ("risk_id",),
        ("person_id",),
        ("relation",),
        ("report_id",),
    )
    label_column: ClassVar[str | None] = "quote"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The proposal concerned.")
    risk_id: str | None = Field(default=None, description="The risk concerned.")
    person_id: str | None = Field(default=None, description="The person, over all papers of the publisher.")
    bp_reference: str | None = Field(default=None, description="The proposal's reference.")
    name: str | None = Field(
        default=None, description="The person's name without honorific; null for a post or team without a person."
    )
    job_title: str | None = Field(default=None, description="Post or team as printed.")
    relation: Relation = Field(description="In what capacity.")
    resolved_from: str | None = Field(
        default=None,
        description="What was printed where the name comes from elsewhere in the paper (initials, 'As above').",
    )
    quote: str = Field(description="The words as printed.")


class Milestone(Extracted):
    """A step of a timetable."""

    table_name: ClassVar[str] = "milestones"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL, **TO_TABLE}
    indexes: ClassVar = (("document_id", "page"), ("proposal_id",), ("report_id",))
    label_column: ClassVar[str | None] = "task"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The proposal it belongs to.")
    task: str = Field(description="The step as printed.")
    start: str | None = Field(default=None, description="Start as printed.")
    end: str | None = Field(default=None, description="End as printed.")
    start_date: str | None = Field(
        default=None, description="Start, ISO, as precise as printed; null where it cannot be read."
    )
    end_date: str | None = Field(
        default=None, description="End, ISO, as precise as printed; null where it cannot be read."
    )
    owner: str | None = Field(default=None, description="Who is responsible, as printed.")
    table_id: str | None = Field(default=None, description="Its table.")
    row: int | None = Field(default=None, description="Its row in the table, from 0.")


class Benefit(Extracted):
    """A benefit and how it is measured."""

    table_name: ClassVar[str] = "benefits"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL, **TO_TABLE}
    indexes: ClassVar = (("document_id", "page"), ("proposal_id",), ("report_id",))
    label_column: ClassVar[str | None] = "benefit"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    proposal_id: str | None = Field(default=None, description="The proposal it belongs to.")
    benefit: str = Field(description="The benefit as printed.")
    measure: str | None = Field(default=None, description="How it is measured, as printed.")
    baseline: str | None = Field(default=None, description="The baseline as printed.")
    target: str | None = Field(default=None, description="Target and timescale as printed.")
    table_id: str | None = Field(default=None, description="Its table.")
    row: int | None = Field(default=None, description="Its row in the table, from 0.")
