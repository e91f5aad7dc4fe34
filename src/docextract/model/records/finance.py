"""Records of money: proposals, references and amounts."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from docextract.model.records.base import TO_DOCUMENT, TO_PROPOSAL, TO_REPORT, TO_TABLE, Extracted, PageNumber

ProposalKind = Literal["saving", "investment", "pressure", "income", "funding", "capital", "temporary_funding"]
AmountKind = Literal[
    "saving",
    "investment",
    "pressure",
    "income",
    "budget",
    "actual",
    "forecast",
    "variance",
    "cost",
    "funding",
    "exposure",
    "reserve",
    "other",
]
Measure = Literal[
    "planned",
    "target",
    "budget",
    "actual",
    "forecast",
    "variance",
    "delivered",
    "undeliverable",
    "slipped",
    "alternative",
    "previous",
]
CountsReason = Literal[
    "total", "repeats_headline", "part_of", "superseded", "option", "not_a_change", "duplicate_document"
]


class Proposal(Extracted):
    """Something put forward to change the budget: a business case, or a line of a budget table."""

    table_name: ClassVar[str] = "proposals"
    links: ClassVar = {
        **TO_DOCUMENT,
        **TO_REPORT,
        **TO_TABLE,
        "committee_id": ("committees", "id"),
        "duplicate_of": ("proposals", "id"),
    }
    indexes: ClassVar = (
        ("document_id", "page"),
        ("bp_reference",),
        ("committee_id",),
        ("kind",),
        ("directorate",),
        ("report_id",),
        ("duplicate_of",),
    )
    search: ClassVar = ("title", "bp_reference", "description", "quote")
    label_column: ClassVar[str | None] = "title"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    page_end: PageNumber = Field(description="Its last page.")
    title: str = Field(description="Its title as printed.")
    bp_reference: str | None = Field(
        default=None, description="Its business-plan reference, the first where it has several."
    )
    committee: str | None = Field(default=None, description="The committee as printed.")
    committee_id: str | None = Field(default=None, description="The same committee, in one spelling.")
    directorate: str | None = Field(default=None, description="Directorate or portfolio as printed.")
    category: str | None = Field(default=None, description="The group of the budget table it stands under.")
    service_area: str | None = Field(default=None, description="Service area as printed.")
    funding: str | None = Field(default=None, description="Core or external funding, as printed.")
    kind: ProposalKind | None = Field(
        default=None, description="What it does; null for a line that only rebases the budget."
    )
    kinds: str | None = Field(default=None, description="JSON list of all its kinds.")
    version_date: str | None = Field(
        default=None, description="Date of the version, as precise as printed (2021-10-22, 2021-11)."
    )
    description: str | None = Field(default=None, description="Its brief description as printed.")
    source: Literal["business_case", "budget_line"] = Field(description="A business case, or a line of a budget table.")
    table_id: str | None = Field(default=None, description="The table of a budget line.")
    row: int | None = Field(default=None, description="The row of a budget line, from 0.")
    duplicate_of: str | None = Field(
        default=None, description="The earlier proposal that this one repeats in the same document."
    )
    quote: str | None = Field(default=None, description="The title's words as printed.")


class BpReference(Extracted):
    """A place where a reference is printed."""

    table_name: ClassVar[str] = "bp_references"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL}
    indexes: ClassVar = (("document_id", "page"), ("reference",), ("proposal_id",), ("scheme",))
    label_column: ClassVar[str | None] = "reference"

    report_id: str | None = Field(default=None, description="The report it stands in.")
    scheme: str = Field(
        description="Which kind of reference it is (bp_reference, decision_number, forward_plan, project_code)."
    )
    reference: str = Field(description="The reference in its usual form (A/R.6.255).")
    role: Literal["defines", "mentions"] = Field(
        description="defines: the place where the proposal is put forward; mentions: any other."
    )
    proposal_id: str | None = Field(default=None, description="The proposal of this document it belongs to.")
    quote: str = Field(description="The words as printed.")


class Amount(Extracted):
    """A sum of money printed somewhere."""

    table_name: ClassVar[str] = "amounts"
    links: ClassVar = {**TO_DOCUMENT, **TO_REPORT, **TO_PROPOSAL, **TO_TABLE, "committee_id": ("committees", "id")}
    indexes: ClassVar = (
        ("document_id", "page"),
        ("proposal_id",),
        ("bp_reference",),
        ("committee_id",),
        ("kind", "financial_year"),
        ("kind", "document_id"),
        ("financial_year", "document_id"),
        ("counts", "kind", "financial_year"),
        ("table_id", "row", "col"),
        ("directorate",),
        ("report_id",),
        ("amount_pence",),
    )
    label_column: ClassVar[str | None] = "label"

    kind: AmountKind = Field(description="What the sum is; other where it cannot be told.")
    financial_year: str | None = Field(default=None, description="2022-23; null where none is stated.")
    amount_pence: int | None = Field(
        description="The sum in pence, exact, sign as printed, unit applied; null where it could not be told."
    )
    raw: str = Field(description="The sum as printed.")
    label: str | None = Field(default=None, description="What the sum is called: the field's label, or the row's.")
    column_label: str | None = Field(default=None, description="The header of its column.")
    proposal_id: str | None = Field(default=None, description="The proposal it belongs to.")
    bp_reference: str | None = Field(default=None, description="The proposal's reference.")
    committee_id: str | None = Field(default=None, description="The committee it concerns.")
    directorate: str | None = Field(default=None, description="Directorate or portfolio as printed.")
    measure: Measure | None = Field(
        default=None, description="Which figure of it: planned, budget, actual, forecast, variance, previous ..."
    )
    change_type: Literal["new", "full_year_effect", "removal", "rephased"] | None = Field(
        default=None, description="What the change is: removal undoes an earlier year's saving or pressure."
    )
    counts: bool = Field(default=False, description="1 for the one statement of it that may be summed.")
    counts_reason: CountsReason | None = Field(default=None, description="Why it does not count; null where it does.")
    basis: Literal["permanent", "temporary", "one_off"] | None = Field(
        default=None, description="How long it lasts, where printed."
    )
    is_total: bool = Field(default=False, description="1 for a total or subtotal.")
    as_at: str | None = Field(default=None, description="The month or date the figure is as at, as printed.")
    budget_effect_pence: int | None = Field(
        default=None,
        description="Inferred: what it does to the net budget, in pence (a saving or income is negative); null where that cannot be told.",
    )
    budget_effect_rule: str | None = Field(default=None, description="The rule by which the effect was inferred.")
    unit_raw: str | None = Field(default=None, description="The unit as printed, where it stands outside the sum.")
    unit_page: int | None = Field(default=None, description="Page on which that unit is printed.")
    precision_pence: int | None = Field(default=None, description="Value of the last printed digit, in pence.")
    source: Literal["field", "table", "prose"] = Field(description="Where it is printed.")
    report_id: str | None = Field(default=None, description="The report it stands in.")
    range_id: str | None = Field(default=None, description="Shared by the two rows of a range.")
    table_id: str | None = Field(default=None, description="Its table.")
    row: int | None = Field(default=None, description="Row of its cell, from 0.")
    col: int | None = Field(default=None, description="Column of its cell, from 0.")
