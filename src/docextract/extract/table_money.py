"""Which columns of a table hold money, and in what unit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from docextract.model.table import Row, Table, Unit
from docextract.vocabulary.amount_words import amount_words

MONEY_TABLES = frozenset({"financial_breakdown", "budget_lines", "budget_monitoring", "capital_programme", "reserves"})
YEAR_ROLES = frozenset({"year_amount", "amount", "total"})
TEXT_ROLES = frozenset(
    "reference title description committee directorate category service_area percent risk cause consequence "
    "mitigation likelihood impact score rag owner task start end benefit measure baseline target name post comment "
    "action status".split()  # noqa: SIM905  a list of quoted words reads worse
)
OWN_SIGN = re.compile(r"£|\d\s?(?:k|m|bn)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MoneyColumns:
    """Per column: whether a bare figure in it is money, and the unit. `only_year` is the table's single year."""

    money: frozenset[int]
    barred: frozenset[int]
    units: dict[int, Unit]
    money_rows: frozenset[int]
    only_year: str | None

    def is_money(self, col: int, text: str, row: Row) -> bool:
        """True where a figure in this column and row is a sum of money; its own sign or unit settles it."""
        if OWN_SIGN.search(text):
            return True
        return col in self.money or (row.row in self.money_rows and col not in self.barred)

    def unit(self, col: int) -> Unit | None:
        """The unit of bare figures in the column; None where none is printed: they are pounds."""
        return self.units.get(col)


def table_to_money_columns(table: Table) -> MoneyColumns:
    """Tell money columns from the headers' units, roles and words, and from £ signs among the column's cells."""
    words = amount_words()
    signs = Counter(cell.col for cell in table.cells if not cell.is_header and "£" in cell.text and len(cell.text) < 20)
    money: set[int] = set()
    barred: set[int] = set()
    units: dict[int, Unit] = {}
    for column in table.columns:
        if column.unit and column.unit.pounds:
            units[column.col] = column.unit
        if column.role in TEXT_ROLES or (column.unit and column.unit.pounds is None):
            barred.add(column.col)
        elif column.col in units or column.role in words.roles or signs[column.col]:
            money.add(column.col)
        elif words.is_not_money.search(column.path):
            barred.add(column.col)
        elif (column.role in YEAR_ROLES and table.kind in MONEY_TABLES) or words.is_money.search(column.path):
            money.add(column.col)
    if units and money - units.keys():
        common = Counter(units.values()).most_common(1)[0][0]
        units.update({col: common for col in money - units.keys() if not signs[col]})
    years = {column.financial_year for column in table.columns if column.financial_year}
    return MoneyColumns(
        frozenset(money), frozenset(barred), units, _money_rows(table), years.pop() if len(years) == 1 else None
    )


def _money_rows(table: Table) -> frozenset[int]:
    """Rows whose first words name money ("Permanent savings"), for tables whose columns are years alone."""
    words = amount_words()
    if not any(column.financial_year or column.role == "year_amount" for column in table.columns):
        return frozenset()
    rows = table.row_cells()
    return frozenset(
        number
        for number, cells in rows.items()
        if (first := cells.get(min(cells)))
        and not first.is_header
        and words.is_money.search(first.text)
        and not words.is_not_money.search(first.text)
    )
