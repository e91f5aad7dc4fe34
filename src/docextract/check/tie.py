"""A total with its reading as findings: what was taken, what it adds to, and how far that is from what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docextract.check.figures import UNIT, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import Reading
from docextract.check.sums import Trial
from docextract.check.wording import figure_to_words, label_to_words, parts_to_words

RULE = "column_total"
TEN = 10
"""A figure of fewer than so many of its last digit explains any small gap, and so none."""


class Tie(NamedTuple):
    """A total with the reading that was found for it. `believed` where figures or structure vouch for the reading."""

    row: int
    reading: Reading | None
    trials: tuple[Trial, ...]
    believed: bool
    why: str


def ties_to_findings(sheet: FigureTable, ties: Sequence[Tie]) -> list[Finding]:
    """A finding for every figure that the totals print; averages only in columns that are added up all the same."""
    additive = _additive_rates(sheet, ties)
    return [finding for tie in ties for finding in _tie_to_findings(sheet, tie, additive)]


def _additive_rates(sheet: FigureTable, ties: Sequence[Tie]) -> set[int]:
    """Columns of averages that are added up all the same, as most of their totals show."""
    out = set()
    for column in sheet.columns:
        trials = [t for tie in ties for t in tie.trials if t.col == column.col and t.telling and len(t.parts) > 1]
        holds = sum(trial.state == "holds" for trial in trials)
        if column.rate and holds > 1 and 2 * (len(trials) - holds) <= holds:
            out.add(column.col)
    return out


def _tie_to_findings(sheet: FigureTable, tie: Tie, additive: set[int]) -> Iterator[Finding]:
    for trial in tie.trials:
        if trial.state == "open" and not trial.printed.value and not trial.note and tie.believed:
            continue
        if sheet.by_col[trial.col].rate and trial.col not in additive and trial.state != "holds":
            continue
        yield _trial_to_finding(sheet, tie, trial)


def _trial_to_finding(sheet: FigureTable, tie: Tie, trial: Trial) -> Finding:
    outcome = trial.state if tie.believed and trial.state != "open" else "unverifiable"
    money = sheet.by_col[trial.col].money
    told = bool(trial.parts) and (trial.state != "open")
    return Finding(
        rule=RULE,
        outcome=outcome,
        page=sheet.page(tie.row, trial.col),
        message=_message(sheet, tie, trial, outcome),
        expected=trial.expected if money and told else None,
        found=trial.printed.value if money else None,
        table_id=sheet.table_id,
        row=tie.row,
        col=trial.col,
        inputs=tuple(_inputs(sheet, trial)),
    )


def _inputs(sheet: FigureTable, trial: Trial) -> Iterator[Input]:
    """The figures that were taken, and the cells that ought to hold one."""
    for part in trial.parts:
        figure = sheet.figure(part.row, trial.col)
        if figure or (part.row, trial.col) in sheet.unread:
            yield Input(sheet.table_id, part.row, trial.col, figure.amount_id if figure else None, part.sign)


def _message(sheet: FigureTable, tie: Tie, trial: Trial, outcome: str) -> str:
    column = sheet.by_col[trial.col]
    label = label_to_words(sheet.labels.get(tie.row, "")) or "unnamed row"
    printed = figure_to_words(trial.printed.value, column.money)
    opening = f"'{label}', {label_to_words(column.name)}: printed {printed}"
    if outcome == "unverifiable":
        return f"{opening}; {tie.why or trial.note or _why_open(sheet, trial)}"
    how = tie.reading.how if tie.reading else ""
    if len(trial.parts) == 1 and sheet.kinds[trial.parts[0].row] in ("subtotal", "total"):
        how = "a total printed again"
    together = figure_to_words(trial.expected, column.money)
    said = f"{opening}; {parts_to_words(sheet, trial.parts)} ({how}) add to {together}"
    if outcome == "fails":
        return f"{said}: {figure_to_words(trial.difference, column.money)} apart{_hint(sheet, trial)}"
    if trial.difference:
        said += f", {figure_to_words(trial.difference, column.money)} apart for rounding"
    return said + trial.note


def _why_open(sheet: FigureTable, trial: Trial) -> str:
    if any(sheet.figure(part.row, trial.col) for part in trial.parts):
        return "not all of its lines can be read as figures"
    return "none of its lines has a figure in this column"


def _hint(sheet: FigureTable, trial: Trial) -> str:
    """What would explain the gap: one row, and no other, left out, taken twice, or with its sign turned."""
    explained = [
        (asked, label)
        for times, asked in ((1, "is '{}' left out?"), (-1, "is '{}' counted twice?"), (2, "has '{}' the wrong sign?"))
        for part in trial.parts
        if (label := label_to_words(sheet.labels.get(part.row, "")))
        and (figure := sheet.figure(part.row, trial.col))
        and abs(figure.value) >= TEN * max(figure.step, UNIT)
        and 2 * abs(trial.difference + times * part.sign * figure.value) <= trial.slack
    ]
    return f"; {explained[0][0].format(explained[0][1])}" if len(explained) == 1 else ""
