"""The caption of a table: the lines just above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docextract.model.geometry import Box
from docextract.tables.surroundings import Caption

NEAR = 30.0
FAR = 110.0
MOST = 5
LONGEST = 160
NAMED = re.compile(r"^(?:\W*)(?:table|figure|fig\.?|appendix|annex|schedule|exhibit|chart)\s*[\dA-Z]", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.;,]$")


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
        if line.running and not NAMED.match(line.text):
            continue
        out.append(line)
        top = line.box.y0
    return out


def captions_to_title(lines: Sequence[Caption]) -> str | None:
    """The caption among the lines above a table (nearest first): one that calls itself a table, else the nearest line
    where it is short and no sentence's end. None where neither is there."""
    for line in lines[:4]:
        if NAMED.match(line.text) and len(line.text) <= LONGEST:
            return line.text
    for line in lines[:1]:
        if len(line.text) <= LONGEST and _is_titular(line.text):
            return line.text
    return None


def _is_titular(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters >= 3 and (not SENTENCE_END.search(text.strip()) or len(text) < 40) and not text[:1].islower()
