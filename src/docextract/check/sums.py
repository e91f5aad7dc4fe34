"""Does a reading of a total hold: the sum of its rows against the printed figure, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from docextract.check.figures import Figure, FigureTable
from docextract.check.reading import Part, Reading, Standing

State = Literal["holds", "fails", "open"]
TELLING = 20
"""A figure less than so many times the rounding that is allowed for tells nothing of a reading."""
PLAIN, STRONG = 100, 1_000


class Trial(NamedTuple):
    """One column of a reading. `slack` is twice the rounding allowed for; `parts` are the rows that were summed.

    `open` where a row's cell cannot be read as one figure, or no row has a figure in the column.
    """

    col: int
    state: State
    printed: Figure
    expected: int
    slack: int
    parts: tuple[Part, ...]
    note: str = ""

    @property
    def difference(self) -> int:
        """Printed less expected."""
        return self.printed.value - self.expected

    @property
    def telling(self) -> bool:
        """True where the figures are large enough, against the rounding, to tell one reading from another."""
        return max(abs(self.printed.value), abs(self.expected)) * 2 > TELLING * self.slack and (
            self.printed.value != 0 or self.expected != 0
        )

    @property
    def plain(self) -> bool:
        return abs(self.printed.value) * 2 >= PLAIN * max(1, self.slack)

    @property
    def strong(self) -> bool:
        return abs(self.printed.value) * 2 >= STRONG * max(1, self.slack)


def overlap(difference: int, steps: Iterable[int]) -> bool:
    """True where printed figures with these last digits may differ by `difference` for rounding alone."""
    return 2 * abs(difference) <= sum(steps)


def reading_to_trials(
    sheet: FigureTable,
    row: int,
    reading: Reading,
    standing: Standing,
    wrong: set[tuple[int, int]],
    cols: Sequence[int],
    *,
    patience: int | None = None,
) -> list[Trial]:
    """Try a reading in every column where the total prints a figure. `wrong`: totals that do not hold themselves.

    With `patience` it is given up after so many columns that fail; the trials are then not all of them.
    """
    out: list[Trial] = []
    failed = 0
    for col in cols:
        printed = sheet.figure(row, col)
        if printed is None:
            continue
        trial = _try(sheet, reading.parts, col, printed)
        if trial.state == "fails" and wrong and any((part.row, col) in wrong for part in reading.parts):
            lines = tuple(leaf for part in reading.parts for leaf in _mended(part, col, standing, wrong))
            again = _try(sheet, lines, col, printed)
            if again.state == "holds":
                trial = again._replace(note="; it agrees with the lines, not with the subtotal printed among them")
        out.append(trial)
        failed += trial.state == "fails" and trial.telling
        if patience is not None and failed >= patience:
            break
    return out


def _mended(part: Part, col: int, standing: Standing, wrong: set[tuple[int, int]]) -> tuple[Part, ...]:
    return standing.lines_of(part) if (part.row, col) in wrong else (part,)


def _try(sheet: FigureTable, parts: tuple[Part, ...], col: int, printed: Figure) -> Trial:
    expected, slack, seen, unread = 0, printed.step, 0, int(printed.apart)
    for part in parts:
        figure = sheet.figure(part.row, col)
        if figure is None:
            unread += (part.row, col) in sheet.unread
            continue
        seen += 1
        unread += figure.apart
        expected += part.sign * figure.value
        slack += figure.step
    if not seen:
        return _try_to_the_left(sheet, parts, col, printed) or Trial(col, "open", printed, 0, slack, parts)
    holds = 2 * abs(printed.value - expected) <= slack
    state: State = "holds" if holds else "open" if unread else "fails"
    return Trial(col, state, printed, expected, slack, parts)


def _try_to_the_left(sheet: FigureTable, parts: tuple[Part, ...], col: int, printed: Figure) -> Trial | None:
    """Totals set in a column of their own, right of the one that holds their lines."""
    lefts = [column.col for column in sheet.columns if column.col < col and not column.rate]
    if not lefts:
        return None
    expected, slack, seen = 0, printed.step, 0
    for part in parts:
        figure = sheet.figure(part.row, lefts[-1])
        if figure:
            seen += 1
            expected += part.sign * figure.value
            slack += figure.step
    if seen < 2 or 2 * abs(printed.value - expected) > slack:
        return None
    return Trial(col, "holds", printed, expected, slack, parts, "; the lines stand in the column to its left")
