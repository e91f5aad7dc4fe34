"""Do the columns of a table agree row by row: parts and total, budget, forecast and variance, balance and movement.

Which columns belong together is told by the figures: a relation that holds in several rows where chance would not
have it is believed, and the rows where it does not hold are reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from docextract.check.figures import Figure, FigureColumn, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import rows_by_kind
from docextract.check.wording import figure_to_words, label_to_words
from docextract.vocabulary.check_words import check_words

RULE = "row_relation"
PATIENCE = 4
"""Rows that may fail before a relation that never held is given up."""
ENOUGH = 3
CHANGES = frozenset({"variance", "movement"})
TOTALS = frozenset({"total", "total_cost"})
MOST_COLUMNS = 16


class Signed(NamedTuple):
    """A column that a relation adds (1) or takes away (-1)."""

    column: FigureColumn
    sign: int = 1


class Relation(NamedTuple):
    """`total` is the sum of `parts`, all of them columns of one table."""

    total: FigureColumn
    parts: tuple[Signed, ...]

    @property
    def cols(self) -> set[int]:
        return {self.total.col, *(part.column.col for part in self.parts)}


class RowTrial(NamedTuple):
    """A relation in one row. `telling` where every part but one at most is more than nothing."""

    row: int
    holds: bool
    expected: int
    printed: Figure
    telling: bool
    complete: bool


def table_to_row_relations(sheet: FigureTable) -> list[Finding]:
    """A finding for every row and every relation that is believed of the table."""
    columns = [column for column in sheet.columns if not column.percent][:MOST_COLUMNS]
    rows = [row for row in rows_by_kind(dict(sheet.kinds)) if len(sheet.figures.get(row, {})) > 1]
    believed: list[tuple[Relation, list[RowTrial]]] = []
    for relation in [*_runs(columns), *_triples(columns)]:
        if not any(relation.cols <= other.cols for other, _ in believed):
            trials = _believed_trials(sheet, relation, rows)
            if trials:
                believed.append((relation, trials))
    return [
        _trial_to_finding(sheet, relation, trial)
        for relation, trials in believed
        if not _explained_otherwise(relation, trials, believed)
        for trial in trials
    ]


def _triples(columns: Sequence[FigureColumn]) -> Iterator[Relation]:
    for a, b, c in combinations(columns, 3):
        years = {column.column.financial_year for column in (a, b, c)}
        if len(years) == 3 and None not in years:
            continue  # three years of one thing
        for total, one, other in ((a, b, c), (b, a, c), (c, a, b)):
            yield _with_change_last(total, one, other)


def _with_change_last(total: FigureColumn, one: FigureColumn, other: FigureColumn) -> Relation:
    """The relation told of its variance or change, where it has one: forecast less budget is the variance."""
    for change, rest in ((one, other), (other, one)):
        if change.column.role in CHANGES or check_words().is_change.search(change.name):
            return Relation(change, (Signed(total), Signed(rest, -1)))
    return Relation(total, (Signed(one), Signed(other)))


def _runs(columns: Sequence[FigureColumn]) -> Iterator[Relation]:
    """Total columns with the runs of neighbours that may be their parts, the longest first."""
    for place, column in enumerate(columns):
        if column.column.role not in TOTALS and "total" not in column.name.casefold():
            continue
        for side in (columns[:place][::-1], columns[place + 1 :]):
            for count in range(len(side), 2, -1):
                yield Relation(column, tuple(Signed(part) for part in side[:count]))


def _explained_otherwise(
    relation: Relation, trials: Sequence[RowTrial], believed: Sequence[tuple[Relation, list[RowTrial]]]
) -> bool:
    """True where a row that fails holds by another relation between some of the same columns."""
    failing = {trial.row for trial in trials if not trial.holds}
    return any(
        len(relation.cols & other.cols) > 1 and any(trial.row in failing and trial.holds for trial in others)
        for other, others in believed
        if other is not relation
    )


def _believed_trials(sheet: FigureTable, relation: Relation, rows: Iterable[int]) -> list[RowTrial]:
    """The rows' trials where the relation is believed, else none. Rows that hold with nothing to tell are left out."""
    trials: list[RowTrial] = []
    holds = fails = 0
    for row in rows:
        trial = _try(sheet, relation, row)
        if trial is None:
            continue
        trials.append(trial)
        if trial.telling:
            holds += trial.holds
            fails += not trial.holds
        elif not trial.holds and trial.complete:
            fails += 1
        if fails >= PATIENCE and 3 * fails > holds:
            return []
    if holds < 2 or (fails and (holds < ENOUGH or 3 * fails > holds)):
        return []
    if fails > 1 and len(relation.parts) > 2 and _one_sided(trials):
        return []
    return [trial for trial in trials if trial.telling or (not trial.holds and trial.complete)]


def _one_sided(trials: Iterable[RowTrial]) -> bool:
    """True where all differences point one way: the total then holds something that is no column."""
    signs = {trial.printed.value > trial.expected for trial in trials if not trial.holds}
    return len(signs) == 1


def _try(sheet: FigureTable, relation: Relation, row: int) -> RowTrial | None:
    own = sheet.figures[row]
    printed = own.get(relation.total.col)
    if printed is None or any(own[col].apart for col in relation.cols & own.keys()):
        return None
    if any((row, part.column.col) in sheet.unread for part in relation.parts):
        return None
    expected, slack, some = 0, printed.step, 0
    complete = True
    for part in relation.parts:
        figure = own.get(part.column.col)
        if figure is None:
            complete = False
            continue
        expected += part.sign * figure.value
        slack += figure.step
        some += figure.value != 0
    if not some and not printed.value:
        return None
    holds = 2 * abs(printed.value - expected) <= slack
    telling = some > 1 and printed.value != 0 and max(abs(printed.value), abs(expected)) > 5 * slack
    return RowTrial(row, holds, expected, printed, telling, complete)


def _trial_to_finding(sheet: FigureTable, relation: Relation, trial: RowTrial) -> Finding:
    money = relation.total.money
    label = label_to_words(sheet.labels.get(trial.row, "")) or f"row {trial.row}"
    parts = _parts_to_words(relation.parts)
    message = (
        f"'{label}': {parts} make {figure_to_words(trial.expected, money)}; "
        f"'{label_to_words(relation.total.name)}' prints {figure_to_words(trial.printed.value, money)}"
    )
    if trial.holds and trial.printed.value != trial.expected:
        message += f", {figure_to_words(trial.printed.value - trial.expected, money)} apart for rounding"
    if not trial.holds:
        message += (
            f": {figure_to_words(trial.printed.value - trial.expected, money)} apart{_hint(sheet, relation, trial)}"
        )
    return Finding(
        rule=RULE,
        outcome="holds" if trial.holds else "fails",
        page=sheet.page(trial.row, relation.total.col),
        message=message,
        expected=trial.expected if money else None,
        found=trial.printed.value if money else None,
        table_id=sheet.table_id,
        row=trial.row,
        col=relation.total.col,
        inputs=tuple(
            Input(sheet.table_id, trial.row, part.column.col, figure.amount_id, part.sign)
            for part in relation.parts
            if (figure := sheet.figure(trial.row, part.column.col))
        ),
    )


def _parts_to_words(parts: Sequence[Signed]) -> str:
    first, *rest = parts
    said = f"'{label_to_words(first.column.name)}'"
    for part in rest:
        said += f" {'less' if part.sign < 0 else '+'} '{label_to_words(part.column.name)}'"
    return said


def _hint(sheet: FigureTable, relation: Relation, trial: RowTrial) -> str:
    """What would mend it: one figure with its sign turned."""
    gap = trial.printed.value - trial.expected
    for column, weight in ((relation.total, -1), *relation.parts):
        figure = sheet.figure(trial.row, column.col)
        if figure and figure.value and abs(gap + 2 * weight * figure.value) * 2 <= 3 * figure.step:
            return f"; '{label_to_words(column.name)}' seems to have the wrong sign"
    return ""
