"""A total that stands apart from its table, above or below it, against the lines in the columns it lines up with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docextract.check.figures import Figure, FigureColumn, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.sums import STRONG, overlap
from docextract.check.wording import figure_to_words, label_to_words
from docextract.model.geometry import Box

TOTAL = "total_of_tables"
LINED_UP = 0.5
"""The part of the narrower of two cells that must stand over the other."""
Taken = list[tuple[int, Figure]]


def total_apart_to_findings(sheet: FigureTable, row: int, neighbours: Iterable[FigureTable]) -> list[Finding]:
    """Findings where the lines of a neighbour on the page add up to all figures of the lone total; else none.

    A single figure must be of many digits, so that chance does not explain it.
    """
    for other in neighbours:
        if other.table.page <= sheet.table.page <= other.table.page_end:
            sums = list(_sums(sheet, row, other))
            if sums and len(sums) == len(sheet.figures[row]) and (len(sums) > 1 or _is_strong(sums[0])):
                return [_to_finding(sheet, row, other, *one) for one in sums]
    return []


Sum = tuple[FigureColumn, Figure, int, Taken]


def _sums(sheet: FigureTable, row: int, other: FigureTable) -> Iterator[Sum]:
    """The total's figures that are the sums of the columns over or under them."""
    for column in sheet.columns:
        printed = sheet.figure(row, column.col)
        box = _box(sheet, row, column.col, sheet.table.page)
        like = [own.col for own in other.columns if box and _lines_up(other, own.col, sheet.table.page, box)]
        if not printed or len(like) != 1:
            continue
        taken = [
            (line, figure)
            for line in sorted(other.figures)
            if other.kinds[line] == "line" and (figure := other.figure(line, like[0]))
        ]
        printed = _in_units_of(printed, column, other.by_col[like[0]])
        steps = (printed.step, *(figure.step for _, figure in taken))
        if len(taken) > 1 and printed.value and overlap(printed.value - _together(taken), steps):
            yield column, printed, like[0], taken


def _in_units_of(printed: Figure, column: FigureColumn, other: FigureColumn) -> Figure:
    """The figure in the unit of the lines, where it stands too far from their header to have one."""
    unit = other.column.unit.pounds if other.column.unit else None
    if column.money or not other.money or not unit:
        return printed
    return printed._replace(value=printed.value * unit, step=printed.step * unit)


def _lines_up(sheet: FigureTable, col: int, page: int, box: Box) -> bool:
    for row in sheet.figures:
        own = _box(sheet, row, col, page)
        if own:
            shared = min(own.x1, box.x1) - max(own.x0, box.x0)
            return shared > LINED_UP * min(own.x1 - own.x0, box.x1 - box.x0)
    return False


def _box(sheet: FigureTable, row: int, col: int, page: int) -> Box | None:
    cell = sheet.cells.get(row, {}).get(col)
    return next((part.box for part in cell.parts if part.page == page), None) if cell else None


def _together(taken: Sequence[tuple[int, Figure]]) -> int:
    return sum(figure.value for _, figure in taken)


def _is_strong(one: Sum) -> bool:
    _, printed, _, taken = one
    return 2 * abs(printed.value) >= STRONG * (printed.step + sum(figure.step for _, figure in taken))


def _to_finding(
    sheet: FigureTable, row: int, other: FigureTable, column: FigureColumn, printed: Figure, col: int, taken: Taken
) -> Finding:
    money = other.by_col[col].money
    together = _together(taken)
    name = label_to_words(sheet.labels.get(row, ""))
    lines = f"{len(taken)} lines of '{label_to_words(other.by_col[col].name)}' in the table on page {other.table.page}"
    message = f"'{name}': {figure_to_words(printed.value, money)}; {lines} add to {figure_to_words(together, money)}"
    return Finding(
        rule=TOTAL,
        outcome="holds",
        page=sheet.page(row, column.col),
        message=message,
        expected=together if money else None,
        found=printed.value if money else None,
        table_id=sheet.table_id,
        row=row,
        col=column.col,
        inputs=tuple(Input(other.table_id, line, col, figure.amount_id) for line, figure in taken),
    )
