"""Owners in fields: "From:", "Business Leads / Sponsors:", "Ask for:", and lists of members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docextract.extract.owner_records import person_to_owner, post_to_relation
from docextract.extract.passage import Place, lines_to_passage
from docextract.model.field import Field
from docextract.model.layout import Line
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner
from docextract.model.records.delivery import Relation
from docextract.parse.name import cell_to_people, is_name
from docextract.parse.text import join_lines
from docextract.vocabulary.label_words import known_label, label_key
from docextract.vocabulary.owner_words import owner_words

OPEN_END = re.compile(r"(?:\b(?:and|for|of|the|to|in|with)|[,;&:/–-])$", re.IGNORECASE)
"""A line that ends like this goes on with the next."""
LOOSE = 0.6
"""White space above of so many line heights parts two people."""
WIDE = 2.0
"""White space of so many line heights ends a column of people."""
NAME_ENDS = re.compile(r"\s*(?:,|;|\(|\s[–-]\s|:)")


def field_owners(reading: Reading, spent: frozenset[Place]) -> Iterator[Found[Owner]]:
    """The people of all fields whose label is not among the words `spent` elsewhere."""
    words = owner_words()
    taken = set(spent)
    for label, lines in from_columns(reading):
        taken.add((label.page, label.words[0]))
        for entry in lines_to_entries(lines):
            yield from _entry_owners(reading, entry, "from", 0.9)
    for field in reading.fields:
        if not field.value_lines or (field.page, field.label_at.word) in taken:
            continue
        relation = words.fields.get(field.name or "")
        if label_key(field.label) in words.clearance_fields:
            yield from _entry_owners(reading, field.value_lines[:1], "cleared_by", field.confidence)
        elif relation and not _repeats_label(field):
            if field.name == "portfolio" and not words.names_members.search(field.value):
                continue  # it names no councillor
            running = field.name == "present"
            if running and words.names_attendance.search(field.label):
                relation = "other"
            entries = [list(field.value_lines)] if running else lines_to_entries(field.value_lines)
            post = words.named_posts.get(field.name or "")
            post = (_post_beside(reading, field) or post) if len(entries) == 1 else post
            for entry in entries:
                yield from _entry_owners(reading, entry, relation, field.confidence, post)


def from_columns(reading: Reading) -> Iterator[tuple[Line, list[Line]]]:
    """Every "From:" or "By" that stands alone, with the lines of the column beside it down to the next label.

    People stand there in bold and with white space between them, so that lines look like headings; and "By" is a
    word of its own in many other places: the column must begin with a name or a post.
    """
    for laid in reading.layout.pages:
        for label in laid.body:
            if len(label.text) < 20 and (known := known_label(label.text)) and known.name == "from":
                lines = _lines_beside(label, laid.body)
                if lines and begins_person(lines[0].text):
                    yield label, lines


def _lines_beside(label: Line, body: Sequence[Line]) -> list[Line]:
    first = next((line for line in body if _same_row(label, line) and line.box.x0 > label.box.x1), None)
    if first is None:
        return []
    ends = [line.box.y0 for line in body if line.box.y0 > label.box.y1 - 2 and line.box.x0 < first.box.x0 - 15]
    floor = min(ends, default=float("inf"))
    out = [first]
    for line in sorted(body, key=lambda line: line.box.y0):
        if abs(line.box.x0 - first.box.x0) < 6 and out[-1].box.y0 < line.box.y0 < floor - 2:
            if line.box.y0 - out[-1].box.y1 > WIDE * line.size:
                break
            out.append(line)
    return out


def _same_row(one: Line, other: Line) -> bool:
    return abs(one.box.centre[1] - other.box.centre[1]) < 0.5 * one.size


def _post_beside(reading: Reading, field: Field) -> str | None:
    """The post that a field of its own gives on the same line ("Job title: ...")."""
    for other in reading.fields:
        beside = other.page == field.page and abs(other.label_at.box.y0 - field.label_at.box.y0) < 4
        if beside and other.name in owner_words().post_labels and other.label_at.box.x0 > field.label_at.box.x0:
            return other.value or None
    return None


def _repeats_label(field: Field) -> bool:
    """True where a list under an office's name begins with that name: its services, not its people."""
    return label_key(field.value).startswith(f"{label_key(field.label)} -")


def lines_to_entries(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a list of people, put together by person."""
    out: list[list[Line]] = []
    for line in lines:
        if out and not _begins_entry(out[-1], line):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def begins_person(text: str) -> bool:
    """True for a line that begins with a name or with a post."""
    head = NAME_ENDS.split(text, maxsplit=1)[0]
    return bool(owner_words().is_post_head.match(text)) or is_name(head)


def _begins_entry(entry: Sequence[Line], line: Line) -> bool:
    last = entry[-1]
    if line.page == last.page and line.box.y0 - last.box.y1 > LOOSE * line.size:
        return True
    if OPEN_END.search(last.text):
        return False
    head = NAME_ENDS.split(line.text, maxsplit=1)[0]
    if is_name(head):
        return True
    return bool(owner_words().is_post_head.match(line.text)) and _is_complete(entry, line)


def _is_complete(entry: Sequence[Line], line: Line) -> bool:
    """True where a line that begins with a post is somebody else's, not the rest of the post above.

    It is where it names its own person, where the entry ends with its person, or where the list is one of posts alone.
    """
    if any(person.name for person in cell_to_people(line.text)):
        return True
    text = join_lines(line.text for line in entry)
    people = cell_to_people(text)
    last = people[-1] if people else None
    if last is None or last.name is None:
        return " " in line.text.strip()
    return last.job_title is not None and text.rstrip(" .;").endswith(last.name)


def _entry_owners(
    reading: Reading, entry: Sequence[Line], relation: Relation | str, confidence: float, post: str | None = None
) -> Iterator[Found[Owner]]:
    passage = lines_to_passage(reading, entry)
    text = join_lines(line.text for line in entry)
    label = known_label(text)
    if label and not label.role:
        return
    after = 0
    people = cell_to_people(text)
    for person in people:
        if post and person.name and not person.job_title:
            person = person._replace(job_title=post)
        found, after = person_to_owner(
            reading,
            passage,
            person,
            _relation(relation, person.name, person.job_title),
            method="field",
            confidence=round(min(confidence, 0.95), 3),
            after=after,
        )
        if found:
            yield found


def _relation(relation: Relation | str, name: str | None, job_title: str | None) -> Relation:
    if relation != "from":
        return relation  # type: ignore[return-value]
    officer: Relation = "author" if name and not job_title else "responsible"
    return post_to_relation(job_title, officer)
