"""Arithmetic in words: a sum that is split, a rate times its days, a percentage added, a reduction in a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.reading import rows_by_kind
from docextract.check.sums import overlap
from docextract.check.wording import figure_to_words, label_to_words
from docextract.model.records import Amount
from docextract.parse.money import MoneyMatch, money_in
from docextract.parse.year import years_in
from docextract.vocabulary.check_words import check_words

SPLIT, PRODUCT, UPLIFT, REDUCTION = "split_sum", "product", "uplift", "reduction"
SPLITS = re.compile(r"\(\s*(?:split|made up of|comprising|consisting of|being|of which|i\.?e\.?)\b", re.IGNORECASE)
RATE = re.compile(
    r"(?:@\s*|at\s*)?\bper\s+(?P<unit>day|week|month|hour)\b|\ba\s+(?P<unit2>day|week|month)\b", re.IGNORECASE
)
SPAN = re.compile(
    r"(?:x|×|for|@)?\s*(?P<count>\d{1,3})\s+(?P<unit>days?|weeks?|months?|hours?)\b(?:\s*(?:x|×)\s*(?P<times>\d{1,2})\b)?(?!\s+(?:per|a|each)\b)",
    re.IGNORECASE,
)
PLUS = re.compile(r"\s*\+\s*(?P<percent>\d{1,2}(?:\.\d)?)\s*%\s*=\s*$")
WORKING_DAYS = 5
NEAR = 0.1
PAGES = 1


def texts_to_findings(amounts: Sequence[Amount], sheets: Sequence[FigureTable]) -> list[Finding]:
    """Findings from the sentences in which sums were read, and from the words in tables' cells."""
    out: list[Finding] = []
    for (page, text), own in _sentences(amounts).items():
        out.extend(_text_to_findings(text, page, None, None))
        out.extend(_reductions(text, own, sheets))
    for sheet in sheets:
        for row, cells in sheet.cells.items():
            for col, cell in cells.items():
                if cell.text.count("£") > 1:
                    out.extend(_text_to_findings(cell.text, cell.page, sheet, (row, col)))
    return out


def _sentences(amounts: Sequence[Amount]) -> dict[tuple[int, str], list[Amount]]:
    out: dict[tuple[int, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.source == "prose" and amount.label and amount.row is None:
            out[(amount.page, amount.label)].append(amount)
    return out


def _text_to_findings(
    text: str, page: int, sheet: FigureTable | None, place: tuple[int, int] | None
) -> Iterator[Finding]:
    if not ("%" in text or " per " in text or "(" in text):
        return
    sums = money_in(text)
    for rule, expected, found, slack, words in (*_splits(text, sums), *_products(text, sums), *_uplifts(text, sums)):
        holds = 2 * abs(found - expected) <= slack
        yield Finding(
            rule=rule,
            outcome="holds" if holds else "unverifiable" if rule == PRODUCT else "fails",
            page=page,
            message=f"{words} make {figure_to_words(expected, True)}, printed {figure_to_words(found, True)}",
            expected=expected,
            found=found,
            table_id=sheet.table_id if sheet else None,
            row=place[0] if place else None,
            col=place[1] if place else None,
        )


Arithmetic = tuple[str, int, int, int, str]
"""rule, expected and printed pence, twice the rounding allowed for, the parts in words."""


def _splits(text: str, sums: Sequence[MoneyMatch]) -> Iterator[Arithmetic]:
    """ "£251,000 (split £121,000 county, £130,000 health)"."""
    for whole in sums:
        opening = SPLITS.match(text[whole.end :].lstrip())
        if not opening:
            continue
        close = text.find(")", whole.end)
        while 0 <= close < len(text) and text.count("(", whole.end, close) > text.count(")", whole.end, close) + 1:
            close = text.find(")", close + 1)
        parts = [part for part in sums if whole.end < part.start < close]
        if len(parts) > 1:
            steps = sum(part.money.precision_pence for part in (whole, *parts))
            expected = sum(part.money.amount_pence for part in parts)
            yield SPLIT, expected, whole.money.amount_pence, steps, " + ".join(part.raw for part in parts)


def _products(text: str, sums: Sequence[MoneyMatch]) -> Iterator[Arithmetic]:
    """ "£450 per day x 60 days = £27,000"; a week has five days at a daily rate."""
    for place, rate in enumerate(sums):
        named = RATE.match(text[rate.end :].lstrip())
        if named is None or place + 1 == len(sums):
            continue
        unit = (named["unit"] or named["unit2"]).lower()
        total = sums[place + 1]
        span = SPAN.search(text, rate.end, total.start) or SPAN.search(text, max(0, rate.start - 60), rate.start)
        if len(SPAN.findall(text, rate.end, total.start)) > 1:
            continue
        if (
            span is None
            or total.money.amount_pence <= rate.money.amount_pence
            or RATE.match(text[total.end :].lstrip())
        ):
            continue
        count = int(span["count"]) * int(span["times"] or 1)
        other = span["unit"].lower().rstrip("s")
        if other != unit:
            if (unit, other) != ("day", "week"):
                continue
            count *= 1 if span["times"] else WORKING_DAYS
        expected = rate.money.amount_pence * count
        slack = rate.money.precision_pence * count + total.money.precision_pence
        yield (
            PRODUCT,
            expected,
            total.money.amount_pence,
            slack,
            f"{rate.raw} per {unit}, {span['count']} {span['unit']}",
        )


def _uplifts(text: str, sums: Sequence[MoneyMatch]) -> Iterator[Arithmetic]:
    """ "£20,092 + 30% = £26,119"."""
    for base, total in pairwise(sums):
        plus = PLUS.fullmatch(text[base.end : total.start])
        if plus:
            expected = round(base.money.amount_pence * (1 + float(plus["percent"]) / 100))
            slack = 2 * base.money.precision_pence + total.money.precision_pence
            yield UPLIFT, expected, total.money.amount_pence, slack, f"{base.raw} + {plus['percent']}%"


def _reductions(text: str, own: Sequence[Amount], sheets: Sequence[FigureTable]) -> Iterator[Finding]:
    """A reduction named in a sentence against the two columns of a table near by that show it."""
    if not check_words().is_reduction.search(text) or not own or len(own) > 1:
        return
    amount = own[0]
    years = {str(match.year) for match in years_in(text)}
    for sheet in sheets:
        if not 0 <= sheet.table.page - amount.page <= PAGES and sheet.table.page_end != amount.page:
            continue
        columns = [column for column in sheet.columns if column.money and not column.rate]
        if len(columns) != 2:
            continue
        finding = _nearest_reduction(sheet, amount, years, columns[0].col, columns[1].col)
        if finding:
            yield finding
            return


def _nearest_reduction(sheet: FigureTable, amount: Amount, years: set[str], a: int, b: int) -> Finding | None:
    size = abs(amount.amount_pence or 0)
    for row in rows_by_kind(dict(sheet.kinds)):
        one, two = sheet.figure(row, a), sheet.figure(row, b)
        if not one or not two or not _is_row_of(sheet, row, years):
            continue
        gap = abs(one.value - two.value)
        if not gap or abs(gap - size) > NEAR * gap:
            continue
        holds = overlap(gap - size, (one.step, two.step, amount.precision_pence or 1))
        return Finding(
            rule=REDUCTION,
            outcome="holds" if holds else "fails",
            page=amount.page,
            message=_reduction_to_words(sheet, row, amount, a, b, gap),
            expected=gap,
            found=size,
            table_id=sheet.table_id,
            row=row,
            col=b,
            inputs=(
                Input(amount_id=amount.id),
                Input(sheet.table_id, row, a, one.amount_id),
                Input(sheet.table_id, row, b, two.amount_id, -1),
            ),
        )
    return None


def _reduction_to_words(sheet: FigureTable, row: int, amount: Amount, a: int, b: int, gap: int) -> str:
    before, after = (label_to_words(sheet.by_col[col].name) for col in (a, b))
    return (
        f"the text says {amount.raw}; the table on page {sheet.page(row, a)} goes by {figure_to_words(gap, True)} "
        f"from '{before}' to '{after}' in '{label_to_words(_row_name(sheet, row))}'"
    )


def _is_row_of(sheet: FigureTable, row: int, years: Iterable[str]) -> bool:
    """True for the row of a year that the sentence names, or for the total where it names none."""
    printed = {str(match.year) for match in years_in(_row_name(sheet, row))}
    return bool(printed & set(years)) if printed else sheet.kinds[row] == "total" and not years


def _row_name(sheet: FigureTable, row: int) -> str:
    cells = sheet.cells[row]
    return " ".join(cells[min(cells)].text.split())
