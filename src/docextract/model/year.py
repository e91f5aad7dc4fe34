"""A local authority's financial year, from 1 April to 31 March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year that begins on 1 April of `start`; printed "2022-23"."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    @property
    def next(self) -> FinancialYear:
        return FinancialYear(self.start + 1)

    @property
    def previous(self) -> FinancialYear:
        return FinancialYear(self.start - 1)

    @property
    def first_day(self) -> date:
        return date(self.start, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 3, 31)

    def contains(self, day: date) -> bool:
        """True where the day lies in this year."""
        return self.first_day <= day <= self.last_day


def date_to_year(day: date) -> FinancialYear:
    """The financial year in which a day lies."""
    return FinancialYear(day.year if day.month >= 4 else day.year - 1)
