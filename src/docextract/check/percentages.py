"""Does a percentage follow from the figures beside it: a share of a column or of its total, or a change on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from docextract.check.figures import UNIT, Figure, FigureColumn, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import rows_by_kind
from docextract.check.wording import figure_to_words, label_to_words

RULE = "percentage"
ENOUGH, ENOUGH_TO_FAIL = 3, 4
FEW_FAILS = 4
"""So many rows must hold for each that fails."""
CLEAR = 3
"""Percentages below so many of their last digits tell nothing."""


class Share(NamedTuple):
    """A way to get the percentage: figure and base of a row, and whether it is the change from the base."""

    figure: Callable[[int], Figure | None]
    base: Callable[[int], Figure | None]
    change: bool
    cols: tuple[int, ...]
    words: str


class RowShare(NamedTuple):
    row: int
    printed: Figure
    expected: float
    holds: bool
    telling: bool


def table_to_percentages(sheet: FigureTable) -> list[Finding]:
    """A finding for every percentage of which the table shows what it is a percentage of."""
    out: list[Finding] = []
    plain = [column for column in sheet.columns if not column.percent]
    rows = [row for row in rows_by_kind(dict(sheet.kinds)) if sheet.figures.get(row)]
    for column in sheet.columns:
        if column.percent:
            best = _best_share(sheet, column, plain, rows)
            if best:
                out.extend(_to_finding(sheet, column, best[0], trial) for trial in best[1])
                out.extend(_unread(sheet, column, best[0], rows))
    return out


def _best_share(
    sheet: FigureTable, column: FigureColumn, plain: Sequence[FigureColumn], rows: Sequence[int]
) -> tuple[Share, list[RowShare]] | None:
    best: tuple[int, Share, list[RowShare]] | None = None
    for share in _shares(sheet, plain, rows):
        trials = [trial for row in rows if (trial := _try(sheet, column, share, row))]
        holds = sum(trial.holds and trial.telling for trial in trials)
        fails = sum(not trial.holds for trial in trials)
        score = holds - 2 * fails
        if holds < ENOUGH or (fails and (holds < ENOUGH_TO_FAIL or holds < FEW_FAILS * fails)):
            continue
        if best is None or score > best[0]:
            best = score, share, trials
    return (best[1], best[2]) if best else None


def _shares(sheet: FigureTable, plain: Sequence[FigureColumn], rows: Sequence[int]) -> Iterator[Share]:
    for a, b in permutations(plain, 2):
        cells = (a.col, b.col)
        yield Share(_in(sheet, a), _in(sheet, b), False, cells, f"'{a.name}' as a share of '{b.name}'")
        yield Share(_in(sheet, a), _in(sheet, b), True, cells, f"the change from '{b.name}' to '{a.name}'")
    totals = [row for row in rows if sheet.kinds[row] == "total"]
    for column in plain:
        for total in totals[-1:]:
            whole = sheet.figure(total, column.col)
            yield Share(
                _in(sheet, column), _always(whole), False, (column.col,), f"'{column.name}' as a share of its total"
            )


def _in(sheet: FigureTable, column: FigureColumn) -> Callable[[int], Figure | None]:
    return lambda row: sheet.figure(row, column.col)


def _always(figure: Figure | None) -> Callable[[int], Figure | None]:
    return lambda row: figure


def _try(sheet: FigureTable, column: FigureColumn, share: Share, row: int) -> RowShare | None:
    printed, figure, base = sheet.figure(row, column.col), share.figure(row), share.base(row)
    if printed is None or figure is None or base is None or not base.value:
        return None
    percent = 100 * UNIT
    ratio = figure.value / base.value
    expected = percent * (ratio - 1 if share.change else ratio)
    slack = printed.step / 2 + percent * (figure.step + abs(ratio) * base.step) / (2 * abs(base.value))
    holds = abs(printed.value - expected) <= slack + 0.5 or abs(printed.value + expected) <= slack + 0.5
    telling = abs(printed.value) >= CLEAR * printed.step and slack < abs(printed.value)
    if not telling and not holds and slack > abs(printed.value):
        return None
    return RowShare(row, printed, expected, holds, telling)


def _to_finding(sheet: FigureTable, column: FigureColumn, share: Share, trial: RowShare) -> Finding:
    label = label_to_words(sheet.labels.get(trial.row, "")) or f"row {trial.row}"
    printed = figure_to_words(trial.printed.value, False)
    return Finding(
        rule=RULE,
        outcome="holds" if trial.holds else "fails",
        page=sheet.page(trial.row, column.col),
        message=f"'{label}': {share.words} is {trial.expected / UNIT:.2f}%, printed {printed}%",
        table_id=sheet.table_id,
        row=trial.row,
        col=column.col,
        inputs=_inputs(sheet, share, trial.row),
    )


def _unread(sheet: FigureTable, column: FigureColumn, share: Share, rows: Sequence[int]) -> Iterator[Finding]:
    """Percentages that cannot be read, with what they ought to be."""
    for row in rows:
        cell = sheet.cells.get(row, {}).get(column.col)
        if cell is None or (row, column.col) not in sheet.unread:  # no cell of its own: a merged one covers the place
            continue
        figure, base = share.figure(row), share.base(row)
        if figure and base and base.value:
            ratio = figure.value / base.value - (1 if share.change else 0)
            label = label_to_words(sheet.labels.get(row, "")) or f"row {row}"
            message = f"'{label}': '{cell.text}' is no percentage; {share.words} is {100 * ratio:.2f}%"
            place = sheet.page(row, column.col)
            inputs = _inputs(sheet, share, row)
            yield Finding(RULE, "unverifiable", place, message, None, None, sheet.table_id, row, column.col, inputs)


def _inputs(sheet: FigureTable, share: Share, row: int) -> tuple[Input, ...]:
    return tuple(Input(sheet.table_id, row, col, f.amount_id) for col in share.cols if (f := sheet.figure(row, col)))
