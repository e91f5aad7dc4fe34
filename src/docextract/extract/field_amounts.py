"""Sums of money in fields: the headline figures of business cases, and any other labelled sum."""

from __future__ import annotations

from dataclasses import replace

from docextract.extract.amount_record import sum_to_amount
from docextract.extract.flow import words_to_flow
from docextract.extract.kinds import text_to_basis, text_to_kind
from docextract.extract.prose_amounts import MAYBE_MONEY, flow_to_sums
from docextract.model.field import Field
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount
from docextract.parse.year import text_to_year

LONGEST = 160
"""Characters of a value beyond which it is prose under a label ("Brief description"), not a labelled sum."""


def reading_to_field_amounts(
    reading: Reading, taken: set[tuple[int, int]], troubles: list[Trouble]
) -> list[Found[Amount]]:
    """Every sum in a field's value. The label says the kind and the year, failing it the value itself."""
    out: list[Found[Amount]] = []
    for field in reading.fields:
        if len(field.value) <= LONGEST and MAYBE_MONEY.search(field.value) and _is_headline(field):
            out.extend(_field(reading, field, taken, troubles))
    return out


def _is_headline(field: Field) -> bool:
    """True where the label names a kind of money: the sum is then the label's, not part of a sentence."""
    return text_to_kind(field.label) is not None


def _field(reading: Reading, field: Field, taken: set[tuple[int, int]], troubles: list[Trouble]) -> list[Found[Amount]]:
    year = text_to_year(field.label) or text_to_year(field.value)
    kind = text_to_kind(field.label)
    out = []
    for page in dict.fromkeys(line.page for line in field.value_lines):
        words = [i for line in field.value_lines if line.page == page for i in line.words]
        flow = words_to_flow(page, reading.words(page), words)
        for item in flow_to_sums(flow, taken, troubles):
            headline = replace(
                item,
                source="field",
                kind=kind,
                method="field",
                confidence=round(min(field.confidence, item.confidence + 0.15), 3),
                financial_year=str(year) if year else item.financial_year,
                label=field.label,
                basis=item.basis or text_to_basis(field.label),
            )
            out.append(sum_to_amount(reading, headline))
    return out
