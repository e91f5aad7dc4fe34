"""What a table is, from its columns' roles, its title and its rows' first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docextract.model.table import Column
from docextract.tables.sheet import Sheet, title_cells
from docextract.vocabulary.amount_words import amount_words
from docextract.vocabulary.table_words import Way, table_words

LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\s\.){4,}")


def table_kind(sheet: Sheet, depth: int, columns: Sequence[Column], title: str | None) -> str:
    """A term of the vocabulary table_kinds; "other" where no kind fits."""
    years = len({column.financial_year for column in columns if column.role == "year_amount" and column.financial_year})
    words = " ".join(
        [title or "", *(column.path for column in columns), *(cell.text for cell in title_cells(sheet, depth))]
    )
    labels = [cells[0].text for cells in sheet.starts[: 40 + depth] if cells]
    if _is_contents(sheet):
        return "contents"
    money = _speaks_of_money(sheet, columns, " ".join([words, *labels]))
    for entry in table_words().kinds:
        if any(_fits(way, columns, years, words, labels, money) for way in entry.ways):
            return entry.kind
    return "other"


def _fits(way: Way, columns: Sequence[Column], years: int, words: str, labels: Sequence[str], money: bool) -> bool:
    roles = [column.role for column in columns if column.role]
    if (way.money and not money) or (way.no_money and any(c.unit and c.unit.pounds for c in columns)):
        return False
    if not set(way.needs) <= set(roles) or years < way.years:
        return False
    if sum(role in way.any for role in roles) < way.least:
        return False
    if way.titles and not way.title_pattern.search(words):
        return False
    return not way.labels or any(way.label_pattern.search(label) for label in labels)


def _is_contents(sheet: Sheet) -> bool:
    """True where most rows lead to their page by a line of dots."""
    led = sum(1 for cells in sheet.starts if any(LEADERS.search(cell.text) for cell in cells))
    return led >= 2 and led >= 0.5 * sheet.n_rows


def _speaks_of_money(sheet: Sheet, columns: Sequence[Column], words: str) -> bool:
    if any(column.unit and column.unit.pounds for column in columns):
        return True
    if any("£" in cell.text and len(cell.text) < 25 for cell in sheet.cells):
        return True
    return amount_words().is_money.search(words) is not None and not any(
        column.unit and column.unit.pounds is None for column in columns
    )
