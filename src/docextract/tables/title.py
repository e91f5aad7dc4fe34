"""The caption of a table: the lines just above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docextract.model.geometry import Box
from docextract.tables.surroundings import Caption

NEAR = 30.0
FAR = 110.0
MOST = 5
LONGEST, LONGEST_NAMED = 160, 300
SHORT_LINE = 80
WIDE, MANY_LETTERS = 300.0, 60
FOOT = 8
UNIT_LINE = re.compile(
    r"^\W*(?:all\s+)?(?:(?:figures?|amounts?|values?|numbers?|sums?)\s+(?:are\s+|shown\s+)*(?:in\s+)?)?[(\s]*£[\s'’,0a-z()]*s?\W*$"
    r"|\b(?:all|figures?|amounts?)\b.{0,25}\bin\s+(?:£|thousands|millions)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"^(?:\W*)(?:table|figure|fig\.?|appendix|annex|schedule|exhibit|chart)\s*[:\u2013-]?\s*[\dA-Z]", re.IGNORECASE
)
ALONE = re.compile(r"(?:appendix|annex|schedule)\s*[\dA-Z]{1,3}", re.IGNORECASE)
"""A part of the paper in its margin: no title of a table."""
POINTS = re.compile(r"\b(?:below|above|overleaf)\W*$", re.IGNORECASE)
"""The end of a sentence that points at a table."""
LABELLED = re.compile(r"^[^:]{3,45}:\s+\S.{0,60}$")
SENTENCE_END = re.compile(r"[.;,:]$")


def captions_above(box: Box, captions: Sequence[Caption], others: Sequence[Box]) -> list[Caption]:
    """Up to five lines above the box, the nearest first, none of them beyond another table or a wide gap."""
    out: list[Caption] = []
    top = box.y0
    floor = max((other.y1 for other in others if other.y1 <= box.y0 + 2), default=0.0)
    for line in reversed([line for line in captions if line.box.y1 <= box.y0 + 3]):
        far = top - line.box.y1 > NEAR or box.y0 - line.box.y0 > FAR
        if len(out) == MOST or line.box.y0 < floor - 2 or far:
            break
        if line.box.x0 > box.x1 or line.box.x1 < box.x0 - 60:
            continue
        named = NAMED.match(line.text) and not ALONE.fullmatch(line.text.strip())
        if line.running and not named and not UNIT_LINE.search(line.text):
            continue
        out.append(line)
        top = line.box.y0
    return out


def captions_to_title(lines: Sequence[Caption]) -> str | None:
    """The caption among the lines above a table (nearest first): one that calls itself a table, else the nearest line
    or two lines, where they are no part of a longer paragraph. None where neither is there."""
    for place, line in enumerate(lines[:4]):
        if is_named(line.text) and len(line.text) <= LONGEST_NAMED:
            goes_on = place > 0 and _continues(lines[place - 1], line)
            return f"{line.text} {lines[place - 1].text}" if goes_on else line.text
    plain = [line for line in lines if not UNIT_LINE.search(line.text)]
    if not plain:
        return None
    if len(plain) > 1 and _continues(plain[0], plain[1]):
        if len(plain) > 2 and _continues(plain[1], plain[2]):
            return None
        return _joined(plain, 1)
    return plain[0].text if len(plain[0].text) <= LONGEST and _is_titular(plain[0].text) else None


def is_named(text: str) -> bool:
    """True for a text that calls itself a table, and is no end of a sentence that speaks of one."""
    return NAMED.match(text) is not None and not text[:1].islower() and not POINTS.search(text)


def title_words(title: str | None, lines: Sequence[Caption]) -> str:
    """The title and the lines above it that read like headings: the words that tell a table's kind."""
    short = [line.text for line in lines[:4] if len(line.text) < SHORT_LINE and _is_titular(line.text)]
    return " ".join([title or "", *short])


def _continues(line: Caption, above: Caption) -> bool:
    """True where the line goes on with the sentence of the line above it."""
    gap = line.box.y0 - above.box.y1
    if gap > 0.6 * line.box.height or abs(line.box.x0 - above.box.x0) > 60 or SENTENCE_END.search(above.text.strip()):
        return False
    return line.text[:1].islower() or (above.box.width > WIDE and len(above.text) > MANY_LETTERS)


def _joined(lines: Sequence[Caption], place: int) -> str | None:
    text = f"{lines[place].text} {lines[place - 1].text}"
    return text if len(text) <= LONGEST and _is_titular(text) else None


def _is_titular(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    if letters < 3 or text[:1].islower() or text.strip()[-1] in ".;,":
        return False
    return NAMED.match(text) is not None or not LABELLED.match(text)


def unit_overleaf(page: int, box: Box, captions: Mapping[int, Sequence[Caption]]) -> list[tuple[str, int]]:
    """Unit lines ("All figures in £m") at the foot of the page before, for a table that begins its page: text, page."""
    if any(line.box.y1 <= box.y0 and not line.running for line in captions.get(page, ())):
        return []
    foot = [line for line in captions.get(page - 1, ()) if not line.running][-FOOT:]
    return [
        (line.text, page - 1) for line in reversed(foot) if UNIT_LINE.search(line.text) and len(line.text) < LONGEST
    ]
