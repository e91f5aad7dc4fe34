"""The committee that a paper is put before, and the day on which it meets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from docextract.model.evidence import Evidence
from docextract.model.field import Field
from docextract.model.layout import Layout, Line, line_to_evidence
from docextract.model.meta import MetaSource
from docextract.parse.date import dates_in
from docextract.vocabulary.committee_words import body_pattern
from docextract.vocabulary.council_words import line_to_council, text_to_publishers

Found = tuple[str, MetaSource, Evidence | None]

TAIL = re.compile(
    r"\s*(?:[-–—,:]|\bon\b|\bdated?\b)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:of\s+)?[A-Z][a-z]+,?\s+20\d\d.*$|\s*[-–—,:]\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|minutes\b.*|agenda\b.*)$",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"(?:(?:draft\s+|printed\s+)?minutes\s+of\s+(?:the|a)\s+(?:(?:meeting|proceedings)\s+(?:of\s+)?(?:the\s+)?)?"
    r"|meeting\s+of\s+(?:the\s+)?|report\s+to\s+(?:the\s+)?|agenda\s*[-–:]?\s*(?:for\s+)?(?:the\s+)?|the\s+)",
    re.IGNORECASE,
)
COMPRISES = re.compile(r"\bThe ([A-Z][\w&,' -]{2,60}?(?:Committee|Board|Panel|Cabinet)) comprises\b")
STOP = re.compile(r"\s+(?:held|comprises|will|at|in|on|meeting|is|has)\b.*$")
SLUG = re.compile(r"(?:^|[_\d]-?|\bto-)((?:[a-z]+[- ])*?(?:committee|cabinet|board|panel))(?![a-z])", re.IGNORECASE)
TIMED = re.compile(r"\d{1,2}[.:]\d\d\s+([A-Z].*)$")
DATE_LABELS = {"meeting date": 6, "date of meeting": 6, "date": 2, "date of decision": 3, "decision date": 3}
HEAD_LINES = 14
MEETS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bat\s+\d|\b[ap]\.?m\b|minutes|held", re.IGNORECASE)
NUMBERED = re.compile(r"\d{1,2}[.)]\s")
NUMBER = re.compile(r"\d{1,2}[.)]?")
BARE = frozenset(
    {"committee", "board", "panel", "group", "forum", "partnership", "authority", "commission", "sub-committee"}
)
PLACE = re.compile(r"\b(?:at|of|to|by|for|before)\s+(?:the\s+)?", re.IGNORECASE)


def committee_of(layout: Layout, fields: Sequence[Field], path: str) -> Found | None:
    """The committee as printed; from the file's name or folder where it is not."""
    votes: Counter[str] = Counter()
    places: dict[str, Evidence] = {}
    for field in fields:
        if field.name in ("report_to", "committee") and field.value_at and field.confidence >= 0.7:
            name = text_to_committee(field.value_lines[0].text if field.value_lines else field.value)
            if name:
                votes[name.casefold()] += 3 if field.page <= 2 else 2
                places.setdefault(name.casefold(), field.value_at._replace(quote=name))
    for name, place in _head_committees(layout):
        votes[name.casefold()] += 4
        places.setdefault(name.casefold(), place._replace(quote=name))
    if votes:
        best = max(votes, key=lambda name: votes[name])
        return places[best].quote, "print", places[best]
    return _placed_committee(path)


def text_to_committee(text: str) -> str | None:
    """The name of a committee that a value or a heading gives, without "Minutes of the" and the date; else None."""
    plain = " ".join(text.split())
    head = HEAD.match(plain)
    name = TAIL.sub("", plain[head.end() :] if head else plain)
    if head and ("minutes" in head[0].casefold() or "meeting" in head[0].casefold()):
        name = STOP.sub("", name)
    name = name.strip(" .,:;-\u2013\u2014")
    if not (2 < len(name) < 90) or name.count(" ") > 11 or "@" in name or not name[0].isupper():
        return None
    ends = [match.end() for match in body_pattern().finditer(name)]
    if not ends or ends[-1] < len(name) - 1 or name.casefold() in BARE:
        return None
    if not name.casefold().endswith("council"):
        return name
    council = line_to_council(name) or text_to_publishers(name.title() if name.isupper() else name)
    return None if council else name


def _head_committees(layout: Layout) -> list[tuple[str, Evidence]]:
    """A committee's name on a line of its own at the head of the first page, or the one whose members are listed."""
    out = []
    for page in layout.pages[:1]:
        lines = sorted((*page.body, *page.furniture), key=lambda line: (line.box.y0, line.box.x0))[:HEAD_LINES]
        for place, line in enumerate(lines):
            name = _line_committee(lines, place)
            if name:
                out.append((name, line_to_evidence(line)))
                break
    for page in layout.pages[:4]:
        for line in page.body:
            match = COMPRISES.search(line.text) if "comprises" in line.text else None
            if match:
                out.append((match[1], line_to_evidence(line)))
    return out


def _line_committee(lines: Sequence[Line], place: int) -> str | None:
    line = lines[place]
    middle = line.box.centre[1]
    shares_row = any(other is not line and other.box.y0 < middle < other.box.y1 for other in lines)
    if shares_row or (":" in line.text and not line.text.isupper()):
        return None
    if HEAD.match(line.text) and place + 1 < len(lines):
        joined = text_to_committee(f"{line.text} {lines[place + 1].text}")
        if joined:
            return joined
    if line.text.strip(" .").casefold() in BARE and place:
        return text_to_committee(PLACE.split(f"{lines[place - 1].text} {line.text}")[-1])
    return text_to_committee(line.text)


def _placed_committee(path: str) -> Found | None:
    *folders, file_name = path.replace("\\", "/").split("/")
    stem = file_name.rsplit(".", 1)[0]
    timed = TIMED.search(stem)
    if timed and text_to_committee(timed[1]):
        return timed[1].strip(), "file_name", None
    for folder in reversed(folders):
        if body_pattern().search(folder) and not _days_in(folder):
            return _slug_to_name(folder), "folder", None
    slug = SLUG.search(stem)
    if slug and len(slug[1]) < 70:
        return _slug_to_name(slug[1]), "file_name", None
    return None


def _slug_to_name(slug: str) -> str:
    words = re.sub(r"[-_ ]+", " ", slug).split()
    return " ".join(word if word in ("and", "of", "the", "for") else word[:1].upper() + word[1:] for word in words)


def meeting_date_of(layout: Layout, fields: Sequence[Field], path: str) -> Found | None:
    """The meeting's date, ISO: what most front matter says, or the head of page 1; else the folder's or file's name."""
    votes: Counter[str] = Counter()
    places: dict[str, Evidence] = {}
    for field in fields:
        weight = _date_weight(field)
        day = next(iter(_days_in(field.value)), None) if weight else None
        if day and field.value_at:
            votes[day] += weight
            places.setdefault(day, field.value_at)
    for day, place in _head_dates(layout):
        votes[day] += 4
        places.setdefault(day, place)
    placed = _placed_date(path)
    if placed and placed[0] in votes:
        votes[placed[0]] += 3
    if votes:
        best = max(votes, key=lambda day: votes[day])
        return best, "print", places[best]
    return placed


def _days_in(text: str) -> list[str]:
    """Dates that are printed to the day."""
    return [match.iso for match in dates_in(text.replace("_", " ")) if len(match.iso) == 10]


def _date_weight(field: Field) -> int:
    if field.name == "meeting_date":
        weight = DATE_LABELS.get(field.label.casefold().strip(" :"), 2)
        return weight if field.page <= 2 or weight > 2 else 1
    return 4 if field.name == "report_to" else 0


def _head_dates(layout: Layout) -> list[tuple[str, Evidence]]:
    """A date with its weekday or hour, or beside the committee's name, at the head of the first page."""
    if not layout.pages:
        return []
    lines = sorted(layout.pages[0].body, key=lambda line: (line.box.y0, line.box.x0))[:HEAD_LINES]
    for line, before in zip(lines, [None, *lines], strict=False):
        day = next(iter(_days_in(line.text)), None)
        if day and (MEETS.search(line.text) or text_to_committee(line.text)) and not _is_item(line, before):
            return [(day, line_to_evidence(line))]
    return []


def _is_item(line: Line, before: Line | None) -> bool:
    """True for an item of the agenda, which may name an earlier meeting; its number may stand apart on its left."""
    if NUMBERED.match(line.text) or before is None:
        return NUMBERED.match(line.text) is not None
    apart = abs(before.box.y0 - line.box.y0) < 0.5 * line.size
    return apart and NUMBER.fullmatch(before.text) is not None


def _placed_date(path: str) -> Found | None:
    *folders, file_name = path.replace("\\", "/").split("/")
    for folder in reversed(folders):
        found = _days_in(folder)
        if found:
            return found[0], "folder", None
    found = _days_in(file_name.rsplit(".", 1)[0])
    return (found[0], "file_name", None) if found else None
