"""A sum that was read, with what is known of it, to its record."""

from __future__ import annotations

from dataclasses import dataclass

from docextract.extract.kinds import Basis, ChangeType
from docextract.model.evidence import Evidence
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount, box_columns
from docextract.model.records.finance import AmountKind, Measure
from docextract.model.table import Unit


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money as read: where it stands and all that its surroundings say of it. Pence; None: not stated."""

    at: Evidence
    source: str
    amount_pence: int | None
    precision_pence: int | None
    kind: AmountKind | None
    method: str
    confidence: float
    measure: Measure | None = None
    change_type: ChangeType | None = None
    financial_year: str | None = None
    as_at: str | None = None
    range_id: str | None = None
    unit: Unit | None = None
    label: str | None = None
    column_label: str | None = None
    basis: Basis | None = None
    is_total: bool = False
    directorate: str | None = None
    table_id: str | None = None
    row: int | None = None
    col: int | None = None


MEASURES: dict[str, Measure] = {
    "budget": "budget",
    "actual": "actual",
    "forecast": "forecast",
    "variance": "variance",
    "saving": "planned",
    "income": "planned",
    "investment": "planned",
    "pressure": "planned",
}
"""What figure of its kind a sum is, where nothing narrower is said."""


def sum_to_amount(reading: Reading, item: Sum) -> Found[Amount]:
    """The record of a sum. Its kind is `other` where none is known; links and counts are resolved later."""
    kind: AmountKind = item.kind or "other"
    record = Amount(
        id=reading.identities.mint("amounts", item.at.page, item.at.word),
        document_id=reading.document_id,
        page=item.at.page,
        directorate=item.directorate,
        kind=kind,
        measure=item.measure or MEASURES.get(kind),
        change_type=item.change_type,
        financial_year=item.financial_year,
        as_at=item.as_at,
        amount_pence=item.amount_pence,
        precision_pence=item.precision_pence,
        range_id=item.range_id,
        raw=item.at.quote,
        unit_raw=item.unit.raw if item.unit else None,
        unit_page=item.unit.page if item.unit else None,
        label=item.label or None,
        column_label=item.column_label or None,
        basis=item.basis,
        is_total=item.is_total,
        source=item.source,  # type: ignore[arg-type]
        table_id=item.table_id,
        row=item.row,
        col=item.col,
        method=item.method,
        confidence=item.confidence,
        **box_columns(item.at.box),
    )
    return Found(record, (("raw", item.at),))
