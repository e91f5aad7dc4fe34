"""A table as figures: what each cell counts, how exactly it is printed, and which columns may be added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from docextract.check.directions import favourable_rows
from docextract.model.records import Amount
from docextract.model.table import Cell, Column, RowKind, Table
from docextract.parse.cell import CellMoney, cell_to_money
from docextract.parse.text import has_digit, has_letter
from docextract.vocabulary.amount_words import amount_words
from docextract.vocabulary.check_words import check_words

UNIT = 100
"""Figures are whole numbers of pence, or of hundredths where they are no money."""
NOTHING = frozenset({"empty", "dash", "none_stated", "unit"})
PERCENT = re.compile(r"(?P<open>\()?\s*(?P<sign>[-+\u2212\u2013\u00ad])?\s*(?P<digits>\d+(?:\.\d+)?)\s*%\s*\)?")
AS_PRINTED = frozenset({None, "digits_apart", "minus_behind", "finer_than_a_penny"})
"""Doubts that leave the figure as it is printed."""
APART = re.compile(r"\d\s+(?!\d{3}(?!\d))\d")
CALENDAR = re.compile(r"\d{4}")
NOT_FIGURES = frozenset({"reference", "page", "start", "end", "contact", "rag", "document"})
LONGEST, SHORT = 40, 8
"""Longer cells hold no single figure; shorter ones may be a dash or "nil"."""
TIES, WORDY = 0.5, 4
"""Share of a column's filled cells that must be figures for it to be one of figures."""


class Figure(NamedTuple):
    """A printed figure: `value` in pence (or hundredths), `step` what its last digit is worth, 0 where exact.

    `apart` where blanks part its digits otherwise than by thousands: perhaps it is two figures.
    """

    value: int
    step: int
    amount_id: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures.

    `money` where they are pounds; `rate` where they are averages, rates or percentages; `percent` the last alone.
    """

    col: int
    name: str
    money: bool
    rate: bool
    percent: bool
    column: Column


class Origin(NamedTuple):
    """The table and row that a row is published as. `cols`: its columns by the joined table's, where they differ."""

    table_id: str
    row: int
    cols: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class FigureTable:
    """`figures[row][col]`; `unread` are cells of figure columns that hold words or several sums instead."""

    table: Table
    table_id: str
    columns: tuple[FigureColumn, ...]
    figures: Mapping[int, Mapping[int, Figure]]
    unread: frozenset[tuple[int, int]]
    labels: Mapping[int, str]
    kinds: Mapping[int, RowKind]
    cells: Mapping[int, Mapping[int, Cell]]
    origins: Mapping[int, Origin] = field(default_factory=dict)
    """Row -> where it is published, where several tables were joined; empty for a single one."""

    def figure(self, row: int, col: int) -> Figure | None:
        """The figure printed there; None for an empty cell, a dash, or words."""
        return self.figures.get(row, {}).get(col)

    def page(self, row: int, col: int) -> int:
        """The page on which the cell stands, or its row, or else the table."""
        own = self.cells.get(row, {})
        cell = own.get(col) or next(iter(own.values()), None)
        return cell.page if cell else self.table.page

    @cached_property
    def by_col(self) -> dict[int, FigureColumn]:
        return {column.col: column for column in self.columns}

    @cached_property
    def bare_rows(self) -> frozenset[int]:
        """Rows of one name and figures in a table whose lines fill many columns of words: they sum up others."""
        figured = {column.col for column in self.columns}
        names = {
            row: sum(1 for col, cell in own.items() if col not in figured and any(map(str.isalpha, cell.text)))
            for row, own in self.cells.items()
            if self.figures.get(row)
        }
        usual = sorted(names.values())
        if not usual or usual[len(usual) // 2] < WORDY:
            return frozenset()
        return frozenset(row for row, count in names.items() if count == 1)


def table_to_figures(table: Table, table_id: str, amounts: Sequence[Amount]) -> FigureTable:
    """Read a table's figures. `amounts` are those that were read from it."""
    cells = table.row_cells()
    kinds: dict[int, RowKind] = {row.row: row.kind for row in table.rows}
    known = _amounts_by_cell(amounts)
    texts = _texts_by_column(cells, kinds)
    units = _units(table, amounts, cells)
    columns: list[FigureColumn] = []
    figures: dict[int, dict[int, Figure]] = defaultdict(dict)
    unread: set[tuple[int, int]] = set()
    plain = not amounts and not _speaks_of_money(table, cells)
    for column in table.columns:
        read, odd, percents = _read_column(column, texts.get(column.col, {}), known, units)
        percent = len(percents) > len(read)
        if percent:
            read = percents
        else:
            read = _directed(read, texts.get(column.col, {}), texts.get(column.col + 1, {}))
        if not read or len(read) < TIES * (len(read) + len(odd)) or column.role in NOT_FIGURES:
            continue
        counts = bool(check_words().is_count.search(column.path))
        money = not counts and sum(1 for figure in read.values() if figure.amount_id) * 2 >= len(read)
        rate = percent or bool(check_words().is_rate.search(column.path))
        if not money:
            read = _plain_steps(read, plain or counts)
        columns.append(FigureColumn(column.col, _name(column), money, rate, percent, column))
        unread |= {(row, column.col) for row in odd}
        for row, figure in read.items():
            figures[row][column.col] = figure
    numeric = {column.col for column in columns}
    unread.update(place for place in _spanned(cells, kinds) if place[1] in numeric)
    references = {column.col for column in table.columns if column.role == "reference"}
    return FigureTable(
        table,
        table_id,
        tuple(columns),
        figures,
        frozenset(unread),
        {row: _label(own, figures.get(row, {}), numeric, references) for row, own in cells.items()},
        kinds,
        cells,
    )


def _directed(read: dict[int, Figure], own: Mapping[int, str], beside: Mapping[int, str]) -> dict[int, Figure]:
    """Figures without a sign below nought where a letter calls them favourable."""
    rows = [row for row, figure in read.items() if figure.value]
    if not rows or any(figure.value < 0 for figure in read.values()):
        return read
    turned = favourable_rows(rows, own, beside)
    return {row: figure._replace(value=-figure.value) if row in turned else figure for row, figure in read.items()}


def text_to_percent(text: str) -> Figure | None:
    """A printed percentage in hundredths of one per cent, None for anything else."""
    match = PERCENT.fullmatch(text.strip())
    if match is None:
        return None
    whole, _, decimals = match["digits"].partition(".")
    if len(decimals) > 2 or len(whole) > 7:
        return None
    value = int(whole) * UNIT + int((decimals + "00")[:2])
    negative = bool(match["open"]) or match["sign"] not in (None, "+")
    return Figure(-value if negative else value, UNIT // 10 ** len(decimals))


def _amounts_by_cell(amounts: Sequence[Amount]) -> dict[tuple[int, int], Figure | None]:
    """(row, col) -> the one sum read from that cell, None where there are several or it could not be told."""
    out: dict[tuple[int, int], Figure | None] = {}
    for amount in amounts:
        if amount.row is None or amount.col is None:
            continue
        place = (amount.row, amount.col)
        told = place not in out and amount.amount_pence is not None and not amount.range_id
        out[place] = Figure(amount.amount_pence or 0, amount.precision_pence or UNIT, amount.id) if told else None
    return out


def _texts_by_column(cells: Mapping[int, Mapping[int, Cell]], kinds: Mapping[int, str]) -> dict[int, dict[int, str]]:
    out: dict[int, dict[int, str]] = defaultdict(dict)
    for row, own in cells.items():
        if kinds.get(row) in ("header", "note"):
            continue
        for col, cell in own.items():
            if cell.text and cell.col_span == 1:
                out[col][row] = cell.text
    return out


def _spanned(cells: Mapping[int, Mapping[int, Cell]], kinds: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Places under a cell that runs over several columns and holds a figure: whose it is cannot be told."""
    for row, own in cells.items():
        if kinds.get(row) in ("header", "note", "group"):
            continue
        for cell in own.values():
            if cell.col_span > 1 and has_digit(cell.text):
                yield from ((row, col) for col in range(cell.col, cell.col + cell.col_span))


def _units(table: Table, amounts: Sequence[Amount], cells: Mapping[int, Mapping[int, Cell]]) -> dict[int, int]:
    """Column -> what a bare figure counts in pounds, as its amounts were read."""
    out = {column.col: column.unit.pounds for column in table.columns if column.unit and column.unit.pounds}
    for amount in amounts:
        if amount.col is None or amount.row is None or amount.col in out or not amount.amount_pence:
            continue
        cell = cells.get(amount.row, {}).get(amount.col)
        bare = cell_to_money(cell.text, None) if cell else None
        if isinstance(bare, CellMoney) and not bare.own_unit and bare.money.amount_pence:
            out[amount.col] = max(1, amount.amount_pence // bare.money.amount_pence)
    return out


def _read_column(
    column: Column, texts: Mapping[int, str], known: Mapping[tuple[int, int], Figure | None], units: Mapping[int, int]
) -> tuple[dict[int, Figure], list[int], dict[int, Figure]]:
    """The figures of a column by row, the rows whose cells hold something else, and the percentages by row."""
    read: dict[int, Figure] = {}
    percents: dict[int, Figure] = {}
    odd: list[int] = []
    for row, text in texts.items():
        place = (row, column.col)
        if place in known:
            figure = known[place]
            if figure:
                read[row] = figure._replace(apart=bool(APART.search(text)))
            else:
                odd.append(row)
            continue
        if len(text) > LONGEST or not (len(text) < SHORT or has_digit(text)):
            odd.append(row)
            continue
        told = cell_to_money(text, units.get(column.col))
        if isinstance(told, CellMoney):
            if told.doubt in AS_PRINTED or (told.doubt == "scale_twice" and not told.own_unit):
                apart = bool(APART.search(text))
                read[row] = Figure(told.money.amount_pence, told.money.precision_pence, apart=apart)
            else:
                odd.append(row)
        elif told.reason == "percent" and (percent := text_to_percent(text)):
            percents[row] = percent
        elif told.reason == "year" and CALENDAR.fullmatch(text):
            read[row] = Figure(int(text) * UNIT, UNIT)
        elif told.reason not in NOTHING:
            odd.append(row)
    finest = min((figure.step for figure in read.values() if figure.value), default=0)
    read = {
        row: figure if figure.value else figure._replace(step=min(figure.step, finest)) for row, figure in read.items()
    }
    return read, odd, percents


def _plain_steps(read: dict[int, Figure], exact: bool) -> dict[int, Figure]:
    """Whole numbers that count things are exact, unless all of a column end in the same noughts."""
    whole = [figure.value for figure in read.values() if figure.step == UNIT and figure.value]
    if not exact or not whole:
        return read
    step = 0
    for size in (10, 100, 1000):
        if len(whole) > 3 and all(value % (size * UNIT) == 0 for value in whole):
            step = size * UNIT
    return {row: figure._replace(step=step) if figure.step == UNIT else figure for row, figure in read.items()}


def _speaks_of_money(table: Table, cells: Mapping[int, Mapping[int, Cell]]) -> bool:
    texts = [table.title or "", *(column.path for column in table.columns)]
    texts += [next(iter(own.values())).text for own in cells.values() if own]
    words = amount_words()
    return any("£" in text or words.is_money.search(text) for text in texts)


def _label(own: Mapping[int, Cell], figures: Mapping[int, Figure], numeric: set[int], references: set[int]) -> str:
    """The first words of a row outside its figures; a reference only where it stands alone."""
    words = [
        (col in references, col in numeric, col, cell.text)
        for col, cell in own.items()
        if col not in figures and has_letter(cell.text)
    ]
    return " ".join(min(words)[3].split()) if words else ""


def _name(column: Column) -> str:
    return column.path or f"column {column.col + 1}"
