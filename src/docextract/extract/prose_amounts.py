"""Sums of money in running text: what the sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docextract.extract.amount_record import Sum, sum_to_amount
from docextract.extract.flow import Flow, words_to_flow
from docextract.extract.kinds import sentence_to_kind, text_to_basis
from docextract.extract.sentences import paragraph_starts, sentence_at, sentence_bounds, sum_to_year
from docextract.model.evidence import Evidence
from docextract.model.identity import text_to_id
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount
from docextract.model.records.finance import AmountKind, Measure
from docextract.parse.money import MoneyMatch, money_in
from docextract.vocabulary.amount_words import amount_words

MAYBE_MONEY = re.compile(r"£|\d\s?(?:k|m|bn|p|million|billion|thousand|pounds)\b", re.IGNORECASE)
AFTERWARDS = re.compile(r"[£(]")
"""Where what follows a sum no longer speaks of it."""
CHANGES = frozenset({"saving", "income", "investment", "pressure"})
HAD = frozenset({"saving", "income"})
FORESEEN = HAD | {"pressure"}
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
        lines = [line for line in (*laid.body, *laid.furniture) if not any((page, i) in tabled for i in line.words)]
        flow = words_to_flow(page, laid.page.words, [i for line in lines for i in line.words])
        if MAYBE_MONEY.search(flow.text):
            starts = paragraph_starts(lines)
            out.extend(sum_to_amount(reading, item) for item in flow_to_sums(flow, taken, troubles, starts=starts))
    return out


def flow_to_sums(
    flow: Flow,
    taken: set[tuple[int, int]],
    troubles: list[Trouble],
    label: str | None = None,
    starts: Sequence[int] = (),
) -> Iterator[Sum]:
    """The sums in a stretch of text that were not taken yet; they are added to `taken`.

    `starts`: where in its text paragraphs begin.
    """
    matches = money_in(flow.text)
    if not matches:
        return
    bounds = sentence_bounds(flow.text, starts)
    ranges = {match.range: flow.span(match.start, match.end)[0] for match in reversed(matches)}
    for match in matches:
        words = flow.span(match.start, match.end)
        if any((flow.page, word) in taken for word in words):
            continue
        at = flow.evidence(match.start, match.end)
        if match.doubt:
            troubles.append(doubt_to_trouble(match.doubt, at))
        start, end = sentence_at(bounds, match.start)
        before = flow.text[max(start, match.start - REACH) : match.start]
        after = flow.text[match.end : min(end, match.end + REACH)]
        kind = _kind(before, after)
        yield Sum(
            at=at,
            source="prose",
            amount_pence=match.money.amount_pence,
            precision_pence=match.money.precision_pence,
            kind=kind,
            method="sentence",
            confidence=0.5 if match.doubt else 0.8,
            measure=_measure(kind, before, after),
            financial_year=_year(flow.text[start:end], start, matches, match),
            range_id=text_to_id("range", flow.page, ranges[match.range]) if match.range is not None else None,
            label=label or flow.text[start:end].strip()[:200],
            basis=text_to_basis(before + " " + match.raw + " " + after),
        )
    taken.update((flow.page, word) for match in matches for word in flow.span(match.start, match.end))


def _year(sentence: str, start: int, matches: Sequence[MoneyMatch], own: MoneyMatch) -> str | None:
    """The year of a sum in the sentence that begins at `start`; the two ends of a range have one."""
    inside = [match for match in matches if start <= match.start < start + len(sentence)]
    sums: list[tuple[int, int]] = []
    at = 0
    for last, match in zip([None, *inside], inside, strict=False):
        if last and match.range is not None and match.range == last.range:
            sums[-1] = (sums[-1][0], match.end - start)
        else:
            sums.append((match.start - start, match.end - start))
        at = len(sums) - 1 if match is own else at
    return sum_to_year(sentence, sums, at)


def _kind(before: str, after: str) -> AmountKind | None:
    """The kind that the sentence names; a price for a unit, or a limit, changes no budget whatever it speaks of."""
    kind = sentence_to_kind(before, after)
    if kind in CHANGES and amount_words().is_price_or_limit.match(after):
        return None
    return None if kind and amount_words().is_limit_before.search(before) else kind


def _measure(kind: AmountKind | None, before: str, after: str) -> Measure | None:
    """What the words say of the sum beyond its kind: an earlier figure; a change aimed at, had, foreseen or failed."""
    words = amount_words()
    if words.is_previous_before.search(before) or words.is_previous_after.match(after):
        return "previous"
    if kind not in CHANGES:
        return None
    near = f"{before.rpartition('£')[2]} | {AFTERWARDS.split(after, maxsplit=1)[0]}"
    if kind == "saving" and words.is_undeliverable.search(near):
        return "undeliverable"
    if kind == "saving" and (words.is_target_before.search(before) or words.is_target_after.match(after)):
        return "target"
    if kind in HAD and words.is_delivered.search(near):
        return "delivered"
    return "forecast" if kind in FORESEEN and words.is_expected.search(near) else None


def doubt_to_trouble(code: str, at: Evidence) -> Trouble:
    """The issue that a doubtful figure raises; the figure itself is published as printed."""
    message = (
        f"The sum {at.quote!r} is doubtful ({code.replace('_', ' ')}); it is published as printed. Look at the page."
    )
    return Trouble(at.page, "extract", code, "warning", message, at.quote)
