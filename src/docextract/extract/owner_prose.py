"""Owners in running text: lists of members, signatures, contributors, and sentences that give a capacity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docextract.extract.owner_fields import begins_person
from docextract.extract.owner_records import person_to_owner, post_to_relation, text_to_owners
from docextract.extract.owner_sentences import Stated, text_to_said
from docextract.extract.paragraphs import Item, lines_to_items
from docextract.extract.passage import Place, lines_to_passage
from docextract.model.layout import Line, Section
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner
from docextract.model.records.delivery import Relation
from docextract.parse.name import cell_to_people, is_name
from docextract.vocabulary.owner_words import owner_words

HINT = re.compile(
    r"responsible o|\bsro\b|sponsor|\b(?:led|managed|overseen|chaired|delivered|coordinated|owned) by|contributors"
    r"|(?:lead|accountable) officer|lead director|(?:project|programme|delivery) (?:manager|lead)\b"
    r"|(?:responsibility|accountability) |(?:lead|cabinet) member|portfolio holder",
    re.IGNORECASE,
)
"""A paragraph without any of these is not looked at."""
MEMBER_LINES = 8
REPORT_BY = re.compile(r"(?:joint )?report (?:by|of|from)(?: the)? (?P<who>[A-Z][^:]{3,90})", re.IGNORECASE)
HEAD_LINES = 14


def prose_owners(reading: Reading, spent: frozenset[Place]) -> Iterator[Found[Owner]]:
    """The owners of all running text outside tables."""
    sections = reading.layout.sections
    for section, following in zip(sections, [*sections[1:], None], strict=False):
        if HINT.search(" ".join(line.text for line in section.body)):
            for item in lines_to_items(reading, section.body):
                if HINT.search(item.text):
                    yield from _item_owners(reading, item)
        yield from _foreword_author(reading, section, following)
    yield from _reported_by(reading)
    yield from _member_lists(reading)
    yield from _signatures(reading, spent)


def _item_owners(reading: Reading, item: Item) -> Iterator[Found[Owner]]:
    said = text_to_said(item.text)
    for named in said.contributors:
        yield from text_to_owners(reading, item.passage, named, "other", method="contributors", confidence=0.8)
    for stated in said.stated:
        yield from _stated_owner(reading, item, stated)


def _stated_owner(reading: Reading, item: Item, stated: Stated) -> Iterator[Found[Owner]]:
    who = re.sub(r"^[Tt]he |^(?:And|In|At|For|With) ", "", stated.who)
    who = who.rsplit(" and ", 1)[-1] if is_name(who.rsplit(" and ", 1)[-1]) else who
    people = cell_to_people(who)
    if len(people) != 1:
        return
    person = people[0]
    if not person.name and not owner_words().is_post_head.match(person.job_title or ""):
        return
    if person.name and stated.post:
        person = person._replace(job_title=" ".join(stated.post.split()))
    found, _ = person_to_owner(reading, item.passage, person, stated.relation, method="statement", confidence=0.75)
    if found:
        yield found


def _foreword_author(reading: Reading, section: Section, following: Section | None) -> Iterator[Found[Owner]]:
    """Who signed a foreword: the name alone on one of its last lines."""
    if section.heading is None or not owner_words().is_foreword.match(section.heading.text.strip()):
        return
    # A bold signature makes a heading of its own.
    signed = following.heading.lines if following and following.heading else ()
    for line in (*signed, *reversed(section.body[-3:])):
        if is_name(line.text) and line.text.count(" ") <= 3:
            yield from text_to_owners(
                reading, lines_to_passage(reading, [line]), line.text, "author", method="foreword", confidence=0.7
            )
            return


def _reported_by(reading: Reading) -> Iterator[Found[Owner]]:
    """Who brings a report: "Report of the Director of Place" at its head, without a colon."""
    for page in {report.page for report in reading.layout.reports}:
        for line in reading.layout.pages[page - 1].body[:HEAD_LINES]:
            match = REPORT_BY.fullmatch(line.text.strip())
            people = cell_to_people(match["who"]) if match and begins_person(match["who"]) else []
            for person in people:
                officer: Relation = "author" if person.name and not person.job_title else "responsible"
                relation = post_to_relation(person.job_title, officer)
                passage = lines_to_passage(reading, [line])
                found, _ = person_to_owner(reading, passage, person, relation, method="report_by", confidence=0.85)
                if found:
                    yield found


def _member_lists(reading: Reading) -> Iterator[Found[Owner]]:
    words = owner_words()
    for laid in reading.layout.pages:
        for at, line in enumerate(laid.body):
            if "ember" in line.text and words.opens_member_list.search(line.text):
                yield from _members(reading, laid.body[at : at + MEMBER_LINES])


def _members(reading: Reading, lines: Sequence[Line]) -> Iterator[Found[Owner]]:
    words = owner_words()
    own: list[Line] = []
    for line in lines:
        if own and (line.box.y0 - own[-1].box.y1 > 0.6 * line.size or own[-1].text.endswith(".")):
            break
        if own and line.bold and not own[-1].bold:
            break  # the heading of what follows
        if own or words.names_members.search(line.text):
            own.append(line)
    passage = lines_to_passage(reading, own)
    text = passage.text
    starts = list(words.names_members.finditer(text))
    for match, after in zip(starts, [*starts[1:], None], strict=False):
        piece = text[match.end() : after.start() if after else len(text)].strip(" ,;.")
        piece = re.sub(r"\s+and$", "", piece)
        found = text_to_owners(reading, passage, piece, "member", method="member_list", confidence=0.8)
        yield from (one for one in found if one.record.name)


def _signatures(reading: Reading, spent: frozenset[Place]) -> Iterator[Found[Owner]]:
    """A name alone on its line, with a post on the next and a telephone number or address on the one below."""
    words = owner_words()
    for laid in reading.layout.pages:
        for name, post, reach in zip(laid.body, laid.body[1:], laid.body[2:], strict=False):
            if (
                abs(name.box.x0 - post.box.x0) < 4
                and ("@" in reach.text or "0" in reach.text)
                and words.is_reach.search(reach.text)
                and words.is_post_head.match(post.text)
                and not words.names_members.match(post.text)
                and (name.page, name.words[0]) not in spent
                and is_name(name.text)
            ):
                people = cell_to_people(name.text)
                if len(people) == 1:
                    found, _ = person_to_owner(
                        reading,
                        lines_to_passage(reading, [name, post]),
                        people[0]._replace(job_title=post.text),
                        "other",
                        method="signature",
                        confidence=0.8,
                    )
                    if found:
                        yield found
