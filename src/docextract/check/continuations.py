"""Tables that go on from the one before, taken together: their totals take rows of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from docextract.check.figures import FigureTable, Origin
from docextract.check.finding import Finding, Input
from docextract.vocabulary.row_words import row_words

TOTALS = frozenset({"subtotal", "total"})


def join_continuations(sheets: Sequence[FigureTable]) -> list[FigureTable]:
    """The sheets with continuations appended to what they continue, their rows numbered on.

    Of a table that goes on under columns cut otherwise only the totals come along that the page parted from their rows.
    """
    out: list[FigureTable] = []
    for sheet in sheets:
        if out and _goes_on(out[-1], sheet):
            out[-1] = _joined(out[-1], sheet)
            continue
        parted = _parted_totals(out[-1], sheet) if out else None
        if parted:
            out[-1] = _joined(out[-1], _only(sheet, parted))
            sheet = _without(sheet, parted.rows)
        out.append(sheet)
    return out


class _Parted(NamedTuple):
    """Totals at the top of a table whose rows stand at the foot of the page before. `cols`: own column -> theirs."""

    rows: tuple[int, ...]
    cols: Mapping[int, int]
    memo: bool


def findings_to_origins(findings: Iterable[Finding], sheets: Sequence[FigureTable]) -> list[Finding]:
    """Findings with every row and column named as its own table numbers it."""
    origins = {sheet.table_id: sheet.origins for sheet in sheets if sheet.origins}
    return [_finding_to_origin(finding, origins) for finding in findings] if origins else list(findings)


def _goes_on(before: FigureTable, sheet: FigureTable) -> bool:
    """True for a table without a header of its own, under the names of the columns just before it."""
    own = [(column.path, column.role) for column in sheet.table.columns]
    return (
        "header" not in sheet.kinds.values()
        and 0 <= sheet.table.page - before.table.page_end <= 1
        and any(path for path, _ in own)
        and own == [(column.path, column.role) for column in before.table.columns]
    )


def _parted_totals(before: FigureTable, sheet: FigureTable) -> _Parted | None:
    """The totals that open a page under the years of the table before, which ends in rows without a total."""
    if sheet.table.page - before.table.page_end != 1:
        return None
    years, theirs = _years(sheet), _years(before)
    if len(years) < 2 or None in years or years != theirs:
        return None
    last = max((row for row, own in before.figures.items() if own), default=None)
    if last is None or _is_total(before, last):
        return None
    rows = tuple(_leading_totals(sheet))
    cols = dict(zip([column.col for column in sheet.columns], [column.col for column in before.columns], strict=True))
    return _Parted(rows, cols, before.kinds[last] == "memo") if rows else None


def _years(sheet: FigureTable) -> list[str | None]:
    return [column.column.financial_year for column in sheet.columns]


def _is_total(sheet: FigureTable, row: int) -> bool:
    return sheet.kinds[row] in TOTALS or bool(row_words().is_total.search(sheet.labels.get(row, "")))


def _leading_totals(sheet: FigureTable) -> Iterable[int]:
    for row in sorted(sheet.kinds):
        if sheet.kinds[row] in ("header", "note"):
            continue
        if not sheet.figures.get(row) or sheet.kinds[row] not in TOTALS:
            return
        yield row


def _only(sheet: FigureTable, parted: _Parted) -> FigureTable:
    """These rows alone, numbered from 0, under the columns of the table before; in a memorandum they belong to it."""
    cols, back = parted.cols, {theirs: own for own, theirs in parted.cols.items()}
    new = {row: place for place, row in enumerate(parted.rows)}
    return replace(
        sheet,
        columns=(),
        figures={new[row]: {cols[col]: one for col, one in sheet.figures[row].items()} for row in new},
        unread=frozenset((new[row], cols[col]) for row, col in sheet.unread if row in new and col in cols),
        labels={new[row]: sheet.labels.get(row, "") for row in new},
        kinds={new[row]: "memo" if parted.memo else sheet.kinds[row] for row in new},
        cells={new[row]: {cols[col]: cell for col, cell in sheet.cells[row].items() if col in cols} for row in new},
        origins={new[row]: Origin(sheet.table_id, row, back) for row in new},
    )


def _without(sheet: FigureTable, rows: Iterable[int]) -> FigureTable:
    gone = set(rows)
    return replace(
        sheet,
        figures={row: own for row, own in sheet.figures.items() if row not in gone},
        kinds={row: kind for row, kind in sheet.kinds.items() if row not in gone},
    )


def _joined(before: FigureTable, sheet: FigureTable) -> FigureTable:
    start = max(before.kinds, default=-1) + 1
    first = {row: _origin(before, row) for row in before.kinds}
    known = {column.col for column in before.columns}
    return replace(
        before,
        table=replace(before.table, page_end=sheet.table.page_end),
        columns=(*before.columns, *(column for column in sheet.columns if column.col not in known)),
        figures={**before.figures, **{row + start: own for row, own in sheet.figures.items()}},
        unread=before.unread | {(row + start, col) for row, col in sheet.unread},
        labels={**before.labels, **{row + start: label for row, label in sheet.labels.items()}},
        kinds={**before.kinds, **{row + start: kind for row, kind in sheet.kinds.items()}},
        cells={**before.cells, **{row + start: own for row, own in sheet.cells.items()}},
        origins={
            **first,
            **{row + start: sheet.origins.get(row) or Origin(sheet.table_id, row) for row in sheet.kinds},
        },
    )


def _origin(sheet: FigureTable, row: int) -> Origin:
    return sheet.origins.get(row) or Origin(sheet.table_id, row)


def _finding_to_origin(finding: Finding, origins: Mapping[str, Mapping[int, Origin]]) -> Finding:
    table_id, row, col = _place(finding.table_id, finding.row, finding.col, origins)
    inputs = tuple(_input_to_origin(taken, origins) for taken in finding.inputs)
    return replace(finding, table_id=table_id, row=row, col=col, inputs=inputs)


def _input_to_origin(taken: Input, origins: Mapping[str, Mapping[int, Origin]]) -> Input:
    table_id, row, col = _place(taken.table_id, taken.row, taken.col, origins)
    return taken._replace(table_id=table_id, row=row, col=col)


def _place(
    table_id: str | None, row: int | None, col: int | None, origins: Mapping[str, Mapping[int, Origin]]
) -> tuple[str | None, int | None, int | None]:
    own = origins.get(table_id or "", {}).get(-1 if row is None else row)
    if own is None:
        return table_id, row, col
    return own.table_id, own.row, own.cols.get(col, col) if col is not None else None
