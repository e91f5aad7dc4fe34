"""Owners in blocks of contact details: one or two columns of people, or a row for each, over the page end too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docextract.extract.owner_fields import begins_person
from docextract.extract.owner_records import person_to_owner
from docextract.extract.passage import Passage, Place, lines_to_passage
from docextract.model.layout import Line
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner
from docextract.model.records.delivery import Relation
from docextract.parse.name import Person, cell_to_people, is_name
from docextract.parse.text import join_lines
from docextract.vocabulary.heading_words import heading_kind
from docextract.vocabulary.label_words import KnownLabel, known_label, label_key
from docextract.vocabulary.owner_words import owner_words

SAME_ROW = 0.5
"""Lines whose tops differ by less than this part of a line's height stand in one row."""
LONGEST = 60
"""Lines of the longest block."""
WIDE_GAP = 3.0
"""White space of so many line heights ends a block of contact details on a page."""


@dataclass(slots=True)
class _Person:
    """What has been read of a person: lines of the name (or of name and post), of the post, and the capacity."""

    relation: Relation
    names: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    name_text: str = ""
    post_text: str = ""
    reached: bool = False


def contact_owners(reading: Reading) -> tuple[list[Found[Owner]], frozenset[Place]]:
    """The people of all blocks of contact details, and the words that the blocks took."""
    found: list[Found[Owner]] = []
    spent: set[Place] = set()
    for lines in _regions(reading):
        if spent.intersection((line.page, line.words[0]) for line in lines):
            continue
        own = list(_region_owners(reading, lines))
        if own:
            found += own
            spent.update((line.page, word) for line in lines for word in line.words)
    return found, frozenset(spent)


def _regions(reading: Reading) -> Iterator[list[Line]]:
    """The lines of each block, its heading or first label included."""
    pages = reading.layout.pages
    for number, laid in enumerate(pages):
        for at, line in enumerate(laid.body):
            if _opens(line) and not _has_value_beside(line, laid.body[at + 1 : at + 4]):
                lines = _block(laid.body[at:])
                if lines and not _is_closed(lines) and number + 1 < len(pages):
                    lines += _carried(pages[number + 1].body)
                yield lines


def _opens(line: Line) -> bool:
    """True for "Contact details", "Officer contact:", "Report Author" alone on their line."""
    text = line.text.strip()
    if len(text) > 60 or "@" in text:
        return False
    label = known_label(text)
    if label:
        return label.name in owner_words().contact_labels and not label.role
    return line.bold and heading_kind(text) == "contact" and len(text) < 40


def _has_value_beside(label: Line, following: Sequence[Line]) -> bool:
    """True for a label with its value on the same row, which is a field."""
    return label_to_relation(label.text) is not None and any(
        abs(line.box.y0 - label.box.y0) < SAME_ROW * line.size and label_to_relation(line.text) is None
        for line in following
        if line.box.x0 > label.box.x1 and "@" not in line.text
    )


def _block(body: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    bottom = body[0].box.y1
    for line in body[:LONGEST]:
        if line.box.y0 - bottom > WIDE_GAP * line.size or (out and _ends(line)):
            break
        out.append(line)
        bottom = max(bottom, line.box.y1)
    return out


def _ends(line: Line) -> bool:
    """True for a line that belongs to no contact details: prose, or a heading of something else."""
    if known_label(line.text.split(":")[0]):
        return False
    return line.text.count(" ") > 11 or (line.bold and re.match(r"\d", line.text) is not None)


def _is_closed(lines: Sequence[Line]) -> bool:
    """True where the last line of every column is a telephone number or an address."""
    reach = owner_words().is_reach
    return all(reach.search(column[-1].text) for column in _columns(lines) if column)


def _carried(body: Sequence[Line]) -> list[Line]:
    """The lines at the head of the next page that go on with the block."""
    reach = owner_words().is_reach
    lines = _block(body) if body else []
    last = max((i for i, line in enumerate(lines) if reach.search(line.text)), default=-1)
    return lines[: last + 1] if last >= 0 and reach.search(" ".join(line.text for line in lines[:6])) else []


def _region_owners(reading: Reading, lines: Sequence[Line]) -> Iterator[Found[Owner]]:
    rows = _rows(lines)
    reach = owner_words().is_reach
    if any(len(row) >= 3 and any(reach.search(line.text) for line in row) for row in rows):
        yield from _row_owners(reading, rows)
        return
    if any(_has_value_beside(row[0], row[1:]) for row in rows):
        return
    relation: Relation = "contact"
    for column in _columns(lines):
        for person in _column_people(column, relation):
            yield from _person_owners(reading, person)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.page, line.box.y0)):
        last = rows[-1][-1] if rows else None
        if last and last.page == line.page and abs(line.box.y0 - last.box.y0) < SAME_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by column, each from the top of the first page to the end of the last."""
    seconds = Counter(round(row[-1].box.x0 / 4) for row in _rows(lines) if len(row) == 2)
    ordered = sorted(lines, key=lambda line: (line.page, line.box.y0))
    if not seconds:
        return [ordered]
    edge = seconds.most_common(1)[0][0] * 4 - 6
    left = [line for line in ordered if line.box.x0 < edge]
    return [left, [line for line in ordered if line.box.x0 >= edge]]


def _row_owners(reading: Reading, rows: Sequence[Sequence[Line]]) -> Iterator[Found[Owner]]:
    reach = owner_words().is_reach
    current: list[Line] = []
    for row in [*rows, []]:
        begins = any(reach.search(line.text) for line in row)
        if current and (begins or not row or len(row) > 1 or row[0].bold):
            yield from _row_owner(reading, current)
            current = []
        if begins or (current and len(row) == 1):
            current += row


def _row_owner(reading: Reading, lines: Sequence[Line]) -> Iterator[Found[Owner]]:
    reach = owner_words().is_reach
    texts = [reach.split(line.text)[0].strip(" ,;") for line in lines]
    name = next((text for text in texts if text and is_name(text)), None)
    if name is None:
        return
    post = join_lines(text for text in texts if text and text != name)
    passage = lines_to_passage(reading, lines)
    yield from _found(reading, passage_person(name, post), passage, "contact")


def passage_person(name: str, post: str | None) -> Person:
    """The person of this name, without honorific, with this post."""
    people = cell_to_people(name)
    person = people[0] if people else Person(name, None, name, 0, len(name))
    return person._replace(job_title=post or person.job_title)


def _column_people(column: Sequence[Line], relation: Relation) -> Iterator[_Person]:
    words = owner_words()
    person = _Person(relation)
    in_post = False
    for line in column:
        label, value = _label_of(line)
        capacity = None if value else label_to_relation(line.text)
        if capacity:
            yield person
            relation = capacity
            person, in_post = _Person(relation), False
        elif label and label.name in words.name_labels:
            yield person
            person, in_post = _Person(relation, [line], name_text=value), False
        elif label and label.name in words.post_labels:
            person.posts.append(line)
            person.post_text, in_post = value, True
        elif (label and label.name in words.other_labels) or words.is_reach.search(line.text):
            in_post = False
            rest = words.is_reach.split(line.text)[0].strip(" ,;") if not label else ""
            if person.names and begins_person(rest):
                yield person
                person = _Person(relation)
            if rest and not person.names:
                person.names.append(line)
            person.reached = person.reached or bool(person.names)
        elif in_post:
            person.posts.append(line)
            person.post_text = join_lines((person.post_text, line.text))
        else:
            if person.names and (person.reached or person.name_text or _is_next(person, line)):
                yield person
                person = _Person(relation)
            if person.names or not _is_heading(line):
                person.names.append(line)
    yield person


def label_to_relation(text: str) -> Relation | None:
    """In what capacity the people below this label are named; None where it is no such label."""
    label = known_label(text)
    words = owner_words()
    if label:
        return words.contact_labels.get(label.name)
    plain = label_key(text)
    return next((relation for relation, pattern in words.contact_patterns if pattern.fullmatch(plain)), None)


def _label_of(line: Line) -> tuple[KnownLabel | None, str]:
    label = known_label(line.text)
    if label:
        return label, ""
    head, colon, value = line.text.partition(":")
    return (known_label(head), value.strip()) if colon else (None, "")


def _is_next(person: _Person, line: Line) -> bool:
    last = person.names[-1]
    gap = line.box.y0 - last.box.y1 if line.page == last.page else 0.0
    return gap > 0.9 * line.size and begins_person(line.text)


def _is_heading(line: Line) -> bool:
    return heading_kind(line.text) == "contact" or bool(re.match(r"\d+\.?\s", line.text))


def _person_owners(reading: Reading, person: _Person) -> Iterator[Found[Owner]]:
    if not person.names:
        return
    passage = lines_to_passage(reading, [*person.names, *person.posts])
    if person.name_text:
        people = cell_to_people(person.name_text)
        posts = _posts(person.post_text, len(people))
        for one, post in zip(people, posts, strict=True):
            if one.name:
                yield from _found(reading, one._replace(job_title=post or one.job_title), passage, person.relation)
        return
    texts = [line.text.strip(" ,;") for line in person.names]
    name = next((text for text in texts if is_name(text)), None)
    if name:
        others = [text for text in texts if text != name]
        yield from _found(reading, passage_person(name, join_lines(others) or None), passage, person.relation)
        return
    for one in cell_to_people(join_lines(texts)):
        if one.name:
            yield from _found(reading, one, passage, person.relation)


def _posts(text: str, count: int) -> list[str | None]:
    """The posts of `count` people who share one label ("Chair/Vice-Chair")."""
    parts = [part.strip() for part in text.split("/")] if count > 1 else [text]
    return [parts[i] or None for i in range(count)] if len(parts) == count else [text or None] * count


def _found(reading: Reading, person: Person, passage: Passage, relation: Relation) -> Iterator[Found[Owner]]:
    found, _ = person_to_owner(reading, passage, person, relation, method="contact_block", confidence=0.9)
    if found:
        yield found
