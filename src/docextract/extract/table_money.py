"""Which columns of a table hold money, and in what unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docextract.model.table import Cell, Column, Row, Table, Unit
from docextract.parse.unit import text_to_unit
from docextract.parse.year import is_year, relative_years_in
from docextract.vocabulary.amount_words import amount_words

MONEY_TABLES = frozenset({"financial_breakdown", "budget_lines", "budget_monitoring", "capital_programme", "reserves"})
YEAR_ROLES = frozenset({"year_amount", "amount", "total", "total_cost"})
BUDGETS = ("budget", "original_budget", "revised_budget")
OWN_SIGN = re.compile(r"£|\d\s?(?:k|m|bn)\b", re.IGNORECASE)
YEAR_OR_UNIT = re.compile(r"[£$'’\d/–—\-\s]|000s?|\bk\b|\bm\b", re.IGNORECASE)

UNIT_ROWS = 4
"""How many of a table's first rows may be a header that was not known for one."""
BARE_FIGURE = re.compile(r"[(+\s-]*\d[\d,]*(?:\.\d+)?\)?\s*")
NO_PENCE = re.compile(r"^[(+\s-]*\d[\d,]*\.(?:\d|\d{3,})\)?$")
LONG = re.compile(r"\d{2,3},\d{3}(?:,\d{3})?(?![\d,])|\d{5}")


@dataclass(frozen=True, slots=True)
class MoneyColumns:
    """Per column: whether a bare figure in it is money, and the unit.

    `only_year` is the single year that the columns, or those of budgets, name. `by_row` where the rows, not the
    columns, are the years.
    `borrowed` where the unit is that of a neighbouring table of the same columns: an inference.
    `missing` are columns without a unit that cannot be pounds ("-0.190"), `assumed` those that need not be.
    `large` where several figures are so long that one more is no sign of a unit printed twice.
    """

    money: frozenset[int]
    barred: frozenset[int]
    units: dict[int, Unit]
    money_rows: frozenset[int]
    barred_rows: frozenset[int]
    only_year: str | None
    by_row: bool
    borrowed: bool
    missing: frozenset[int]
    assumed: frozenset[int]
    large: bool

    def is_money(self, col: int, text: str, row: Row) -> bool:
        """True where a figure in this column and row is a sum of money; its own sign or unit settles it."""
        if OWN_SIGN.search(text):
            return True
        if row.row in self.barred_rows:
            return False
        return col in self.money or (row.row in self.money_rows and col not in self.barred)

    def unit(self, col: int) -> Unit | None:
        """The unit of bare figures in the column; None where none is printed: they are pounds."""
        return self.units.get(col)


def table_to_money_columns(table: Table, neighbours: Sequence[Table] = ()) -> MoneyColumns:
    """Tell money columns from the headers' units, roles and words, and from £ signs among the column's cells.

    `neighbours` are tables close by; where this one prints no unit, that of one with the same columns is taken.
    """
    signs = Counter(cell.col for cell in table.cells if not cell.is_header and "£" in cell.text and len(cell.text) < 20)
    units = {column.col: column.unit for column in table.columns if column.unit and column.unit.pounds}
    rows = table.row_cells()
    units = {**_units_in_cells(table, rows), **units}
    about_money = _is_about_money(table, rows)
    text_roles = amount_words().text_roles
    money: set[int] = set()
    barred: set[int] = set()
    for column in table.columns:
        targeted = column.role == "target" and (column.col in units or table.kind in MONEY_TABLES)
        if (column.role in text_roles and not targeted) or (column.unit and column.unit.pounds is None):
            barred.add(column.col)
        elif column.col in units or signs[column.col] or targeted or _names_money(column, about_money):
            money.add(column.col)
        elif amount_words().is_not_money.search(column.path) or column.role in amount_words().roles:
            barred.add(column.col)
    bare = money - units.keys()
    borrowed = None
    if units and bare:
        common = Counter(units.values()).most_common(1)[0][0]
        units.update({col: common for col in bare if not signs[col]})
    elif bare and not signs and (borrowed := _unit_nearby(table, neighbours)):
        units.update(dict.fromkeys(bare, borrowed))
    unitless = frozenset(col for col in bare if col not in units and not signs[col])
    told = _unitless_to_reading(table, unitless)
    return MoneyColumns(
        frozenset(money),
        frozenset(barred),
        units,
        _money_rows(table, rows),
        _barred_rows(rows),
        _only_year(table),
        _rows_are_years(table, rows),
        borrowed is not None,
        unitless if told == "missing" else frozenset(),
        unitless if told == "assumed" else frozenset(),
        sum(cell.col in units and LONG.search(cell.text) is not None for cell in table.cells if not cell.is_header) > 1,
    )


def _unitless_to_reading(table: Table, columns: frozenset[int]) -> Literal["missing", "assumed", "pounds"]:
    """What figures without any unit are: pounds where one is long, never where one has one or three decimals."""
    texts = [cell.text for cell in table.cells if cell.col in columns and not cell.is_header]
    texts = [text for text in texts if BARE_FIGURE.fullmatch(text)]
    if any(NO_PENCE.search(text) for text in texts):
        return "missing"
    return "pounds" if not texts or any(LONG.search(text) for text in texts) else "assumed"


def _only_year(table: Table) -> str | None:
    """The one year that the columns name; where figures are held against a budget, the one that its columns name."""
    years = {column.financial_year for column in table.columns if column.financial_year}
    if len(years) > 1 and table.kind == "budget_monitoring":
        years = {column.financial_year for column in table.columns_with(*BUDGETS) if column.financial_year}
    return years.pop() if len(years) == 1 else None


def _names_money(column: Column, about_money: bool) -> bool:
    words = amount_words()
    if column.role in words.roles:
        return not words.is_counted.search(column.path.rpartition(" / ")[2])
    if words.is_not_money.search(column.path):
        return False
    if about_money and (column.role in YEAR_ROLES or column.financial_year or relative_years_in(column.path)):
        return True
    return bool(words.is_money.search(column.path))


def _is_about_money(table: Table, rows: dict[int, dict[int, Cell]]) -> bool:
    """True where the table's kind, its caption or the name of one of its totals says that it lists money."""
    if table.kind in MONEY_TABLES:
        return True
    names = [table.title or ""]
    for row in table.rows:
        if row.kind in ("total", "subtotal") and rows.get(row.row):
            names.append(rows[row.row][min(rows[row.row])].text)
    words = amount_words()
    return any(words.is_money.search(name) and not words.is_not_money.search(name) for name in names)


def _money_rows(table: Table, rows: dict[int, dict[int, Cell]]) -> frozenset[int]:
    """Rows whose first words name money ("Permanent savings"), for tables whose columns are years alone."""
    words = amount_words()
    if not any(column.financial_year or column.role == "year_amount" for column in table.columns):
        return frozenset()
    return frozenset(
        number
        for number, cells in rows.items()
        if (first := cells.get(min(cells)))
        and not first.is_header
        and words.is_money.search(first.text)
        and not words.is_not_money.search(first.text)
    )


def _units_in_cells(table: Table, rows: dict[int, dict[int, Cell]]) -> dict[int, Unit]:
    """Units that stand alone in a cell among a table's first rows, where they were not taken for a header."""
    found: dict[int, Unit] = {}
    for row in table.rows[:UNIT_ROWS]:
        for col, cell in rows.get(row.row, {}).items():
            unit = text_to_unit(cell.text) if len(cell.text) < 12 else None
            if unit and unit[0] == cell.text.strip() and col not in found:
                found[col] = Unit(unit[0], unit[1], cell.page)
    return found


def _barred_rows(rows: dict[int, dict[int, Cell]]) -> frozenset[int]:
    """Rows whose first words name a share or a number of things ("Proportion of net revenue (%)")."""
    is_share = amount_words().is_share
    return frozenset(number for number, cells in rows.items() if is_share.search(cells[min(cells)].text))


def _rows_are_years(table: Table, rows: dict[int, dict[int, Cell]]) -> bool:
    """True where most lines begin with a financial year."""
    firsts = [rows[row.row][min(rows[row.row])].text for row in table.rows if row.kind == "line" and rows.get(row.row)]
    return len(firsts) > 1 and 2 * sum(is_year(text) for text in firsts) > len(firsts)


def _unit_nearby(table: Table, neighbours: Sequence[Table]) -> Unit | None:
    """The unit of a table at most a page away whose columns bear the same names."""
    own = _bare_headers(table)
    for other in neighbours:
        if other is not table and abs(other.page - table.page) <= 1 and _bare_headers(other) == own:
            for column in other.columns:
                if column.unit and column.unit.pounds:
                    return column.unit
    return None


def _bare_headers(table: Table) -> tuple[str, ...]:
    """The headers without units, by years where they have them."""
    return tuple(column.financial_year or YEAR_OR_UNIT.sub("", column.path).casefold() for column in table.columns)
