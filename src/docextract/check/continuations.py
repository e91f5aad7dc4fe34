"""Tables that go on from the one before under the same columns, taken together: their totals take rows of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding, Input


def join_continuations(sheets: Sequence[FigureTable]) -> list[FigureTable]:
    """The sheets with continuations appended to what they continue, their rows numbered on."""
    out: list[FigureTable] = []
    for sheet in sheets:
        if out and _goes_on(out[-1], sheet):
            out[-1] = _joined(out[-1], sheet)
        else:
            out.append(sheet)
    return out


def findings_to_origins(findings: Iterable[Finding], sheets: Sequence[FigureTable]) -> list[Finding]:
    """Findings with every row named as its own table numbers it."""
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


def _joined(before: FigureTable, sheet: FigureTable) -> FigureTable:
    start = max(before.kinds, default=-1) + 1
    first = before.origins or {row: (before.table_id, row) for row in before.kinds}
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
        origins={**first, **{row + start: (sheet.table_id, row) for row in sheet.kinds}},
    )


def _finding_to_origin(finding: Finding, origins: dict[str, dict[int, tuple[str, int]]]) -> Finding:
    table_id, row = _place(finding.table_id, finding.row, origins)
    inputs = tuple(_input_to_origin(taken, origins) for taken in finding.inputs)
    return replace(finding, table_id=table_id, row=row, inputs=inputs)


def _input_to_origin(taken: Input, origins: dict[str, dict[int, tuple[str, int]]]) -> Input:
    table_id, row = _place(taken.table_id, taken.row, origins)
    return taken._replace(table_id=table_id, row=row)


def _place(
    table_id: str | None, row: int | None, origins: dict[str, dict[int, tuple[str, int]]]
) -> tuple[str | None, int | None]:
    own = origins.get(table_id or "")
    return own[row] if own and row is not None and row in own else (table_id, row)
