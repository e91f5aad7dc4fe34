"""The unit that a caption, header or label gives for the figures below it."""

from __future__ import annotations

import re

MARK = r"['\u2018\u2019`\u00b4]?"
THOUSAND = rf"(?:{MARK},?\(?{MARK}0{{3}}{MARK}s?{MARK}s?\)?|\s?(?:in\s)?thousands?|\s?k)"
MILLION = rf"(?:{MARK},?0{{3}},0{{3}}|\s?(?:in\s)?millions?|{MARK}\s?(?:mn|mil|m){MARK}s?)"
BILLION = rf"(?:\s?(?:in\s)?billions?|{MARK}\s?bn)"
POUND = r"(?:£|GBP)"
UNIT = re.compile(
    rf"{POUND}\s?(?:(?P<million>{MILLION})|(?P<thousand>{THOUSAND})|(?P<billion>{BILLION}))(?![\w,.]*\d)(?!\w)"
    rf"|(?:in\s)?(?P<words>thousands|millions|billions)\s+of\s+(?:£|pounds)"
    rf"|(?<![\w£,.])(?P<bare>0{{3}}{MARK}s?)(?![\w,.]*\d)(?!\w)"
    rf"|{POUND}{MARK}s?(?P<pound>)(?![\w.]*\d)(?!\s?[{{(\-+.]?\s?\d)(?!\w)(?!\.\w)"
    r"|(?<!\w)(?P<pence>pence)(?!\w)",
    re.IGNORECASE,
)
POUNDS = {"million": 1_000_000, "thousand": 1_000, "billion": 1_000_000_000, "pound": 1, "bare": 1_000}
WORDS = {"thousands": 1_000, "millions": 1_000_000, "billions": 1_000_000_000}


def text_to_unit(text: str) -> tuple[str, int] | None:
    """The first unit printed in the text, as (as printed, pounds): "£000" gives ("£000", 1000).

    None where there is none, and for pence; a sum ("£5m") is not a unit. A bare "000s" counts only where the text
    has no other unit.
    """
    if "£" not in text and "0" not in text and "o" not in text.lower() and "GBP" not in text.upper():
        return None
    fallback: tuple[str, int] | None = None
    for match in UNIT.finditer(text):
        kind = match.lastgroup or ""
        raw = match[0].strip() if "(" in match[0] else match[0].strip(" )")
        if kind == "words":
            return raw, WORDS[match["words"].lower()]
        if kind in ("bare", "pound"):
            fallback = fallback or (raw, POUNDS[kind])
        elif kind in POUNDS:
            return raw, POUNDS[kind]
    return fallback
