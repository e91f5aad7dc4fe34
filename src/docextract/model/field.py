"""A label with its value, as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docextract.model.evidence import Evidence
from docextract.model.layout import Line

FieldMethod = Literal["same_line", "next_lines", "beside", "table"]
"""Where the value stood: after the label on its line, on the lines below, in the column to its right, in a table."""


@dataclass(frozen=True, slots=True)
class Field:
    """`label` and `value` as printed, white space collapsed, without the label's colon.

    `name` is the label's canonical name in the vocabulary ("bp_reference"), None where the label is not known.
    `value` is "" and `value_at` None where nothing is printed after the label; "N/A" and "TBC" are values.
    `value_lines` are the value's printed lines in order, on one page or several, each with its word indexes.
    `confidence` is in 0..1.
    """

    label: str
    name: str | None
    value: str
    label_at: Evidence
    value_at: Evidence | None
    value_lines: tuple[Line, ...]
    confidence: float
    method: FieldMethod

    @property
    def page(self) -> int:
        return self.label_at.page
