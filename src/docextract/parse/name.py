"""People, posts and teams in a cell or field: who is named, and what he or she is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from docextract.parse.name_words import (
    NAME_WORD,
    WORD,
    has_role,
    initials_of,
    is_as_above,
    is_given,
    is_initials,
    is_nobody,
    name_at,
)
from docextract.vocabulary.post_words import post_words

SEPARATOR = re.compile(
    r"\s*(?:[(\[](?P<inner>[^()\[\]]*)[)\]]|\s[-\u2013\u2014]\s|[;/|,()\[\]+]|:(?=\s)"
    r"|(?<!\w)and/or(?!\w)|(?<!\w)(?:and|&)(?!\w))\s*"
)
REACH = re.compile(
    r"(?:(?:e-?mail|tel|telephone|phone|mobile|mob|ext)\b\.?\s*:?\s*)?"
    r"(?:[\w.+'-]+@[\w.-]+|(?:\+44|\(?0\d)[\d ()-]{7,}\d)|"
    r"\b(?:e-?mail|telephone|tel|mobile)\s*:",
    re.IGNORECASE,
)
SOFT = (",", ";", "-", "\u2013", "\u2014", ":", "(")
"""Separators between a post and the name of who holds it."""
TEAM = re.compile(r"(?:\s|^)(?:teams?|board|group|services?|unit|department|directorate|hr|ict)$", re.IGNORECASE)
TRAILING = " \t\n.,;:/&-\u2013*"
Part = Literal["name", "name and post", "post"]


class Person(NamedTuple):
    """A person, or a post or team without one (`name` None), printed at [start, end) of the text.

    `name` is without title of courtesy; `job_title` is the post or team as printed, None where none is.
    """

    name: str | None
    job_title: str | None
    raw: str
    start: int
    end: int


class _Segment(NamedTuple):
    """A stretch between separators. `before` is the separator that it follows ("" at the beginning); `name_end`
    is where the name in it ends (its start, where there is none)."""

    before: str
    start: int
    end: int
    part: Part
    name_start: int
    name_end: int


@dataclass(slots=True)
class _Entry:
    """Somebody on the way: spans of the name and of the post in the text."""

    name: tuple[int, int] | None = None
    post: tuple[int, int] | None = None
    closed: bool = False


def cell_to_people(text: str) -> list[Person]:
    """Everybody whom a cell or field names, in order; empty for "N/A", "TBC" and "As above" (see `is_as_above`).

    "Lou Ash/Jo Elm Finance" are two people, the second with the post "Finance"; "Finance" alone is a post or team;
    initials ("JB") stand as `job_title` until the paper resolves them (see `is_initials`).
    """
    if is_nobody(text) or is_as_above(text):
        return []
    masked = REACH.sub(lambda match: "|" + " " * (len(match[0]) - 1), text)
    entries: list[_Entry] = []
    segments = _segments(masked)
    names = sum(segment.part != "post" for segment in segments)
    for index, segment in enumerate(segments):
        _take(masked, segment, entries, names, index == len(segments) - 1)
    return [person for entry in entries if (person := _entry_to_person(text, entry))]


def is_name(text: str) -> bool:
    """True where the text is one person's name and nothing else."""
    people = cell_to_people(text)
    return len(people) == 1 and people[0].name is not None and people[0].job_title is None


def _segments(text: str) -> list[_Segment]:
    """The text cut at its separators; what stands in brackets stays whole."""
    out: list[_Segment] = []
    start, before = 0, ""
    for match in SEPARATOR.finditer(text):
        out += _stretch(text, start, match.start(), before)
        if text[start : match.start()].strip() or not before:
            before = match[0].strip()
        if match["inner"] is not None:
            out += _stretch(text, *match.span("inner"), "(")
            before = ")"
        start = match.end()
    out += _stretch(text, start, len(text), before)
    return [part for n, segment in enumerate(out) for part in _with_name_behind(text, segment, out[n + 1 : n + 2])]


def _with_name_behind(text: str, segment: _Segment, following: list[_Segment]) -> list[_Segment]:
    """A post that runs into the next person's name, cut there: "... 0-25 Service Ann Elm" before ", Director"."""
    if segment.part != "post" or not following or following[0].before not in (",", "(", "-", "\u2013"):
        return [segment]
    words = list(WORD.finditer(text, segment.start, segment.end))
    if len(words) < 3 or not _has_role(text, following[0]) or following[0].part != "post":
        return [segment]
    given, surname = words[-2:]
    vocabulary = post_words()
    known = given[0].lower() in vocabulary.known_given and NAME_WORD.fullmatch(surname[0])
    if not known or {given[0].lower(), surname[0].lower()} & (vocabulary.roles | vocabulary.bodies):
        return [segment]
    head = segment._replace(end=words[-3].end())
    return [head, _Segment("/", given.start(), segment.end, "name", given.start(), segment.end)]


def _stretch(text: str, start: int, end: int, before: str) -> list[_Segment]:
    """The segment at [start, end); two where names follow one another without a separator; none where it is empty."""
    while start < end and text[start] in TRAILING:
        start += 1
    while (
        end > start and text[end - 1] in TRAILING and not (text[end - 1] == "." and text[end - 2 : end - 1].isupper())
    ):
        end -= 1
    if start == end or is_nobody(text[start:end]):
        return []
    name = name_at(text, start, end)
    if name is None:
        return [_Segment(before, start, end, "post", start, start)]
    name_start, name_end, words = name
    if name_end < end:
        return [_Segment(before, start, end, "name and post", name_start, name_end)]
    if len(words) in (4, 6) and all(len(text[a:b].strip(".")) > 1 for a, b in words) and is_given(text, words[2]):
        cut = words[2][0]
        head = _Segment(before, start, words[1][1], "name", name_start, words[1][1])
        return [head, *_stretch(text, cut, end, "/")]
    return [_Segment(before, start, end, "name", name_start, name_end)]


def _take(text: str, segment: _Segment, entries: list[_Entry], names: int, is_last: bool) -> None:
    """Adds a segment to the entry that it belongs to, or opens one."""
    last = entries[-1] if entries else None
    if segment.part != "post":
        _take_name(text, segment, entries, last)
        return
    if last is None or _opens(text, segment, last, names, is_last):
        entries.append(_Entry(post=(segment.start, segment.end)))
    else:
        last.post = (last.post[0] if last.post else segment.start, segment.end)
    if segment.before == "(" and entries[-1].name:
        entries[-1].closed = True


def _take_name(text: str, segment: _Segment, entries: list[_Entry], last: _Entry | None) -> None:
    name = (segment.name_start, segment.name_end)
    if last and last.name and last.post and not last.closed and _is_place(text, segment):
        last.post = (last.post[0], segment.end)
        return
    if last and last.post and not last.name and not last.closed and segment.before in SOFT:
        last.name, last.closed = name, True
    else:
        entries.append(_Entry(name))
    if segment.part == "name and post":
        entries[-1].post = (_after(text, segment.name_end, segment.end), segment.end)


def _after(text: str, start: int, end: int) -> int:
    while start < end and text[start] in TRAILING:
        start += 1
    return start


def _is_place(text: str, segment: _Segment) -> bool:
    """True where two unknown capitalised words behind somebody's post go on with it ("..., Milton Keynes")."""
    first = text[segment.name_start : segment.name_end].split()[0]
    titled = segment.name_start > segment.start
    return (
        segment.before in (",", "-", "\u2013", "and", "&")
        and not titled
        and len(first.strip(".")) > 2
        and first.lower() not in post_words().known_given
    )


def _opens(text: str, segment: _Segment, last: _Entry, names: int, is_last: bool) -> bool:
    """True where a post or team begins a new entry instead of going on with the last one."""
    before = segment.before
    if before in ("(", "["):
        return False
    if last.closed or before in ("/", "|", ")", "]", "+"):
        return True
    if before == ";":
        goes_on = last.post and not last.name and has_role(text[slice(*last.post)]) and not _has_role(text, segment)
        return not goes_on and (last.name is None or last.post is not None)
    if last.name and not last.post:
        return before in ("and", "&") or (names > 1 and is_last and not _has_role(text, segment) and before == ",")
    if before == "," and not last.name and last.post:
        return (
            TEAM.search(text[slice(*last.post)]) is not None
            and not _has_role(text, segment)
            and not has_role(text[slice(*last.post)])
        )
    return False


def _has_role(text: str, segment: _Segment) -> bool:
    return has_role(text[segment.start : segment.end])


def _entry_to_person(text: str, entry: _Entry) -> Person | None:
    spans = [span for span in (entry.name, entry.post) if span]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    name = _clean(post_words().after_name.sub("", text[slice(*entry.name)])) if entry.name else None
    post = _clean(text[slice(*entry.post)]) if entry.post else None
    if name and post and post_words().after_name.fullmatch(f" {post}"):
        post = None  # "Richard Elm, MBE" has an honour, not a post
    if name and post and is_initials(post) and initials_of(name) == post.replace(".", "").replace(" ", ""):
        post = None
    if not name and not post:
        return None
    return Person(name, post, text[start:end], start, end)


def _clean(text: str) -> str | None:
    """White space collapsed, loose punctuation taken off the ends, a bracket cut off at the end put back."""
    out = " ".join(text.split()).strip(TRAILING)
    if out.count("(") > out.count(")"):
        out = f"{out})"
    return out or None
