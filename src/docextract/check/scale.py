"""Is every figure at the scale and in the unit of its company: a thousand times too large, a unit printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log10
from statistics import median

from docextract.check.figures import Figure, FigureColumn, FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.wording import figure_to_words, label_to_words
from docextract.model.records import Amount
from docextract.parse.cell import CellMoney, cell_to_money
from docextract.parse.money import money_in

SCALE, UNIT = "scale", "unit"
FAR = 2.5
"""Powers of ten from its own other years at which a figure is hardly meant."""
CLOSE = 1.0
"""Powers of ten within which those other years must agree."""
COMPANY = 2
SUFFIX = re.compile(r"\d\s?(?:k|m|bn)\b", re.IGNORECASE)
UNIT_DOUBTS = {
    "scale_twice": "is large for a figure in thousands or millions: the unit may be printed twice",
    "unit_twice": "prints pounds in full under a column in thousands",
}


def table_to_scale(sheet: FigureTable) -> Iterator[Finding]:
    """Figures of a row that are out of all proportion to the same row's other years."""
    groups: dict[tuple[object, ...], list[FigureColumn]] = {}
    for column in sheet.columns:
        own = column.column
        if own.financial_year and not column.rate:
            unit = own.unit.pounds if own.unit else None
            groups.setdefault((own.role, column.money, unit), []).append(column)
    for columns in groups.values():
        if len({column.column.financial_year for column in columns}) < len(columns):
            continue  # several columns of one year are not one thing over the years
        for row in sheet.figures:
            yield from _row_to_scale(sheet, row, columns)


def _row_to_scale(sheet: FigureTable, row: int, columns: Sequence[FigureColumn]) -> Iterator[Finding]:
    own = [(column, figure) for column in columns if (figure := sheet.figure(row, column.col)) and figure.value]
    if len(own) <= COMPANY:
        return
    for column, figure in own:
        others = [log10(abs(other.value)) for place, other in own if place is not column]
        middle = median(others)
        if max(others) - min(others) < CLOSE and abs(log10(abs(figure.value)) - middle) > FAR:
            yield _scale_finding(sheet, row, column, figure, own)


def _scale_finding(
    sheet: FigureTable, row: int, column: FigureColumn, figure: Figure, own: Sequence[tuple[FigureColumn, Figure]]
) -> Finding:
    others = ", ".join(figure_to_words(f.value, c.money) for c, f in own if c is not column)
    label = label_to_words(sheet.labels.get(row, "")) or f"row {row}"
    printed = sheet.cells[row][column.col].text
    return Finding(
        rule=SCALE,
        outcome="fails" if _printed_otherwise(sheet, row, column.col, own) else "unverifiable",
        page=sheet.page(row, column.col),
        message=f"'{label}', {label_to_words(column.name)}: '{printed}' beside {others} in other years: a unit slip?",
        found=figure.value if column.money else None,
        table_id=sheet.table_id,
        row=row,
        col=column.col,
        inputs=tuple(Input(sheet.table_id, row, c.col, f.amount_id) for c, f in own),
    )


def _printed_otherwise(sheet: FigureTable, row: int, col: int, own: Sequence[tuple[FigureColumn, Figure]]) -> bool:
    """True where the others print a unit of their own and this one does not, or the other way round."""
    with_unit = {c.col for c, _ in own if SUFFIX.search(sheet.cells[row][c.col].text)}
    others = {c.col for c, _ in own} - {col}
    return with_unit in (others, {col})


def amounts_to_unit_doubts(amounts: Sequence[Amount]) -> Iterator[Finding]:
    """Sums whose unit cannot be meant as printed ("£120,500k")."""
    seen: set[tuple[int, str]] = set()
    for amount in amounts:
        doubt = _unit_doubt(amount)
        if doubt and (amount.page, amount.raw) not in seen:
            seen.add((amount.page, amount.raw))
            label = f"'{label_to_words(amount.label)}': " if amount.label else ""
            yield Finding(
                rule=UNIT,
                outcome="fails",
                page=amount.page,
                message=f"{label}'{amount.raw}' {UNIT_DOUBTS[doubt]}",
                found=amount.amount_pence,
                table_id=amount.table_id,
                row=amount.row,
                col=amount.col,
                inputs=(Input(amount.table_id, amount.row, amount.col, amount.id),),
            )


def _unit_doubt(amount: Amount) -> str | None:
    """The doubt that the sum's own print raises; cheap for the many that have no scale of their own."""
    raw = amount.raw
    if len(raw) < 6 or "," not in raw:
        return None
    if not raw.rstrip(") ").endswith(("k", "K", "m", "M", "n", "s")):
        return None
    told = cell_to_money(raw, None)
    doubt = told.doubt if isinstance(told, CellMoney) else next((m.doubt for m in money_in(raw)), None)
    return doubt if doubt in UNIT_DOUBTS else None
