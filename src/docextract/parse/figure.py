"""The figure inside a sum of money: digits, scale, sign, and what makes it doubtful."""

from __future__ import annotations

import re
from typing import NamedTuple

from docextract.model.money import Money, digits_to_money
from docextract.vocabulary.sum_words import any_of, sum_words

MINUS = "-\u00ad\u2010\u2011\u2012\u2013\u2212"
"""Characters that papers print for a minus: hyphens (soft ones too), figure and en dash, the minus sign itself."""
DASH = MINUS + "\u2014\u2015"
DIGITS = r"\d+(?:,\d+)*(?:\.\d+)?|\.\d+"
SCALE = any_of(tuple(sum_words().pounds))
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")

UNLIKELY = {1_000: 100_000, 1_000_000: 10_000, 1_000_000_000: 1_000, 1_000_000_000_000: 10}
"""From so many times its scale on, a scale is more likely printed twice ("£120,500k") than meant."""


class Figure(NamedTuple):
    """The sum without its sign; `doubt` is a code where it may not be what is meant, else None."""

    money: Money
    doubt: str | None


def digits_to_figure(digits: str, pounds: int) -> Figure | None:
    """Printed digits with their separators, times a scale in pounds; None where no figure can be made of them.

    Doubts: digit_grouping ("265,77"), scale_twice ("120,500" in thousands), finer_than_a_penny ("0.125").
    """
    return digits_in_pence(digits, pounds * 100)


def digits_in_pence(digits: str, unit_pence: int) -> Figure | None:
    """The same with the scale in pence, for figures such as "50p"."""
    plain = digits.replace(",", "")
    if plain.startswith("."):
        plain = f"0{plain}"
    money = digits_to_money(plain, unit_pence)
    if money is None:
        return None
    return Figure(money, _doubt(digits, plain, unit_pence))


def _doubt(digits: str, plain: str, unit_pence: int) -> str | None:
    if not GROUPED.fullmatch(digits):
        return "digit_grouping"
    limit = UNLIKELY.get(unit_pence // 100)
    if limit and float(plain) >= limit:
        return "scale_twice"
    if unit_pence % 10 ** len(plain.partition(".")[2]):
        return "finer_than_a_penny"
    return None


def scale_to_pounds(scale: str | None) -> int | None:
    """1000 for "k" or "thousand", 1000000 for "m", and so on; None for none or an unknown one."""
    return sum_words().pounds.get(scale.strip("-").strip().lower()) if scale else None
