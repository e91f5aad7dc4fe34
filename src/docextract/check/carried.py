"""Figures that go on from one year to the next (closing and opening), and totals that balance one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docextract.check.figures import Figure, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import rows_by_kind
from docextract.check.wording import figure_to_words, label_to_words
from docextract.vocabulary.check_words import check_words

CARRIED, BALANCES = "carry_forward", "balance"
BALANCED = 3
"""Columns in which two rows must be equal and opposite before the others are held against them."""


class Pair(NamedTuple):
    """A figure (row, col) and the one that it repeats or balances; `sign` -1 where they are opposite."""

    row: int
    col: int
    other_row: int
    other_col: int
    sign: int


def table_to_carried(sheet: FigureTable) -> list[Finding]:
    """Opening figures against the year before's closing ones, and rows that balance a total, year by year."""
    years = _year_columns(sheet)
    if len(years) < 2:
        return []
    rows = [row for row in rows_by_kind(dict(sheet.kinds)) if sheet.figures.get(row)]
    out: list[Finding] = []
    for row in rows:
        if sheet.kinds[row] == "line" and check_words().is_opening.search(sheet.labels.get(row, "")):
            out.extend(_carried(sheet, row, rows, years))
    out.extend(_balances(sheet, rows, [col for _, col in years]))
    return out


def _year_columns(sheet: FigureTable) -> list[tuple[int, int]]:
    """(first calendar year, column) of the columns of years, in order; none where a year has several."""
    years = [
        (int(column.column.financial_year[:4]), column.col)
        for column in sheet.columns
        if column.column.financial_year and not column.rate
    ]
    return sorted(years) if len({year for year, _ in years}) == len(years) else []


def _carried(sheet: FigureTable, row: int, rows: Sequence[int], years: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    steps = [(a, b) for (year, a), (later, b) in pairwise(years) if later == year + 1]
    best: list[Pair] = []
    for other in rows:
        if other == row or sheet.kinds[other] not in ("subtotal", "total"):
            continue
        pairs = [Pair(row, b, other, a, 1) for a, b in steps if _both(sheet, row, b, other, a)]
        if _held(sheet, pairs) > max(_held(sheet, best), len(pairs) - 2, 0):
            best = pairs
    if _held(sheet, best) > 1 or (len(best) == 1 and len(steps) == 1):
        yield from (_to_finding(sheet, CARRIED, pair, "goes on from") for pair in best)


def _balances(sheet: FigureTable, rows: Sequence[int], cols: Sequence[int]) -> Iterator[Finding]:
    """Lines and totals that are equal and opposite to a total in nearly every year."""
    for other in rows:
        if sheet.kinds[other] not in ("subtotal", "total"):
            continue
        for row in rows:
            if row <= other:
                continue
            pairs = [Pair(row, col, other, col, -1) for col in cols if _both(sheet, row, col, other, col)]
            held = _held(sheet, pairs)
            if held >= BALANCED and len(pairs) - held <= 1:
                yield from (_to_finding(sheet, BALANCES, pair, "balances") for pair in pairs)


def _both(sheet: FigureTable, row: int, col: int, other: int, other_col: int) -> bool:
    a, b = sheet.figure(row, col), sheet.figure(other, other_col)
    return bool(a and b and a.value and b.value)


def _held(sheet: FigureTable, pairs: Sequence[Pair]) -> int:
    return sum(_gap(sheet, pair) == 0 for pair in pairs)


def _gap(sheet: FigureTable, pair: Pair) -> int:
    """Printed less expected; 0 where rounding explains it."""
    a, b = _figures(sheet, pair)
    gap = a.value - pair.sign * b.value
    return 0 if 2 * abs(gap) <= a.step + b.step else gap


def _figures(sheet: FigureTable, pair: Pair) -> tuple[Figure, Figure]:
    return sheet.figures[pair.row][pair.col], sheet.figures[pair.other_row][pair.other_col]


def _to_finding(sheet: FigureTable, rule: str, pair: Pair, verb: str) -> Finding:
    a, b = _figures(sheet, pair)
    money = sheet.by_col[pair.col].money
    own, other = (label_to_words(sheet.labels.get(row, "")) for row in (pair.row, pair.other_row))
    message = (
        f"'{own}', {label_to_words(sheet.by_col[pair.col].name)}: {figure_to_words(a.value, money)} {verb} "
        f"'{other}', {label_to_words(sheet.by_col[pair.other_col].name)}: {figure_to_words(b.value, money)}"
    )
    gap = _gap(sheet, pair)
    return Finding(
        rule=rule,
        outcome="fails" if gap else "holds",
        page=sheet.page(pair.row, pair.col),
        message=f"{message}; {figure_to_words(gap, money)} apart" if gap else message,
        expected=pair.sign * b.value if money else None,
        found=a.value if money else None,
        table_id=sheet.table_id,
        row=pair.row,
        col=pair.col,
        inputs=(Input(sheet.table_id, pair.other_row, pair.other_col, b.amount_id, pair.sign),),
    )
