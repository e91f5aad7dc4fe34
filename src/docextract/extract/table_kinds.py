"""What a figure of a table is: told from its column, the groups above it, its row, the total below, the caption."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docextract.extract.kinds import text_to_kind, text_to_kinds
from docextract.extract.rows import row_to_label
from docextract.model.records.finance import AmountKind
from docextract.model.table import Cell, Column, Row, Table
from docextract.vocabulary.amount_words import amount_words

SPENT = frozenset({"cost", "actual"})
"""Kinds of columns that, in a part of a table about funding, hold funding all the same."""
FIGURES = frozenset({"forecast", "actual", "budget"})
"""Kinds of columns that say which figure of something it is; what of, the table says."""

OF_A_SUBJECT = frozenset({"target", "delivered", "undeliverable"})
"""Columns whose figures are of what the table lists, whatever a line is called."""
COMPARED = frozenset({"budget", "original_budget", "revised_budget", "target", "forecast", "delivered", "actual"})
UNIT = re.compile(r"£['’]?(?:000s?|k|m|bn|p)?(?!\w)|[£(]\s?\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """What names a row: its kind and groups, its own label, its category, and the kind of the total that it adds to."""

    row: Row
    label: str | None
    category: str | None
    below: AmountKind | None


def row_to_naming(
    table: Table, row: Row, cells: dict[int, Cell], by_role: Mapping[str, Cell], totals: Mapping[int, AmountKind]
) -> Naming:
    """The row's naming. In budget tables group or caption say what a line is, its own name only what it is for."""
    told = row.group_path or (table.title and text_to_kind(table.title))
    label = None if table.kind == "budget_lines" and told else row_to_label(table, cells, None, -1)
    category = by_role.get("category")
    return Naming(row, label, category.text if category else None, totals.get(row.row))


def table_to_total_kinds(table: Table, rows: Mapping[int, dict[int, Cell]]) -> dict[int, AmountKind]:
    """For every line the kind that the next total below it, in the same group, names; lines without are left out.

    A total of funding is left out too: it may add up costs by who pays for them.
    """
    out: dict[int, AmountKind] = {}
    kind: AmountKind | None = None
    group: str | None = None
    for row in reversed(table.rows):
        if row.kind in ("total", "subtotal"):
            label = row_to_label(table, rows.get(row.row, {}), None, -1)
            kind, group = (text_to_kind(label) if label else None), row.group_path
        elif row.kind != "line" or row.group_path != group:
            kind = None
        elif kind and kind != "funding":
            out[row.row] = kind
    return out


def naming_to_kind(table: Table, naming: Naming, column: Column | None, heading: str) -> AmountKind | None:
    """The kind of the figure where this row and column meet; None where nothing names one.

    `heading` is that of the section the table stands in.
    """
    words = amount_words()
    by_column = words.roles.get(column.role) if column and column.role else None
    group = naming.row.group_path
    by_group = _group_kind(group, naming) if group else None
    settled = table.kind in words.settled_tables
    if column and column.role in OF_A_SUBJECT and (subject := _subject(table)):
        return subject
    if by_column:
        if settled and by_group == "funding" and by_column in SPENT:
            return "funding"
        return (_subject(table) or by_column) if by_column in FIGURES else by_column
    if table.kind == "reserves":
        return "reserve"
    if settled:
        named = (by_group, text_to_kind(naming.label) if naming.label else None)
        return "funding" if "funding" in named else words.table_kinds.get(table.kind)
    if by_group:
        return by_group
    texts = (naming.category, naming.label, table.title, column.path if column else None, _other_headers(table))
    for text in texts:
        kind = text_to_kind(text) if text else None
        if kind and not (table.kind == "budget_lines" and kind in FIGURES):
            return kind
    return naming.below or (text_to_kind(heading) if heading else None) or words.table_kinds.get(table.kind)


def is_difference(table: Table, column: Column | None) -> bool:
    """True for a column of the differences between two others, which are budgets or years."""
    if column is None or column.role in amount_words().roles:
        return False
    name = UNIT.sub("", column.path.rpartition(" / ")[2]).strip(" ()")
    compared = [other for other in table.columns if other.financial_year or other.role in COMPARED]
    return len(compared) > 1 and amount_words().is_difference.fullmatch(name) is not None


def _other_headers(table: Table) -> str:
    """The headers of all columns that do not say what they alone hold."""
    return " ".join(column.path for column in table.columns if column.role not in amount_words().roles)


def _subject(table: Table) -> AmountKind | None:
    """What a table lists, where that is savings or reserves: its forecasts and actuals are of these."""
    headed = " ".join((table.title or "", *(column.path for column in table.columns)))
    if table.kind == "reserves" and "reserve" in text_to_kinds(headed):
        return "reserve"
    first = table.columns[0].path if table.columns else ""
    listed = next((column.path for column in table.columns if column.role == "title"), first)
    return "saving" if text_to_kind(listed) == "saving" else None


def _group_kind(group: str, naming: Naming) -> AmountKind | None:
    """The kind that the groups name; where they name several ("Savings, income & grants"), the row's own of these."""
    own = text_to_kind(naming.category or naming.label or "")
    return own if own in text_to_kinds(group) else text_to_kind(group)
