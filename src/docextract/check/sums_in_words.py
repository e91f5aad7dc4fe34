"""Sums that the words of one proposal give differently: priced twice, offset by another, beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docextract.check.finding import Finding, Input
from docextract.check.statements import Statement, text_to_words
from docextract.check.sums import overlap
from docextract.check.wording import figure_to_words
from docextract.model.records import Amount, Proposal
from docextract.parse.money import MoneyMatch, money_in
from docextract.parse.year import years_in
from docextract.vocabulary.check_words import check_words

PRICED, OFFSET, FURTHER = "priced_twice", "offset_in_words", "further_sum"
WANTED = re.compile(r"£")
UNIT_COST = re.compile(
    r"\bcosts?\s+of\b[^.£]{0,60}\s(?:an?|each|one)\s[^.£]{3,50}?(?:=|\bis|\bof|\bat)\s*(?:nearly\s|about\s)?$",
    re.IGNORECASE,
)
AND_YEARS = re.compile(r"\s*(?:in|for|each in)\s+(?:each of\s+|both\s+)?$", re.IGNORECASE)
IN_EACH = re.compile(
    r"\s*(?:in each of|(?:per year|a year|p\.?a\.?|per annum|annually|each year) (?:for|over))"
    r"\s+(?:the\s+)?(?:next\s+)?(?P<count>\w+)\s+years",
    re.IGNORECASE,
)
ADDITIONAL = re.compile(r"\b(?:further|additional)\s+savings?\s+of\s+$", re.IGNORECASE)
RATIO = 1.5
SUBJECT = 2
YEARLY = 2


class Price(NamedTuple):
    statement: Statement
    sum: MoneyMatch
    subject: frozenset[str]


def statements_to_sum_findings(
    statements: Sequence[Statement], amounts: Sequence[Amount], proposals: Mapping[str, Proposal]
) -> Iterator[Finding]:
    """Statements with sums, held against one another and against their proposal's headlines.

    Words may speak of different things: what differs is left undecided.
    """
    headlines: dict[str, list[Amount]] = {}
    for amount in amounts:
        if amount.proposal_id and amount.amount_pence and amount.source in ("field", "table"):
            headlines.setdefault(amount.proposal_id, []).append(amount)
    by_subject: dict[str, list[Statement]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    for subject, own in by_subject.items():
        if subject in proposals:
            yield from _priced_twice(own)
            yield from _offsets(own)
            yield from _further(own, headlines.get(subject, []))


def _priced_twice(own: Sequence[Statement]) -> Iterator[Finding]:
    """The price of one of a kind in two sentences of the same subject, far apart."""
    prices = [price for one in own for price in _prices(one)]
    for place, second in enumerate(prices):
        for first in prices[:place]:
            a, b = sorted((first.sum.money.amount_pence, second.sum.money.amount_pence))
            named = first.subject & second.subject
            if len(named) >= SUBJECT and any("-" in word for word in named) and b >= RATIO * a > 0:
                message = (
                    f"'{' '.join(sorted(named))}' costs {second.sum.raw} here and {first.sum.raw} on page "
                    f"{first.statement.page}"
                )
                yield Finding(PRICED, "unverifiable", second.statement.page, message, a, b)


def _prices(one: Statement) -> Iterator[Price]:
    words = check_words()
    if words.is_outlier.search(one.text) and not words.is_average.search(one.text):
        return
    for found in money_in(one.text):
        before = one.text[: found.start]
        if words.is_unit_price.match(one.text, found.end) or UNIT_COST.search(before):
            yield Price(one, found, text_to_words(before) - words.common_costs)


def _offsets(own: Sequence[Statement]) -> Iterator[Finding]:
    """A sum that is said to be offset by another in each of several years."""
    for place, one in enumerate(own):
        opening = check_words().is_offset.search(one.text)
        if not opening:
            continue
        sums = money_in(one.text)
        behind = [found for found in sums if found.start > opening.end()]
        before = [found for found in sums if found.end <= opening.start()] or (
            list(money_in(own[place - 1].text)) if place else []
        )
        times = _yearly(one.text, behind[0]) if behind else 0
        if not before or times < YEARLY:
            continue
        whole = before[-1]
        together = times * behind[0].money.amount_pence
        near = overlap(
            whole.money.amount_pence - together,
            (whole.money.precision_pence, *[behind[0].money.precision_pence] * times),
        )
        message = (
            f"{whole.raw} is to be offset by {behind[0].raw} in each of {times} years, which make "
            f"{figure_to_words(together, True)}"
        )
        yield Finding(
            OFFSET, "holds" if near else "unverifiable", one.page, message, together, whole.money.amount_pence
        )


def _yearly(text: str, found: MoneyMatch) -> int:
    """In how many years the sum is said to come again: "£54k in 22/23 and 23/24", "£54k a year for two years"."""
    each = IN_EACH.match(text, found.end)
    if each:
        printed = each["count"].casefold()
        return int(printed) if printed.isdigit() else check_words().numbers.get(printed, 0)
    years = [year for year in years_in(text) if year.start >= found.end]
    if len(years) < YEARLY or not AND_YEARS.fullmatch(text[found.end : years[0].start]):
        return 0
    between = text[years[0].end : years[1].start].strip()
    return YEARLY if between in ("and", "&") else 0


def _further(own: Sequence[Statement], printed: Sequence[Amount]) -> Iterator[Finding]:
    """A further saving in the text that no headline or table of its proposal names: in it, or on top of it?"""
    headline = next((amount for amount in printed if amount.source == "field" and amount.kind == "saving"), None)
    if headline is None:
        return
    sizes = {abs(amount.amount_pence or 0) for amount in printed}
    for one in own:
        for found in money_in(one.text):
            size = abs(found.money.amount_pence)
            if (
                ADDITIONAL.search(one.text[: found.start])
                and size not in sizes
                and size < abs(headline.amount_pence or 0)
            ):
                message = (
                    f"the text speaks of a further saving of {found.raw}; whether the headline's {headline.raw} "
                    "takes it in is not said, and no table shows it"
                )
                yield Finding(FURTHER, "unverifiable", one.page, message, inputs=(Input(amount_id=headline.id),))
