"""Sums of money in running text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docextract.model.money import Money
from docextract.parse.figure import (
    DASH,
    DIGITS,
    MINUS,
    SCALE,
    Figure,
    digits_in_pence,
    digits_to_figure,
    scale_to_pounds,
)
from docextract.vocabulary.sum_words import any_of, sum_words

END_OF_SCALE = r"(?![A-Za-z])"
SUM = re.compile(
    rf"£\s{{0,2}}(?P<sign>[{MINUS}+]\s?)?(?P<opened>\()?(?!000(?!\d|[,.]\d|\s?{SCALE}\b))(?P<digits>{DIGITS})"
    rf"(?(opened)(?:\)|(?=\s?{SCALE}\))))(?:(?:\s{{0,2}}|-(?=[a-z]{{4}}))(?P<scale>{SCALE}){END_OF_SCALE})?(?(opened)\)?)",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"(?<![\w£$€.,/'])(?P<digits>{DIGITS})\s?(?:(?P<scale>{SCALE})|(?P<pence>p|pence)(?!\.\s?p))(?![\w-]*\d)(?!\w)",
    re.IGNORECASE,
)
TAIL = re.compile(
    rf"(?P<join>\s*[{DASH}]\s*|\s+(?:{any_of(sum_words().range_joins)})\s+)"
    rf"(?P<digits>{DIGITS})(?:\s?(?P<scale>{SCALE}){END_OF_SCALE})?(?![\d%/]|\s?%|[-.,]\d)",
    re.IGNORECASE,
)
EACH = re.compile(r"\s(?:per|an?|each)\s|\s?p\.?[wahm]\b", re.IGNORECASE)
"""What follows a rate: "£54-72 per week"."""
DASH_JOIN = re.compile(rf"\s*[{DASH}]\s*")
WORD_JOIN = re.compile(rf"\s+(?:{any_of(sum_words().range_joins)})\s+", re.IGNORECASE)
FROM = re.compile(r"(?<!\w)from\s*$", re.IGNORECASE)
ROSE = re.compile(
    r"(?<!\w)(?:by|(?:rise|increase|growth|fall|reduction|decrease|change) of)(?: a further| some| about| around)?\s*$",
    re.IGNORECASE,
)
"""Words before a step that leads to a sum: "by £2m to £9m" is no range."""
LETTERS = re.compile(r"[A-Za-z](?:[A-Za-z.]*[A-Za-z])?")
SUFFIXES = frozenset(word.lower() for word in sum_words().suffixes)
CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
NEAR = 40
"""Characters around a number without pound sign in which a money word makes it a sum."""


class MoneyMatch(NamedTuple):
    """A sum printed in a text at [start, end), its sign and scale included.

    `money` carries the printed sign ("-", "+", "±" or ""). `scale` is the printed scale ("k"), `pound` False where
    no £ is printed. `range` is shared by the two ends of a range and counts from 0 in the text. `doubt` is a code
    where the sum may not be what is meant.
    """

    start: int
    end: int
    raw: str
    money: Money
    sign: str
    scale: str | None
    pound: bool
    approximate: bool
    range: int | None
    doubt: str | None


class _Found(NamedTuple):
    """A sum on its way: `at` is where its £ or first digit stands, `start` where its sign does."""

    start: int
    at: int
    end: int
    figure: Figure
    digits: str
    sign: str
    scale: str | None
    pound: bool
    doubt: str | None
    range: int | None = None


def money_in(text: str, *, unit_pounds: int | None = None) -> list[MoneyMatch]:
    """Every sum of money in the text, in order.

    `unit_pounds` is what a sum without a scale of its own counts in (1000 below "£000"); None means pounds.
    Units ("£000", "£k") are no sums. A number without £ is one where it has a scale and reads like money.
    """
    found = list(_with_pound(text, unit_pounds or 1)) if "£" in text else []
    found = list(_with_tails(text, found))
    found = sorted([*found, *_without_pound(text, found)])
    return [_to_match(text, item) for item in _ranges(text, found)]


def _with_pound(text: str, unit: int) -> Iterator[_Found]:
    for match in SUM.finditer(text):
        figure = digits_to_figure(match["digits"], scale_to_pounds(match["scale"]) or unit)
        if figure is None:
            continue
        start, sign = _sign_before(text, match.start())
        sign = "-" if match["opened"] else (match["sign"] or sign).strip()
        end = match.end()
        yield _Found(
            start, match.start(), end, figure, match["digits"], sign, match["scale"], True, _doubt_behind(text, end)
        )


def _sign_before(text: str, at: int) -> tuple[int, str]:
    """Where the sum begins with its sign, and the sign: "-", "+", "±" or none.

    A dash that joins ("2019-£20"), or stands apart in prose ("savings - £180k"), is no sign; behind an opening
    bracket, or where the sum is the whole text, it is.
    """
    i = at
    while i and text[i - 1].isspace():
        i -= 1
    if not i:
        return at, ""
    last, apart = text[i - 1], i < at
    if last == "±" or (last in MINUS + "/" and text[max(0, i - 3) : i].startswith("+/")):
        return (i - 1 if last == "±" else i - 3), "±"
    if last not in MINUS and last != "+":
        minus = sum_words().is_minus.search(text, max(0, at - 12), at)
        return (minus.start(), "-") if minus else (at, "")
    before = text[i - 2] if i > 1 else ""
    if before.isalnum() or before in (")", "%", "]"):
        return at, ""
    opened = not text[: i - 1].strip(" (\n")
    if apart and not (before == "(" or (opened and len(text) < NEAR and SUM.fullmatch(text[at:].strip(" )\n")))):
        return at, ""
    return i - 1, "+" if last == "+" else "-"


def _doubt_behind(text: str, end: int) -> str | None:
    """What follows the sum without a space and casts doubt on where it ends."""
    rest = text[end : end + 24]
    letters = LETTERS.match(rest)
    if letters and letters[0].lower() not in SUFFIXES:
        return "letters_touch"
    if re.match(r"\.?\d", rest) or re.match(r",\s\d{3}(?!\d)", rest):
        return "figure_goes_on"
    return None


def _with_tails(text: str, found: list[_Found]) -> Iterator[_Found]:
    """The sums, each followed by the other end of its range where that has no £ of its own ("£10-15m")."""
    for index, item in enumerate(found):
        limit = found[index + 1].at if index + 1 < len(found) else len(text)
        tail = TAIL.match(text, item.end, limit) if not item.doubt else None
        other = _tail_to_found(item, tail) if tail else None
        if tail and other and (DASH_JOIN.fullmatch(tail["join"]) or _joins(text, item.start, tail["join"])):
            yield from (item, other)
        else:
            yield item


def _tail_to_found(item: _Found, tail: re.Match[str]) -> _Found | None:
    scale = tail["scale"]
    short = len(tail["digits"]) < 3 and not (len(tail["join"]) == 1 and EACH.match(tail.string, tail.end()))
    if not scale and (item.scale or short or CALENDAR_YEAR.fullmatch(tail["digits"])):
        return None
    figure = digits_to_figure(tail["digits"], scale_to_pounds(scale) or 1)
    if not item.scale and tail["join"][0].isspace() and not tail["join"][-1].isspace():
        return None  # "-£380 -570k" are two figures of a row
    if figure is None or figure.money.amount_pence <= item.figure.money.amount_pence:
        return None
    at = tail.start("digits")
    return _Found(at, at, tail.end(), figure, tail["digits"], "", scale, False, None)


def _joins(text: str, start: int, join: str) -> bool:
    """True where "to" or "and" between two sums makes a range of them."""
    if ROSE.search(text, max(0, start - 40), start):
        return False
    opened = sum_words().is_range_opening.search(text, max(0, start - 24), start) is not None
    return opened or (join.strip().lower() == "to" and not FROM.search(text, max(0, start - 8), start))


def _without_pound(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Numbers with a scale but no pound sign ("-570k", "1.2 million") that read like money."""
    taken = [(item.at, item.end) for item in found]
    for match in BARE.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in taken):
            continue
        begin, sign = _sign_before(text, start)
        if begin == start and start and (text[start - 1] in DASH or text[start - 1] == ":"):
            continue
        if not _reads_like_money(text, begin, match, sign, taken):
            continue
        figure = (
            digits_in_pence(match["digits"], 1)
            if match["pence"]
            else digits_to_figure(match["digits"], scale_to_pounds(match["scale"]) or 1)
        )
        if figure:
            yield _Found(
                begin, start, end, figure, match["digits"], sign, match["scale"] or match["pence"], False, None
            )


def _reads_like_money(text: str, begin: int, match: re.Match[str], sign: str, taken: list[tuple[int, int]]) -> bool:
    words = sum_words()
    start, end = match.span()
    if words.is_counted.match(text, end):
        return False
    scale = (match["scale"] or "").lower()
    if match["pence"]:
        return len(match["digits"]) <= 5 and (match["pence"] != "P")
    if scale == "k" or (sign == "-" and scale in ("m", "bn")) or not (text[:begin] + text[end:]).strip(" ().\n"):
        return True
    return bool(
        words.has_money_word.search(text, max(0, begin - NEAR), begin)
        or words.has_money_word.search(text, end, end + NEAR)
        or any(abs(a - end) < NEAR or abs(start - b) < NEAR for a, b in taken)
    )


def _ranges(text: str, found: list[_Found]) -> list[_Found]:
    """The sums with ranges numbered; the scale of a range's second end goes for the first one too ("£10-15m")."""
    out: list[_Found] = []
    number = 0
    for item in found:
        first = out[-1] if out else None
        if first and first.range is None and (pair := _pair(text, first, item)):
            out[-1:] = [end._replace(range=number) for end in pair]
            number += 1
        else:
            out.append(item)
    return out


def _pair(text: str, first: _Found, second: _Found) -> tuple[_Found, _Found] | None:
    between = text[first.end : second.at]
    dashed = DASH_JOIN.fullmatch(between) and second.sign == ""
    if not dashed and (
        ROSE.search(text, 0, first.start) or not (WORD_JOIN.fullmatch(between) and _joins(text, first.start, between))
    ):
        return None
    first = _shared_scale(first, second)
    low, high = first.figure.money.amount_pence, second.figure.money.amount_pence
    return (first, second) if low <= high else None


def _shared_scale(first: _Found, second: _Found) -> _Found:
    if first.scale or not second.scale:
        wide = second.figure.money.amount_pence > 200 * max(1, first.figure.money.amount_pence) and not first.scale
        return first._replace(doubt=first.doubt or "range_scale_unclear") if wide else first
    shared = digits_to_figure(first.digits, scale_to_pounds(second.scale) or 1)
    if shared is None or shared.money.amount_pence > second.figure.money.amount_pence:
        return first
    return first._replace(figure=shared)


def _to_match(text: str, item: _Found) -> MoneyMatch:
    negative = item.sign != "" and item.sign in MINUS
    money = item.figure.money
    return MoneyMatch(
        start=item.start,
        end=item.end,
        raw=text[item.start : item.end],
        money=-money if negative else money,
        sign="-" if negative else item.sign,
        scale=item.scale,
        pound=item.pound,
        approximate=sum_words().is_approximate.search(text, max(0, item.start - 24), item.start) is not None,
        range=item.range,
        doubt=item.doubt or item.figure.doubt or ("plus_or_minus" if item.sign == "±" else None),
    )
