"""Who publishes a paper: from its e-mail addresses, its head, its prose, its file name and folders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from docextract.model.layout import Layout, Line
from docextract.model.meta import MetaSource
from docextract.vocabulary.council_words import (
    consultancy_pattern,
    domain_to_publisher,
    folder_to_publisher,
    line_to_council,
    text_to_publishers,
)

ADDRESS = re.compile(r"(?:@|\bwww\.)([\w-]+(?:\.[\w-]+)*)", re.IGNORECASE)
FILE_PARTS = re.compile(r"[^A-Za-z]+")
ADDRESS_WORTH, MOST_ADDRESSES = 3, 8
HEAD_WORTH, HEAD_LINES = 8, 8
MOST_MENTIONS = 20
PLACE_WORTH = 4


def publisher_of(layout: Layout, path: str) -> tuple[str, MetaSource, Line | None] | None:
    """The publisher, where that was read, and the printed line for it; None where nothing tells.

    `path` is the file's path relative to the ingested folder.
    """
    firm = _consultancy(layout, path)
    if firm:
        return firm
    printed, where = _printed(layout)
    placed = _placed(path)
    votes = Counter(printed)
    for name in placed:
        votes[name] += PLACE_WORTH
    if not votes:
        return None
    name = max(votes, key=lambda name: votes[name])
    return name, "print" if name in printed else placed[name], where.get(name)


def _printed(layout: Layout) -> tuple[Counter[str], dict[str, Line]]:
    votes: Counter[str] = Counter()
    addresses: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    where: dict[str, Line] = {}
    for page in layout.pages:
        for place, line in enumerate((*page.body, *page.furniture)):
            text = line.text
            if "@" in text or "www." in text:
                for match in ADDRESS.finditer(text):
                    name = domain_to_publisher(match[1])
                    if name:
                        addresses[name] += 1
                        where.setdefault(name, line)
            head = page.page.number <= 2 and place < HEAD_LINES
            if head and text.isupper():
                text = text.title()
            if "Council" in text or "Authority" in text or "Borough" in text:
                named = text_to_publishers(text)
                whole = line_to_council(text) if head and not named else None
                for name in [whole] if whole else named:
                    mentions[name] += 1
                    votes[name] += HEAD_WORTH if head else 0
                    where.setdefault(name, line)
    for name, count in addresses.items():
        votes[name] += ADDRESS_WORTH * min(count, MOST_ADDRESSES)
    for name, count in mentions.items():
        votes[name] += min(count, MOST_MENTIONS)
    return votes, where


def _placed(path: str) -> dict[str, MetaSource]:
    """Councils whose short name is a folder, or the first words of the file name."""
    out: dict[str, MetaSource] = {}
    *folders, name = path.replace("\\", "/").split("/")
    for words in _beginnings(name):
        found = folder_to_publisher(words)
        if found:
            out.setdefault(found, "file_name")
    for folder in folders:
        found = folder_to_publisher(folder)
        if found:
            out[found] = "folder"
    return out


def _beginnings(name: str) -> Sequence[str]:
    words = [word for word in FILE_PARTS.split(name.rsplit(".", 1)[0]) if word]
    return [" ".join(words[start : start + n]) for start in range(len(words)) for n in (1, 2, 3)]


def _consultancy(layout: Layout, path: str) -> tuple[str, MetaSource, Line | None] | None:
    """A firm that names itself at the head of a cover page or in the file name."""
    pattern = consultancy_pattern()
    in_name = pattern.search(path.rsplit("/", 1)[-1])
    for page in layout.pages[:3]:
        if len(page.body) > 12 and not in_name:
            continue
        for line in page.body:
            match = pattern.search(line.text)
            if match and (in_name or match.start() == 0):
                return match[0], "print", line
    return (in_name[0], "file_name", None) if in_name else None
