"""What a table without a header, or without a unit, takes from the like table before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docextract.model.page import Trouble
from docextract.model.table import Column, Table
from docextract.tables.cell_content import without_years_and_units
from docextract.tables.strand import Strand, squash
from docextract.vocabulary.amount_words import amount_words

NEAR_PAGES = 2
SHORT = 25
MONEY = frozenset({"year_amount", "budget", "original_budget", "revised_budget", "actual", "forecast", "variance"})
EDGE = 4.0


def header_before(strand: Strand, earlier: Sequence[Strand]) -> Strand | None:
    """The last table with a header, at most two pages back, whose columns stand exactly above this one's, so that this
    one's rows read as rows of it set apart by text; None where there is none, or this one has a header."""
    if strand.depth or strand.n_cols < 3:
        return None
    for other in reversed(earlier):
        if strand.first.page - other.last.page > NEAR_PAGES:
            return None
        if other.depth and other.depth < other.n_rows and _same_columns(strand, other):
            return other
    return None


def _same_columns(strand: Strand, other: Strand) -> bool:
    if strand.n_cols != other.n_cols or other.sideways:
        return False
    pairs = zip(strand.first.spans, other.first.spans, strict=True)
    if any(abs(a[0] - b[0]) > EDGE or abs(a[1] - b[1]) > EDGE for a, b in pairs):
        return False
    kinds = [(strand.holds_figures(col), other.holds_figures(col)) for col in range(strand.n_cols)]
    told = [(a, b) for a, b in kinds if a is not None and b is not None]
    return bool(told) and all(a == b for a, b in told) and any(a for a, _ in told)


def with_units_of_siblings(tables: Sequence[Table]) -> list[Table]:
    """Tables whose figures have no unit take it from a table of the same column names on the same page or the next to
    it; the inference is a trouble of the table."""
    out = list(tables)
    for place, table in enumerate(tables):
        if not _lacks_unit(table):
            continue
        near = (*out[max(0, place - 2) : place], *tables[place + 1 : place + 3])
        sibling = next((other for other in near if _is_sibling(table, other)), None)
        if sibling:
            out[place] = _with_units(table, sibling)
    return out


def _lacks_unit(table: Table) -> bool:
    if not any(column.role in MONEY for column in table.columns) or any(
        c.unit and c.unit.pounds for c in table.columns
    ):
        return False
    if any("£" in cell.text and len(cell.text) < SHORT for cell in table.cells):
        return False
    words = " ".join([table.title or "", *(column.path for column in table.columns)])
    if amount_words().is_not_money.search(words.replace("%", "")):
        return False
    return any(column.role != "year_amount" for column in table.columns if column.role in MONEY) or (
        amount_words().kind_pattern.search(table.title or "") is not None
    )


def _is_sibling(table: Table, other: Table) -> bool:
    if abs(table.page - other.page) > NEAR_PAGES or len(table.columns) != len(other.columns):
        return False
    return any(column.unit and column.unit.pounds for column in other.columns) and all(
        _name(mine) == _name(theirs) and mine.financial_year == theirs.financial_year
        for mine, theirs in zip(table.columns, other.columns, strict=True)
    )


def _name(column: Column) -> str:
    return squash(without_years_and_units(column.path))


def _with_units(table: Table, sibling: Table) -> Table:
    columns = tuple(
        replace(mine, unit=theirs.unit) if theirs.unit and theirs.unit.pounds and not mine.unit else mine
        for mine, theirs in zip(table.columns, sibling.columns, strict=True)
    )
    message = f"No unit is printed; the unit of the like table on page {sibling.page} is taken. Look at the page."
    trouble = Trouble(table.page, "tables", "unit_inferred", "warning", message, None)
    return replace(
        table,
        columns=columns,
        confidence=round(table.confidence * 0.8, 3),
        reasons=(*table.reasons, f"unit taken from the table on page {sibling.page}"),
        troubles=(*table.troubles, trouble),
    )
