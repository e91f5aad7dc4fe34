"""Tables of one paper against each other: a total of several tables, and the same line printed in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docextract.check.apart import TOTAL, total_apart_to_findings
from docextract.check.figures import Figure, FigureColumn, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import core_of_label, rows_by_kind
from docextract.check.sums import overlap
from docextract.check.wording import figure_to_words, label_to_words

REPEATED, NEARLY = "same_line_twice", "nearly_the_same"
BEFORE = 3
"""Tables before a lone total that it may draw together."""
APART = 2
"""Pages at most between them."""
NAMED = 10
"""Letters that a line's name must have to tell it from others."""
LONG_NAME = 24
NEXT_TO_NOTHING = 200
PLANS = frozenset({"year_amount", "budget", "total_cost"})
ONE_REPORT = 10
"""Pages within which tables are taken to be of one report and month."""
SURE_STEPS = 500
WHOLE_PAPER = 4_000
"""Lines at most that are compared among themselves."""


class Line(NamedTuple):
    sheet: FigureTable
    row: int


def tables_to_findings(sheets: Sequence[FigureTable]) -> list[Finding]:
    """Lone totals against the tables before them, and lines that stand in two tables."""
    out: list[Finding] = []
    for place, sheet in enumerate(sheets):
        rows = [row for row in rows_by_kind(dict(sheet.kinds)) if sheet.figures.get(row)]
        if len(rows) == 1 and sheet.kinds[rows[0]] == "total":
            before = sheets[max(0, place - 2 * BEFORE) : place]
            out.extend(
                _lone_total(Line(sheet, rows[0]), before)
                or total_apart_to_findings(sheet, rows[0], (*before[-1:], *sheets[place + 1 : place + 2]))
            )
    out.extend(_repeated_lines(sheets))
    out.extend(_nearly_alike(sheets))
    return out


def _lone_total(total: Line, before: Sequence[FigureTable]) -> list[Finding]:
    """The total as the sum of the closing rows of the one to three tables just before it, the signs perhaps turned."""
    closing: list[Line] = []
    for sheet in reversed(before):
        rows = [row for row in rows_by_kind(dict(sheet.kinds)) if sheet.figures.get(row)]
        near = total.sheet.table.page - sheet.table.page_end <= APART
        if not rows or not near or len(closing) == BEFORE:
            break
        closing.append(Line(sheet, rows[-1]))
        for sign in (1, -1):
            found = _sum_of_lines(total, closing, sign)
            if found:
                return found
    return []


def _sum_of_lines(total: Line, parts: Sequence[Line], sign: int) -> list[Finding]:
    """Findings where the parts add up to the total in every column; else none."""
    out: list[Finding] = []
    for column, printed in _figures(total):
        taken = [(line, figure) for line in parts if (figure := _same_column(line, column))]
        expected = sign * sum(figure.value for _, figure in taken)
        if len(taken) < len(parts) or not overlap(
            printed.value - expected, (printed.step, *(figure.step for _, figure in taken))
        ):
            return []
        out.append(_total_finding(total, column, printed, taken, sign))
    return out if len(out) > 1 else []


def _total_finding(
    total: Line, column: FigureColumn, printed: Figure, taken: Sequence[tuple[Line, Figure]], sign: int
) -> Finding:
    names = ", ".join(f"'{_name(line)}' on page {line.sheet.page(line.row, column.col)}" for line, _ in taken)
    expected = sum(figure.value for _, figure in taken)
    message = (
        f"'{_name(total)}', {label_to_words(column.name)}: {figure_to_words(printed.value, column.money)}; "
        f"{names} add to {figure_to_words(expected, column.money)}"
    )
    return Finding(
        rule=TOTAL,
        outcome="holds",
        page=total.sheet.page(total.row, column.col),
        message=message + ("; the signs differ" if sign < 0 else ""),
        expected=sign * expected if column.money else None,
        found=printed.value if column.money else None,
        table_id=total.sheet.table_id,
        row=total.row,
        col=column.col,
        inputs=tuple(
            Input(line.sheet.table_id, line.row, column.col, figure.amount_id, sign) for line, figure in taken
        ),
        signs_differ=sign < 0,
    )


def _repeated_lines(sheets: Sequence[FigureTable]) -> Iterator[Finding]:
    """Lines of one name in two tables whose columns mean the same: where one figure agrees, all must."""
    by_name: dict[str, list[Line]] = defaultdict(list)
    for sheet in sheets:
        for row in sheet.figures:
            name = core_of_label(sheet.labels.get(row, ""))
            if len(name) >= NAMED:
                by_name[name].append(Line(sheet, row))
    if sum(map(len, by_name.values())) > WHOLE_PAPER:
        by_name = {name: lines for name, lines in by_name.items() if len(lines) == 2}
    for lines in by_name.values():
        yield from _same_name(lines)


def _same_name(lines: Sequence[Line]) -> Iterator[Finding]:
    if len({line.sheet.table_id for line in lines}) != len(lines) or len(lines) > BEFORE:
        return  # a name that one table uses twice tells no line from another
    for place, line in enumerate(lines):
        for other in lines[place + 1 :]:
            yield from _two_lines(line, other)


def _nearly_alike(sheets: Sequence[FigureTable]) -> Iterator[Finding]:
    """Lines of one name in tables near by of which one figure differs from the other's by next to nothing."""
    by_start: dict[str, list[Line]] = defaultdict(list)
    for sheet in sheets:
        for row in sheet.figures:
            name = core_of_label(sheet.labels.get(row, ""))
            if len(name) >= LONG_NAME and sheet.kinds[row] == "line":
                by_start[name[:LONG_NAME]].append(Line(sheet, row))
    for one, *rest in by_start.values():
        if len(rest) == 1 and rest[0].sheet is not one.sheet:
            yield from _near_miss(one, rest[0])


def _near_miss(one: Line, two: Line) -> Iterator[Finding]:
    if two.sheet.table.page - one.sheet.table.page_end > APART:
        return
    for column, figure in _figures(two):
        others = [(c, f) for c, f in _figures(one) if c.money and f.value]
        if not column.money or any(_agrees(figure, f) for _, f in others):
            continue
        for other, f in others:
            gap = abs(abs(f.value) - abs(figure.value))
            if gap and SURE_STEPS * max(f.step, figure.step) < abs(f.value) and gap * NEXT_TO_NOTHING < abs(f.value):
                message = (
                    f"'{_name(two)}', {label_to_words(column.name)}: {figure_to_words(figure.value, True)}, "
                    f"nearly the {figure_to_words(f.value, True)} of '{_name(one)}' on page "
                    f"{one.sheet.page(one.row, other.col)}: a slip?"
                )
                yield Finding(
                    rule=NEARLY,
                    outcome="unverifiable",
                    page=two.sheet.page(two.row, column.col),
                    message=message,
                    expected=f.value,
                    found=figure.value,
                    table_id=two.sheet.table_id,
                    row=two.row,
                    col=column.col,
                    inputs=(Input(one.sheet.table_id, one.row, other.col, f.amount_id),),
                )
                break


def _two_lines(line: Line, other: Line) -> Iterator[Finding]:
    pairs = [
        (column, one, two)
        for column, one in _figures(line)
        if (two := _same_column(other, column)) and _tells_its_column(column)
    ]
    agree = [_agrees(one, two) for _, one, two in pairs]
    strong = any(
        same and abs(one.value) >= SURE_STEPS * max(one.step, 1) for same, (_, one, _) in zip(agree, pairs, strict=True)
    )
    if strong:
        for same, (column, one, two) in zip(agree, pairs, strict=True):
            if one.value or two.value:
                yield _repeat_finding(line, other, column, one, two, same)


def _agrees(one: Figure, two: Figure) -> bool:
    return overlap(abs(one.value) - abs(two.value), (one.step, two.step))


def _tells_its_column(column: FigureColumn) -> bool:
    return not column.rate and bool(column.column.financial_year or column.column.as_at)


def _repeat_finding(line: Line, other: Line, column: FigureColumn, one: Figure, two: Figure, same: bool) -> Finding:
    first = line.sheet.page(line.row, column.col)
    message = (
        f"'{_name(line)}', {label_to_words(column.name)}: {figure_to_words(two.value, column.money)} here, "
        f"{figure_to_words(one.value, column.money)} in the table on page {first}"
    )
    col = _column(other, column)
    sure = same or _of_one_time(line, column, other, col)
    return Finding(
        rule=REPEATED,
        outcome="holds" if same else "fails" if sure else "unverifiable",
        page=other.sheet.page(other.row, col),
        message=message if sure else f"{message}; they may be of different months",
        expected=one.value if column.money else None,
        found=two.value if column.money else None,
        table_id=other.sheet.table_id,
        row=other.row,
        col=col,
        inputs=(Input(line.sheet.table_id, line.row, column.col, one.amount_id),),
    )


def _of_one_time(line: Line, column: FigureColumn, other: Line, col: int) -> bool:
    """True for plans, for figures whose month both tables print, and for tables of one report, as near pages are."""
    if column.column.role in PLANS:
        return True
    month, their = column.column.as_at, other.sheet.by_col[col].column.as_at
    near = other.sheet.page(other.row, col) - line.sheet.page(line.row, column.col) <= ONE_REPORT
    return near or (month is not None and month == their)


def _figures(line: Line) -> list[tuple[FigureColumn, Figure]]:
    return [
        (column, figure)
        for column in line.sheet.columns
        if not column.rate and (figure := line.sheet.figure(line.row, column.col))
    ]


def _same_column(line: Line, column: FigureColumn) -> Figure | None:
    """The figure of the line in the one column that bears the same role, year and month."""
    col = _column(line, column)
    return line.sheet.figure(line.row, col) if col >= 0 else None


def _column(line: Line, column: FigureColumn) -> int:
    like = [other.col for other in line.sheet.columns if not other.rate and _mean_the_same(other, column)]
    return like[0] if len(like) == 1 else -1


def _mean_the_same(one: FigureColumn, two: FigureColumn) -> bool:
    """True for one role, year and money; a month counts where both print one."""
    a, b = one.column, two.column
    if (a.role, a.financial_year, one.money) != (b.role, b.financial_year, two.money):
        return False
    return a.as_at is None or b.as_at is None or a.as_at == b.as_at


def _name(line: Line) -> str:
    return label_to_words(line.sheet.labels.get(line.row, "")) or "unnamed row"
