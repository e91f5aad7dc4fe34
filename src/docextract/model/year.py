"""A local authority's financial year, from 1 April to 31 March."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year that begins on 1 April of `start`; printed "2022-23"."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"
