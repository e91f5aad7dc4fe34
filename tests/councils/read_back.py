"""What was read from a drawn paper, in the few words that a test asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docextract.model.bundle import Bundle
from docextract.model.records import Amount, Document


@dataclass(frozen=True)
class ReadBack:
    """The records of one paper."""

    bundle: Bundle

    @property
    def paper(self) -> Document:
        return self.bundle.document

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """These columns of a table's records, in their order."""
        records = [record for record in self.bundle.records if record.table_name == table]
        return [tuple(getattr(record, column) for column in columns) for record in records]

    def amounts(self, *columns: str) -> dict[str, tuple[Any, ...]]:
        """These columns by the sum as printed; the last where a sum is printed twice."""
        return {raw: tuple(rest) for raw, *rest in self.rows("amounts", "raw", *columns)}

    def counted(self, kind: str, year: str) -> int:
        """The counted sums of a kind in a financial year, in pounds, by their sizes."""
        found = [record for record in self.bundle.records if isinstance(record, Amount) and record.counts]
        own = [record for record in found if record.kind == kind and record.financial_year == year]
        return sum(abs(record.amount_pence or 0) for record in own) // 100

    def fields(self) -> dict[str, str]:
        return dict(self.rows("fields", "label", "value"))
