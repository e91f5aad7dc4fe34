"""Sums of money in running text: what the sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docextract.extract.amount_record import Sum, sum_to_amount
from docextract.extract.flow import Flow, words_to_flow
from docextract.extract.kinds import sentence_to_kind, text_to_basis
from docextract.model.evidence import Evidence
from docextract.model.identity import text_to_id
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount
from docextract.parse.money import money_in
from docextract.parse.year import years_in
from docextract.vocabulary.amount_words import amount_words

MAYBE_MONEY = re.compile(r"£|\d\s?(?:k|m|bn|p|million|billion|thousand|pounds)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.;:?!]\s+(?=[A-Z(•‘“'\"])|\s[•●▪]\s?")
REACH = 90
"""Characters before and after a sum in which its kind is looked for."""


def reading_to_prose_amounts(
    reading: Reading, taken: set[tuple[int, int]], troubles: list[Trouble]
) -> list[Found[Amount]]:
    """Every sum outside tables and fields. Words in `taken` (page, index) are passed over."""
    tabled = reading.table_lines()
    out: list[Found[Amount]] = []
    for laid in reading.layout.pages:
        page = laid.page.number
        indexes = [i for line in (*laid.body, *laid.furniture) for i in line.words if (page, i) not in tabled]
        flow = words_to_flow(page, laid.page.words, indexes)
        if MAYBE_MONEY.search(flow.text):
            out.extend(sum_to_amount(reading, item) for item in flow_to_sums(flow, taken, troubles))
    return out


def flow_to_sums(
    flow: Flow, taken: set[tuple[int, int]], troubles: list[Trouble], label: str | None = None
) -> Iterator[Sum]:
    """The sums in a stretch of text that were not taken yet; they are added to `taken`."""
    matches = money_in(flow.text)
    if not matches:
        return
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(flow.text)), len(flow.text)]
    for match in matches:
        words = flow.span(match.start, match.end)
        if any((flow.page, word) in taken for word in words):
            continue
        at = flow.evidence(match.start, match.end)
        if match.doubt:
            troubles.append(doubt_to_trouble(match.doubt, at))
        start, end = _sentence(ends, match.start)
        yield Sum(
            at=at,
            source="prose",
            amount_pence=match.money.amount_pence,
            precision_pence=match.money.precision_pence,
            kind=sentence_to_kind(
                flow.text[max(start, match.start - REACH) : match.start],
                flow.text[match.end : min(end, match.end + REACH)],
            ),
            method="sentence",
            confidence=0.5 if match.doubt else 0.8,
            measure="previous" if _is_previous(flow.text[max(start, match.start - 25) : match.start]) else None,
            financial_year=_year(flow.text[start:end], match.start - start),
            range_id=text_to_id("range", flow.page, match.range) if match.range is not None else None,
            label=label or flow.text[start:end].strip()[:200],
            basis=text_to_basis(flow.text[max(start, match.start - REACH) : min(end, match.end + REACH)]),
        )
    taken.update((flow.page, word) for match in matches for word in flow.span(match.start, match.end))


def _sentence(ends: Sequence[int], position: int) -> tuple[int, int]:
    for start, end in pairwise(ends):
        if start <= position < end:
            return start, end
    return ends[-2], ends[-1]


def _year(sentence: str, position: int) -> str | None:
    """The sentence's year; where it names several, the one nearest to the sum, the following one before a tie."""
    years = years_in(sentence)
    if not years:
        return None
    return str(min(years, key=lambda year: abs(year.start - position)).year)


def _is_previous(before: str) -> bool:
    return bool(amount_words().is_previous.search(before))


def doubt_to_trouble(code: str, at: Evidence) -> Trouble:
    """The issue that a doubtful figure raises; the figure itself is published as printed."""
    message = (
        f"The sum {at.quote!r} is doubtful ({code.replace('_', ' ')}); it is published as printed. Look at the page."
    )
    return Trouble(at.page, "extract", code, "warning", message, at.quote)
