"""A table cell's text to one sum of money, or the reason why it is none."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from docextract.model.money import Money
from docextract.parse.figure import DASH, DIGITS, MINUS, SCALE, digits_to_figure, scale_to_pounds
from docextract.parse.text import has_digit
from docextract.parse.year import is_year

Reason = Literal["empty", "dash", "none_stated", "percent", "year", "unit", "several", "text", "unstorable"]

MARKS = re.compile(r"^[\s*†‡§#^~<>≤≥↑↓▲▼△▽►◄⬆⬇⇑⇓→←]+|[\s*†‡§#^↑↓▲▼△▽►◄⬆⬇⇑⇓→←]+$")
NONE_STATED = re.compile(
    r"n\s?/\s?[ak]|n\.?a\.?|nil|none|tb[cdan]|to be (?:confirmed|determined|decided|agreed|advised)|"
    r"not (?:applicable|available|known)|unknown|zero|neutral|cost neutral|various|x+|\?+|\.{2,}|…",
    re.IGNORECASE,
)
FIGURE = re.compile(
    rf"(?P<front>[{MINUS}\s£+±/(\[]*)(?P<digits>\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?:\.\d+)?|{DIGITS})"
    rf"(?:\s?(?P<scale>{SCALE}))?(?:\s?[)\]]\s?(?P<scale2>{SCALE})?)?(?:\s?(?:p\.?a\.?|per\s(?:annum|year)))?(?:\s?[)\]])?"
    rf"(?P<tail>\s*[{MINUS}])?(?P<note>\s(?:\(?\d{{1,2}}\)?|\([a-z]\)))?",
    re.IGNORECASE,
)
FRONT = re.compile(rf"(?:£?\s?(?:\+/-|±|[{MINUS}+])?\s?£?\s?[(\[]?\s?£?\s?[{MINUS}+]?\s?£?\s?[{MINUS}+]?)\s*")
SUPERSCRIPTS = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$")
LOST_IN_THOUSANDS = 100_000


class CellMoney(NamedTuple):
    """A cell that is one sum.

    `own_unit` is the scale printed in the cell ("m"), None where the column's was applied; `doubt` a code
    where the figure may not be what is meant.
    """

    money: Money
    own_unit: str | None
    doubt: str | None


class NotMoney(NamedTuple):
    """A cell that is not one sum, and why: "several" and "text" may hold sums for `money_in`."""

    reason: Reason


def cell_to_money(text: str, pounds: int | None) -> CellMoney | NotMoney:
    """The sum that a cell prints. `pounds` is what one of the column's unit is worth (1000 for £000); None means 1.

    A scale in the cell ("£3.2m") beats the column's. "(570)", "-570" and "570-" are negative.
    """
    plain = SUPERSCRIPTS.sub("", MARKS.sub("", text))
    reason = _not_a_figure(plain)
    if reason:
        return NotMoney(reason)
    match = FIGURE.fullmatch(plain)
    if match is None or not FRONT.fullmatch(match["front"]) or match["front"].count("£") > 1:
        return NotMoney("several" if text.count("£") > 1 else "text")
    return _match_to_money(match, pounds or 1)


def _not_a_figure(plain: str) -> Reason | None:
    if not plain:
        return "empty"
    if not plain.strip(DASH + " /.·•"):
        return "dash"
    if NONE_STATED.fullmatch(plain.strip("(). ")) or NONE_STATED.fullmatch(plain):
        return "none_stated"
    if not has_digit(plain) or re.fullmatch(r"£\s?['\u2019]?000(?:['\u2019]?s)?", plain):
        return "unit" if "£" in plain else "text"
    if plain.endswith("%") or plain.endswith("%)"):
        return "percent"
    return "year" if is_year(plain) else None


def _match_to_money(match: re.Match[str], column: int) -> CellMoney | NotMoney:
    digits = re.sub(r"[ \u00a0]", "", match["digits"])
    scale = match["scale"] or match["scale2"]
    pounds = scale_to_pounds(scale) or column
    doubt = "digits_apart" if digits != match["digits"] else None
    if not scale and "£" in match["front"] and column > 1 and _whole(digits) >= LOST_IN_THOUSANDS:
        # "£251,000" below £000: the cell prints its pounds in full
        pounds, doubt = 1, "unit_twice"
    figure = digits_to_figure(digits, pounds)
    if figure is None:
        return NotMoney("unstorable")
    opened, closed = any(c in "([" for c in match["front"]), any(c in ")]" for c in _behind(match))
    signs = [c for c in match["front"] + (match["tail"] or "").strip() if c in MINUS]
    unsure = "plus_or_minus" if "±" in match["front"] or "+/" in match["front"] else None
    return CellMoney(
        money=-figure.money if (signs and not unsure) or opened or closed else figure.money,
        own_unit=scale,
        doubt=unsure or _layout_doubt(match, opened, closed, len(signs)) or doubt or figure.doubt,
    )


def _whole(digits: str) -> int:
    return int(digits.replace(",", "").partition(".")[0] or 0)


def _behind(match: re.Match[str]) -> str:
    """What stands behind the digits, without a footnote."""
    note = match.start("note")
    return match.string[match.end("digits") : match.end() if note < 0 else note]


def _layout_doubt(match: re.Match[str], opened: bool, closed: bool, signs: int) -> str | None:
    """What in the cell's signs, brackets and neighbours makes its figure doubtful."""
    if match["note"]:
        return "footnote_or_two_figures"
    if opened != closed:
        return "bracket_missing"
    if match["tail"] and match["tail"][0].isspace():
        return "minus_behind"
    return "sign_twice" if signs > 1 else None
