"""Risks in lists: bullets under a heading or a sentence that announces risks, with the mitigation that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docextract.extract.cells import FieldPlaces
from docextract.extract.paragraphs import NUMBERED, Item, lead_ins, lines_to_items
from docextract.extract.passage import places_to_evidence
from docextract.model.layout import Section
from docextract.model.reading import Found, Reading
from docextract.model.records import Risk, box_columns
from docextract.vocabulary.delivery_words import delivery_words
from docextract.vocabulary.heading_words import heading_kind

PLAIN_HEADING = re.compile(
    r"(?:\(?[\w.]{1,6}[.)]?\s+)?(?:(?!and\b)[\w-]+ ){0,3}risks?(?: to [\w ]{1,40})?:?", re.IGNORECASE
)
ASIDE = re.compile(r"mitigat|action|measure|control|benefit|opportunit|assum|step", re.IGNORECASE)
"""A sentence before a list that makes it something else, under a risk heading too."""
LEAST = 12
"""Letters of the shortest description."""


def listed_risks(reading: Reading) -> Iterator[Found[Risk]]:
    """The risks of all lists outside tables."""
    for section in reading.layout.sections:
        if any("risk" in line.text.lower() for line in section.body) or _is_risk_heading(section):
            items = lines_to_items(reading, section.body)
            yield from _section_risks(reading, section, items)


def _section_risks(reading: Reading, section: Section, items: Sequence[Item]) -> Iterator[Found[Risk]]:
    under = _is_risk_heading(section)
    spent: set[int] = set()
    for lead, run in lead_ins(items):
        if lead and all(line.bold for line in lead.lines):
            under = _names_risks(lead.text)
        sure = _announces(lead.text) if lead else under and _ends_open(section)
        if sure or (under and run[0].mark == "bullet" and _lets_on(lead)):
            yield from _run_risks(reading, run, 0.85 if sure else 0.75)
            spent.update(map(id, run))
    words = delivery_words().risk
    for item in items:
        stated = id(item) not in spent and words.states.search(item.text)
        if stated and (under or split_mitigation(item.text)[1]):
            yield from _run_risks(reading, [item], 0.7)


def _lets_on(lead: Item | None) -> bool:
    """True where the bullets below are still what the heading says: nothing stands between, or it leads into them."""
    if lead is None or all(line.bold for line in lead.lines):
        return True
    return lead.text.rstrip().endswith(":") and not ASIDE.search(_last_sentence(lead.text))


def _ends_open(section: Section) -> bool:
    return section.heading is not None and section.heading.text.rstrip().endswith(":")


def _is_risk_heading(section: Section) -> bool:
    if section.heading is None:
        return False
    return _announces(section.heading.text) or _names_risks(section.heading.text)


def _names_risks(text: str) -> bool:
    """True for the words of a heading whose section lists risks."""
    words = delivery_words().risk
    known = heading_kind(text) == "risks" or PLAIN_HEADING.fullmatch(text.strip()) is not None
    return known and not words.announces_not.search(text)


def _announces(text: str) -> bool:
    """True for words that end in a colon and announce risks in their last sentence."""
    words = delivery_words().risk
    last = _last_sentence(text)
    return text.rstrip().endswith(":") and bool(words.announces.search(last)) and not words.announces_not.search(last)


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])", text.strip())[-1]


def _run_risks(reading: Reading, run: Sequence[Item], confidence: float) -> Iterator[Found[Risk]]:
    for item in run:
        description, mitigation = split_mitigation(NUMBERED.sub("", item.text, count=1))
        if len(description) >= LEAST and not delivery_words().risk.is_nothing.fullmatch(description):
            yield _risk(reading, item, description, mitigation, confidence)


def split_mitigation(text: str) -> tuple[str, str | None]:
    """A risk's description, and the mitigation named after it; None where none is."""
    for pattern in delivery_words().risk.mitigation:
        match = pattern.search(text)
        if match and match.start() > 0:
            mitigation = text[match.end("mark") :].strip(" \t;,")
            before = text[: match.start()].rstrip(" \t;,:-–([")
            if match["mark"].lstrip()[:1] in ("(", "["):
                mitigation = mitigation.rstrip(")].; ")
            elif match["mark"]:
                mitigation = mitigation.rstrip(". ")
            return before, mitigation or None
    return text.strip(), None


def _risk(reading: Reading, item: Item, description: str, mitigation: str | None, confidence: float) -> Found[Risk]:
    places: FieldPlaces = []
    passage = item.passage
    own, end = passage.places_of(description)
    own = own or passage.words
    at = places_to_evidence(reading, own, description)
    places.append(("description", at))
    later = [place for place in own if place[0] != at.page]
    if later:
        places.append(("description", places_to_evidence(reading, later, _printed(reading, later))))
    if mitigation:
        words, _ = passage.places_of(mitigation, end)
        if words:
            places.append(("mitigation", places_to_evidence(reading, words, mitigation)))
    record = Risk(
        id=reading.identities.mint("risks", at.page, at.word),
        document_id=reading.document_id,
        page=at.page,
        description=description,
        mitigation=mitigation,
        method="risk_list",
        confidence=confidence,
        **box_columns(at.box),
    )
    return Found(record, tuple(places))


def _printed(reading: Reading, places: Sequence[tuple[int, int]]) -> str:
    return " ".join(reading.words(page)[word].text for page, word in places)
