"""The words of a person's name, told from those of posts and teams."""

from __future__ import annotations

import re
from typing import NamedTuple

from docextract.parse.text import has_letter
from docextract.vocabulary.post_words import post_words

WORD = re.compile(r"[^\W\d_](?:[\w'\u2019]|[-\u2010\u2011](?=\w)|\.(?=\w))*\.?")
NAME_WORD = re.compile(
    r"(?:[A-Z]\.?|(?:Mc|Mac|O['\u2019]|D['\u2019]|Fitz|De|Di|Da|Le|La|Van)?[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+)"
    r"(?:[-\u2010\u2011](?:Mc|Mac|O['\u2019])?[A-Z][a-z\u00df-\u00ff]+)*"
)
INITIALS = re.compile(r"[A-Z](?:[.\s]{0,2}[A-Z]){1,3}\.?")


class NameSpan(NamedTuple):
    """A name at [start, end) of a text, without its title of courtesy, and its words."""

    start: int
    end: int
    words: list[tuple[int, int]]


def is_given(text: str, span: tuple[int, int]) -> bool:
    """True where the word at the span is a known given name."""
    return text[slice(*span)].lower() in post_words().known_given


def name_at(text: str, start: int, end: int) -> NameSpan | None:
    """The name that [start, end) begins with; None where it begins with something else."""
    vocabulary = post_words()
    titled = vocabulary.honorific.match(text, start, end)
    begin = titled.end() if titled else start
    words: list[tuple[int, int]] = []
    stop = begin
    for match in WORD.finditer(text, begin, end):
        if text[stop : match.start()].strip():
            break
        word, lower = match[0], match[0].lower().rstrip(".")
        particle = lower in vocabulary.particles and bool(words or match.end() < end)
        if not particle and not (
            NAME_WORD.fullmatch(word.rstrip(".")) or (len(word) <= 2 and word[0].isupper() and not words)
        ):
            break
        if (lower in vocabulary.roles or lower in vocabulary.bodies) and not _is_surname(text, words, match, end):
            break
        words.append(match.span())
        stop = match.end()
    rest = text[stop:end].strip()
    honours = vocabulary.after_name.match(text, stop, end)
    if honours and honours.end() == end:
        rest = ""
    if not _is_person(text, words, bool(titled), rest):
        return None
    return NameSpan(begin, stop if rest else end, words)


def _is_surname(text: str, words: list[tuple[int, int]], match: re.Match[str], end: int) -> bool:
    """True where a word of posts ends a segment right behind a known given name: "Cath Head"."""
    return (
        len(words) == 1
        and is_given(text, words[0])
        and match.end() == end
        and match[0].lower() not in ("team", "board", "finance")
    )


def _is_person(text: str, words: list[tuple[int, int]], titled: bool, rest: str) -> bool:
    """True where these words are a name: two or more, or one behind a title.

    Without a known given name, what follows them must be words of a post, or nothing.
    """
    full = [span for span in words if len(text[slice(*span)].strip(".")) > 2]
    if not full or (len(words) == 1 and not titled):
        return False
    if titled or is_given(text, words[0]):
        return True
    if not text[slice(*words[0])][0].isupper():
        return False
    first = rest.split()[0].lower().strip(".,") if rest else ""
    return len(words) <= 4 and (not rest or first in post_words().roles or first in post_words().bodies)


def has_role(text: str) -> bool:
    """True where the text has a word of a post ("Director", "Manager")."""
    roles = post_words().roles
    return any(word.lower().rstrip(".") in roles for word in WORD.findall(text))


def is_nobody(text: str) -> bool:
    """True where the text says that there is nobody, or not yet."""
    plain = " ".join(text.lower().split()).strip(" .()*")
    return not plain or plain in post_words().none or not has_letter(plain)


def is_as_above(text: str) -> bool:
    """True where the text points to the row above."""
    plain = " ".join(text.lower().split())
    return plain in post_words().as_above or plain.strip(" .") in post_words().as_above


def is_initials(text: str) -> bool:
    """True for two to four capitals that may stand for a name ("JB", "J.B."), or for a team."""
    return INITIALS.fullmatch(text.strip()) is not None


def initials_of(name: str) -> str:
    """The initials of a name: "JS" for "Jane Smith", "WOW" for "Wendi Ogle-Welbourn"."""
    return "".join(part[0].upper() for part in re.split(r"[\s\-\u2010\u2011]+", name) if part)
