"""Do a table's totals follow from its lines: every printed total, subtotal and memorandum, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding
from docextract.check.reading import Reading, Standing, other_readings, rows_by_kind, structural_readings
from docextract.check.sums import Trial, reading_to_trials
from docextract.check.tie import Tie, ties_to_findings
from docextract.check.wording import parts_to_words
from docextract.parse.text import has_digit, has_letter
from docextract.vocabulary.check_words import check_words
from docextract.vocabulary.row_words import row_words

SURE_CONFIDENCE = 0.6
MANY = 10
TOTALS = frozenset({"subtotal", "total"})
NEAR = 0.1
"""A total that is off by less than this share of itself is a total that is off; by more, perhaps none of these rows."""


@dataclass
class _Walk:
    sheet: FigureTable
    adding: list[int]
    rates: list[int]
    eager: bool
    """True where any row may turn out to be a total, whatever it is called."""
    standing: Standing = field(default_factory=Standing)
    aside: Standing | None = None
    """What stood above the memorandum that is being read; None outside of one."""
    past: bool = False
    """True below a heading that ends a memorandum, though the rows still count as its own."""
    wrong: set[tuple[int, int]] = field(default_factory=set)
    ties: list[Tie] = field(default_factory=list)


def table_to_tie_outs(sheet: FigureTable) -> list[Finding]:
    """A finding for every figure that a total row prints, in the order of the rows."""
    return ties_to_findings(sheet, table_to_ties(sheet))


def table_to_ties(sheet: FigureTable) -> list[Tie]:
    """Every total of the table with its reading."""
    ties = _walk_to_ties(sheet, eager=False)
    lost = sum(not tie.believed and tie.reading is not None for tie in ties)
    if lost:
        # Subtotals that do not say so may stand among the lines: "Gross expenditure".
        again = _walk_to_ties(sheet, eager=True)
        if sum(not tie.believed and tie.reading is not None for tie in again) < lost:
            return again
    return ties


def _walk_to_ties(sheet: FigureTable, *, eager: bool) -> list[Tie]:
    adding = [column.col for column in sheet.columns if not column.rate]
    rates = [column.col for column in sheet.columns if column.rate and not column.percent]
    walk = _Walk(sheet, adding, rates, eager)
    for row in rows_by_kind(dict(sheet.kinds)):
        _step(walk, row)
    return walk.ties


def _step(walk: _Walk, row: int) -> None:
    kind, label = walk.sheet.kinds[row], walk.sheet.labels.get(row, "")
    _turn_to(walk, row)
    if not walk.sheet.figures.get(row):
        if kind == "group":
            walk.standing.groups.append(row)
        elif kind == "line" and _is_unread(walk.sheet, row):
            walk.standing.push_line(row)
        return
    may_be = (
        walk.eager
        or not label
        or row in walk.sheet.bare_rows
        or bool(check_words().is_closing.search(label) or check_words().is_change.search(label))
    )
    says_so = bool(row_words().is_total.search(label) or row_words().is_subtotal.search(label))
    if kind in ("subtotal", "total", "memo") or says_so or may_be:
        hard = kind in ("subtotal", "total", "memo") and says_so
        tie = _row_to_tie(walk, row, hard, says_so)
        if hard or (tie.believed and _is_found(tie, says_so or kind in TOTALS or (kind == "memo" and not label))):
            _accept(walk, tie)
            return
    walk.standing.push_line(row)


def _is_unread(sheet: FigureTable, row: int) -> bool:
    """True for a line of figures that cannot be read: a total that should take it is not to be held wrong."""
    own = sheet.cells.get(row, {})
    return any(
        (row, col) in sheet.unread and cell.col_span == 1 and has_digit(cell.text) and not has_letter(cell.text)
        for col, cell in own.items()
    )


def _turn_to(walk: _Walk, row: int) -> None:
    """A memorandum has a standing of its own; below it the table goes on as if it were not there."""
    sheet = walk.sheet
    memo = sheet.kinds[row] == "memo"
    heads = memo and not sheet.figures.get(row) and has_letter(sheet.labels.get(row, ""))
    opens = heads and bool(row_words().is_memo.search(sheet.labels[row]))
    walk.past = memo and not opens and (walk.past or (heads and walk.aside is not None and bool(walk.standing.lines)))
    within = memo and not walk.past
    if within and walk.aside is None:
        walk.aside, walk.standing = walk.standing, Standing()
    elif not within and walk.aside is not None:
        walk.standing, walk.aside = walk.aside, None


def _is_found(tie: Tie, likely: bool) -> bool:
    """True for a sum that the figures themselves prove, as a row that does not call itself a total needs."""
    holds = [trial for trial in tie.trials if trial.state == "holds" and trial.telling]
    if tie.reading is None or len(tie.reading.parts) < 2:
        return False
    strong = sum(trial.strong for trial in holds)
    return strong > 1 or (likely and bool(holds)) or (strong == 1 and len(tie.reading.parts) > 2)


def _accept(walk: _Walk, tie: Tie) -> None:
    walk.ties.append(tie)
    walk.standing.take(tie.row, tie.reading)
    if walk.sheet.kinds[tie.row] == "total":
        walk.standing.grand.add(tie.row)
    walk.wrong.update((tie.row, trial.col) for trial in tie.trials if trial.state == "fails")


def _row_to_tie(walk: _Walk, row: int, hard: bool, called_total: bool) -> Tie:
    sheet, standing = walk.sheet, walk.standing
    structural = structural_readings(sheet, row, standing, called_total=called_total)
    best, trials = _best(walk, row, structural)
    settled = best is not None and all(trial.state == "holds" for trial in trials)
    if not settled and _score(trials) < _columns_told(sheet, walk, row):
        for other in other_readings(sheet, row, standing):
            again = _trials(walk, row, other, patience=2)
            if _found_by_search(other, again, hard) and (best is None or _score(again) > _score(trials)):
                best, trials = other, again
    if best is None:
        best, trials = _plainly(walk, row, structural)
    if best and _supported(best, trials):
        trials = [_unless_no_sum(walk, trial) for trial in _unless_some(walk, row, best, trials)]
        return Tie(row, best, (*trials, *_rates(walk, row, best)), True, "")
    return _unsupported(walk, row, structural)


def _trials(walk: _Walk, row: int, reading: Reading, patience: int | None = None) -> list[Trial]:
    return reading_to_trials(walk.sheet, row, reading, walk.standing, walk.wrong, walk.adding, patience=patience)


def _rates(walk: _Walk, row: int, reading: Reading) -> list[Trial]:
    return reading_to_trials(walk.sheet, row, reading, walk.standing, walk.wrong, walk.rates)


def _best(walk: _Walk, row: int, readings: Sequence[Reading]) -> tuple[Reading | None, list[Trial]]:
    """The reading that holds in most columns; of equals the first."""
    best: tuple[Reading | None, list[Trial]] = (None, [])
    for reading in readings:
        trials = _trials(walk, row, reading)
        if _score(trials) > _score(best[1]) and (len(reading.parts) > 1 or reading.sure):
            best = reading, trials
    return best


def _plainly(walk: _Walk, row: int, readings: Sequence[Reading]) -> tuple[Reading | None, list[Trial]]:
    """Where no figure is large enough to tell readings apart: the likeliest one, if it holds in every column."""
    for reading in readings:
        trials = _trials(walk, row, reading)
        if reading.sure and trials and all(trial.state == "holds" for trial in trials):
            return reading, trials
    return None, []


def _unless_some(walk: _Walk, row: int, reading: Reading, trials: list[Trial]) -> list[Trial]:
    """Trials that fail alike are open where the same few of the rows explain more than one of them."""
    failing = [trial for trial in trials if trial.state == "fails"]
    if len(failing) < 2 or len(reading.parts) > MANY:
        return trials
    for size in range(len(reading.parts) - 1, 0, -1):
        for parts in combinations(reading.parts, size):
            some = Reading(parts, reading.how, 0, False)
            again = reading_to_trials(
                walk.sheet, row, some, walk.standing, walk.wrong, [trial.col for trial in failing]
            )
            if sum(1 for trial in again if trial.state == "holds" and trial.telling) > 1:
                explained = {trial.col for trial in again if trial.state == "holds"}
                note = f"some of the rows alone add up to it: {parts_to_words(walk.sheet, parts)}"
                return [t._replace(state="open", note=note) if t.col in explained else t for t in trials]
    return trials


def _unless_no_sum(walk: _Walk, trial: Trial) -> Trial:
    """Fewer people in all than in the rows together, and figures that look like averages, are left open."""
    column = walk.sheet.by_col[trial.col]
    fewer = 0 < trial.printed.value < trial.expected
    if trial.state != "fails" or column.money or not fewer:
        return trial
    if check_words().is_people.search(column.name):
        return trial._replace(state="open", note="one and the same may be counted in several rows")
    lines = [figure.value for part in trial.parts if (figure := walk.sheet.figure(part.row, trial.col))]
    if min(lines) >= 0 and trial.printed.value <= max(lines):
        return trial._replace(state="open", note="it is no more than the largest of its lines: an average or a rate?")
    return trial


def _score(trials: Sequence[Trial]) -> int:
    return sum(1 for trial in trials if trial.state == "holds" and trial.telling)


def _columns_told(sheet: FigureTable, walk: _Walk, row: int) -> int:
    return sum(1 for col in walk.adding if (figure := sheet.figure(row, col)) and figure.value)


def _found_by_search(reading: Reading, trials: Sequence[Trial], hard: bool) -> bool:
    """True where so many figures agree that chance is no explanation."""
    telling = [trial for trial in trials if trial.telling]
    holds = [trial for trial in telling if trial.state == "holds"]
    fails = len(telling) - len(holds)
    if len(reading.parts) < 2 or fails > (1 if len(holds) > (1 if reading.sure else 2) else 0):
        return False
    if len(holds) > 1:
        return any(trial.strong for trial in holds) or (reading.sure and hard)
    return len(holds) == 1 and hard and holds[0].strong


def _supported(reading: Reading, trials: Sequence[Trial]) -> bool:
    """True where at least one telling column holds; a reading of a single row must hold throughout."""
    telling = [trial for trial in trials if trial.telling]
    holds = [trial for trial in telling if trial.state == "holds"]
    if not holds:
        return bool(trials) and not telling and all(trial.state == "holds" for trial in trials)
    if len(reading.parts) == 1:
        return len(holds) == len(telling) or (len(holds) > 2 and len(telling) - len(holds) == 1)
    return any(trial.strong or (reading.sure and trial.plain) for trial in holds) or 2 * len(holds) >= len(telling) + (
        not reading.sure
    )


def _unsupported(walk: _Walk, row: int, structural: Sequence[Reading]) -> Tie:
    """No reading agrees with the figures: the paper is wrong where only one is admissible, else nobody can tell."""
    readings = [reading for reading in structural if len(reading.parts) > 1 and reading.how != "the lines below it"]
    if not readings:
        return Tie(row, None, _bare(walk, row), False, "there are no lines that it could be the sum of")
    first = readings[0]
    trials = tuple(_trials(walk, row, first))
    if walk.sheet.table.confidence < SURE_CONFIDENCE:
        return Tie(row, first, trials, False, "the table itself is read with doubt")
    if not any(trial.state == "fails" for trial in trials):
        return Tie(row, first, trials, False, "not all of its lines can be read as figures")
    return _unsupported_but_plain(walk, row, readings, trials)


def _unsupported_but_plain(walk: _Walk, row: int, readings: Sequence[Reading], trials: tuple[Trial, ...]) -> Tie:
    """A lone figure near the sum of the only rows that it could take is wrong; several that all miss take others."""
    first = readings[0]
    label = walk.sheet.labels.get(row, "")
    telling = [trial for trial in trials if trial.telling]
    only = len({reading.parts for reading in readings}) == 1 or first.how == "since the heading of its name"
    if walk.sheet.kinds[row] == "memo" or not only or not any(_is_near(trial) for trial in trials):
        why = "no choice of the rows above adds up to it in any column"
    elif len(telling) > 1:
        why = "the rows above add up to it in none of the columns: it may take others"
    elif check_words().is_other_extent.search(label) or check_words().is_selection.search(
        f"{label} {walk.sheet.table.title or ''}"
    ):
        why = "the rows above do not add up to it, and may not be all"
    elif telling and not walk.sheet.by_col[telling[0].col].money:
        why = "the rows above do not add up to it, but what is counted may be counted twice"
    else:
        return Tie(row, first, trials, True, "")
    return Tie(row, first, trials, False, why)


def _is_near(trial: Trial) -> bool:
    """True for a total that holds, or is off by a little."""
    return bool(trial.printed.value) and (
        trial.state == "holds" or abs(trial.difference) < NEAR * abs(trial.printed.value)
    )


def _bare(walk: _Walk, row: int) -> tuple[Trial, ...]:
    figures = ((col, walk.sheet.figure(row, col)) for col in walk.adding)
    return tuple(Trial(col, "open", figure, 0, figure.step, ()) for col, figure in figures if figure)
