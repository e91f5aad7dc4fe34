"""Numbered parts of a proposal (workstreams, phases): what their sections say they save against what a table says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding, Input
from docextract.check.sums import overlap
from docextract.check.wording import label_to_words
from docextract.model.records import Amount, SectionRecord
from docextract.vocabulary.check_words import check_words

RULE = "part_in_words"
PLANNED = frozenset({"saving", "income", "investment", "pressure"})
SPACE = re.compile(r"\s+")
Part = tuple[str | None, str]
"""A proposal and the name of one of its parts: "workstream 1"."""


def parts_to_findings(
    sections: Sequence[SectionRecord], amounts: Sequence[Amount], sheets: Sequence[FigureTable]
) -> Iterator[Finding]:
    """A finding for every row of a table that bears the name of a part whose own sections name sums of its kind.

    Words and table may speak of different things (before and after costs): sums that differ are left undecided.
    """
    own = _sums_by_part(sections, amounts)
    if not own:
        return
    by_cell = {(a.table_id, a.row): a for a in amounts if a.source == "table" and a.proposal_id and a.kind in PLANNED}
    for sheet in sheets:
        for row in sheet.figures:
            named = _name_of(sheet.labels.get(row, ""))
            amount = by_cell.get((sheet.table_id, row))
            sums = own.get((amount.proposal_id, named)) if amount and named else None
            if amount and sums:
                yield from _row_to_finding(sheet, row, [one for one in sums if one.kind == amount.kind])


def _sums_by_part(sections: Sequence[SectionRecord], amounts: Sequence[Amount]) -> dict[Part, list[Amount]]:
    """The sums in the running text below each part's heading, down to the next part's or the proposal's next part."""
    out: dict[Part, list[Amount]] = defaultdict(list)
    prose: dict[int, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.source == "prose" and amount.row is None and amount.label:
            prose[amount.page].append(amount)
    part: Part | None = None
    level = 0
    for section in sections:
        name = _name_of(section.heading)
        if name:
            part, level = (section.proposal_id, name), section.level
        elif part and (section.level < level or section.proposal_id != part[0]):
            part = None
        if part and section.text:
            out[part].extend(_within(section, prose))
    return out


def _within(section: SectionRecord, prose: dict[int, list[Amount]]) -> Iterator[Amount]:
    text = SPACE.sub("", section.heading + section.text)
    for page in range(section.page, section.page_end + 1):
        for amount in prose.get(page, ()):
            if SPACE.sub("", amount.label or "") in text:
                yield amount


def _name_of(text: str) -> str | None:
    """The name and number of the one part that a heading or label opens with; None where there are several."""
    match = check_words().is_part.match(text)
    if match is None or check_words().is_several.match(text, match.end()):
        return None
    return f"{match['part'].casefold()} {match['number']}"


def _row_to_finding(sheet: FigureTable, row: int, sums: Sequence[Amount]) -> Iterator[Finding]:
    figures = [(col, figure) for col, figure in sheet.figures[row].items() if figure.value and sheet.by_col[col].money]
    told = [amount for amount in sums if amount.amount_pence]
    if not figures or not told:
        return
    agree = any(
        overlap(abs(figure.value) - abs(amount.amount_pence or 0), (figure.step, amount.precision_pence or 1))
        for _, figure in figures
        for amount in told
    )
    words = ", ".join(dict.fromkeys(f"{amount.raw} (page {amount.page})" for amount in told))
    shown = ", ".join(sheet.cells[row][col].text for col, _ in figures)
    yield Finding(
        rule=RULE,
        outcome="holds" if agree else "unverifiable",
        page=told[0].page,
        message=f"'{label_to_words(sheet.labels[row])}': the text says {words}, "
        f"the table on page {sheet.page(row, figures[0][0])} {shown}",
        table_id=sheet.table_id,
        row=row,
        col=figures[0][0],
        inputs=(
            *(Input(amount_id=amount.id) for amount in told),
            *(Input(sheet.table_id, row, col, figure.amount_id) for col, figure in figures),
        ),
    )
