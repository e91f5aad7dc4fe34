"""Counts, shares and rates that two sentences of one proposal, or a sentence and a table, give differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from docextract.check.figures import FigureTable
from docextract.check.finding import Finding
from docextract.check.statements import Statement, text_to_words
from docextract.check.wording import label_to_words
from docextract.model.records import Proposal
from docextract.vocabulary.check_words import check_words

RULE = "counts_in_words"
WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
OUT_OF = re.compile(
    rf"(?:out of (?:the |a total of )?(?P<all>{WHOLE})\b[^.%£]{{3,80}}?\b(?P<some>{WHOLE})\b"
    rf"|\b(?P<some2>{WHOLE}) (?:out )?of (?:the |these |a total of )?(?P<all2>{WHOLE})\b)(?![\d/%])",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?P<percent>\d{1,3})\s?%\s+(?P<way>higher|more|greater|above|lower|less|fewer|below)\b", re.IGNORECASE
)
AGAINST = re.compile(
    r"(?<![£\d.,/-])(?P<one>\d[\d,]*(?:\.\d+)?)\s+(?:[a-z]+\s+){0,2}"
    r"(?:vs\.?|versus|against|compared (?:to|with)|as opposed to)\s+(?:[a-z]+\s+){0,4}"
    r"(?P<two>\d[\d,]*(?:\.\d+)?)(?![\d%/,-]|\.\d)",
    re.IGNORECASE,
)
REVISED = re.compile(
    r"\b(?:revised|updated|corrected|amended)\s+(?P<what>(?:[a-z]+\s+){2,4})(?:of|is|was|at)\s+(?P<number>\d+(?:\.\d+)?)\b(?!\s?[%/])",
    re.IGNORECASE,
)
AGES = re.compile(
    r"\bage[sd]?\s+(?:(?:of|between|from)\s+){0,2}(?P<low>\d{1,2})\s*(?:-|\u2013|to|and)\s*(?P<high>\d{1,3})\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\d.,£/-])\d+(?:\.\d+)?(?![\d%/,-]|\.\d)")
WANTED = re.compile(r"\d[\d,]*\s|\bhalf\b|\bthird|\bquarter|\bfifth\b|\btenth\b|\bfrom\b|\bage[sd]?\s", re.IGNORECASE)
NEAR, NEAR_PERCENT = 0.1, 10
"""How far a share or a percentage in words may be from the counts beside it, words being round."""
ALIKE = 3
PAGES = 1
YEARS = range(1900, 2100)
FEWER = ("lower", "less", "fewer", "below")


def statements_to_count_findings(
    statements: Sequence[Statement], sheets: Sequence[FigureTable], proposals: Mapping[str, Proposal]
) -> Iterator[Finding]:
    """Statements of one subject are held against one another and against the tables of their proposal.

    Words are round and may speak of different things: what differs is left undecided, for a reader to judge.
    """
    by_subject: dict[str, list[Statement]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
        yield from _higher(statement)
    for subject, own in by_subject.items():
        yield from _shares(own)
        yield from _pointed_at(own)
        yield from _ages(own)
        proposal = proposals.get(subject)
        if proposal:
            yield from _closed(own, sheets, proposal)
            yield from _revised(own, sheets, proposal)


def _higher(one: Statement) -> Iterator[Finding]:
    """ "up to 50% higher, a caseload of 47 vs. a recommendation of 23"."""
    more, against = MORE.search(one.text), AGAINST.search(one.text)
    if not more or not against:
        return
    first, second = (float(against[name].replace(",", "")) for name in ("one", "two"))
    if not first or not second or (first in YEARS and second in YEARS):
        return
    change = 100 * (first - second) / second
    told = float(more["percent"]) * (-1 if more["way"].casefold() in FEWER else 1)
    near = abs(change - told) <= NEAR_PERCENT
    found = f"{abs(change):.0f}% {'higher' if change > 0 else 'lower'}"
    message = f"the text says '{more[0]}' and '{against[0]}', which is {found}"
    yield Finding(RULE, "holds" if near else "unverifiable", one.page, message)


def _shares(own: Sequence[Statement]) -> Iterator[Finding]:
    """ "a third of the children have a plan" against "of the 768 children, 517 have a plan"."""
    words = check_words()
    shares = [(one, match) for one in own if (match := words.is_share.search(one.text))]
    if not shares:
        return
    for counted in own:
        match = OUT_OF.search(counted.text)
        if not match:
            continue
        whole = words.number(match["all"] or match["all2"])
        part = words.number(match["some"] or match["some2"])
        if not 0 < part <= whole or whole < ALIKE:
            continue
        for one, said in shares:
            if one is not counted and len(one.words & counted.words - words.common_costs) >= ALIKE:
                near = abs(part / whole - words.share(said[0]) / 100) <= NEAR
                message = (
                    f"the text says '{said[0]}', and on page {counted.page} {part:,} of {whole:,}, "
                    f"which is {100 * part / whole:.0f}%"
                )
                yield Finding(RULE, "holds" if near else "unverifiable", one.page, message)


def _pointed_at(own: Sequence[Statement]) -> Iterator[Finding]:
    """ "these 13 schools", where the sentence before counted 15 of them."""
    form = check_words().number_form
    pointing = re.compile(rf"\bthese (?P<count>{form}) (?P<what>[a-z]{{4,}}s)\b", re.IGNORECASE)
    for before, one in pairwise(own):
        match = pointing.search(one.text)
        if not match:
            continue
        counting = re.compile(
            rf"\bthere (?:are|were) (?P<count>{form}) (?:[a-z-]+ ){{0,2}}{match['what']}\b", re.IGNORECASE
        )
        counted = counting.search(before.text)
        if counted and check_words().number(counted["count"]) != check_words().number(match["count"]):
            message = f"the text says '{match[0]}', the sentence before '{counted[0]}'"
            yield Finding(RULE, "unverifiable", one.page, message)


def _ages(own: Sequence[Statement]) -> Iterator[Finding]:
    """ "health checks for those aged 40-70", where a sentence before has "patients aged 40-74" for health checks."""
    told = [(one, match) for one in own if (match := AGES.search(one.text))]
    for place, (one, match) in enumerate(told):
        for before, other in told[:place]:
            alike = len(one.words & before.words - check_words().common_costs) >= ALIKE
            if alike and (match["low"] == other["low"]) != (match["high"] == other["high"]):
                message = f"the text says '{match[0]}', on page {before.page} of the same '{other[0]}'"
                yield Finding(RULE, "unverifiable", one.page, message)
                break


def _closed(own: Sequence[Statement], sheets: Sequence[FigureTable], proposal: Proposal) -> Iterator[Finding]:
    """ "the reduction of respite beds from 14 to eight" against a row "Close 8 respite beds"."""
    words = check_words()
    form = words.number_form
    going = re.compile(
        rf"(?P<what>(?:[a-z-]+ ){{1,3}})from (?P<before>{form}) to (?P<after>{form})\b(?![,.]?\d)", re.IGNORECASE
    )
    for one in own:
        match = going.search(one.text)
        if not match or not words.is_reduction.search(one.text):
            continue
        fewer = words.number(match["before"]) - words.number(match["after"])
        what = text_to_words(match["what"])
        for sheet, row, label in _rows(sheets, proposal, one.page):
            step = words.is_closing_down.match(label)
            if fewer > 0 and what and step and what <= text_to_words(step["what"]) | {"reduction"}:
                count = words.number(step["count"])
                going_down = match[0].strip().removeprefix("of ")
                message = (
                    f"the text says '{going_down}', which is {fewer} fewer; the table on page {sheet.page(row, 0)} "
                    f"says '{label_to_words(label)}'"
                )
                agree = count == fewer
                yield Finding(
                    RULE, "holds" if agree else "unverifiable", one.page, message, table_id=sheet.table_id, row=row
                )


def _rows(sheets: Sequence[FigureTable], proposal: Proposal, page: int) -> Iterator[tuple[FigureTable, int, str]]:
    for sheet in sheets:
        if proposal.page <= sheet.table.page <= proposal.page_end and abs(sheet.table.page - page) <= PAGES:
            for row, label in sheet.labels.items():
                yield sheet, row, label


def _revised(own: Sequence[Statement], sheets: Sequence[FigureTable], proposal: Proposal) -> Iterator[Finding]:
    """ "a revised neighbour average of 51.6" against a cell that gives the average of neighbours as 49."""
    for one in own:
        match = REVISED.search(one.text)
        if not match:
            continue
        what = text_to_words(match["what"])
        if len(what) < ALIKE:
            continue
        for sheet in sheets:
            if not (
                proposal.page <= sheet.table.page <= proposal.page_end and abs(sheet.table.page - one.page) <= PAGES
            ):
                continue
            for row, cells in sheet.cells.items():
                for col, cell in cells.items():
                    number = NUMBER.search(cell.text)
                    if number and what <= text_to_words(cell.text) and float(number[0]) != float(match["number"]):
                        message = (
                            f"the text says '{' '.join(match[0].split())}', the table on page {cell.page} {number[0]} "
                            f"('{label_to_words(cell.text)}')"
                        )
                        yield Finding(
                            RULE, "unverifiable", one.page, message, table_id=sheet.table_id, row=row, col=col
                        )
