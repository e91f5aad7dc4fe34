"""Paragraphs that are headings: by number, weight, size, capitals, or by what they say and how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from docextract.layout.paragraphs import Paragraph
from docextract.model.layout import Heading, Line
from docextract.vocabulary.heading_words import is_known_heading
from docextract.vocabulary.label_words import known_label

NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})\.?(?:\s*\|)?\s+(?=\S)")
PART = re.compile(
    r"((?:appendix|appendices|annex|annexe|schedule|section|part|chapter)\s+(?:\d{1,2}[a-z]?|[A-Z]{1,2}\d?))\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
LETTERS = re.compile(r"[^\W\d_]")
LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}")
BULLET = re.compile(r"[•▪■●◦○‣➢➤✓·\uf000-\uf0ff]|[-–o]\s|\([a-z0-9ivx]{1,4}\)|[a-z]\)")
FIELD = re.compile(r"[^:]{2,60}:\s*\S")
VALUE_END = re.compile(r"[\d%£)]$")
FIGURE = re.compile(r"(?<![\w.])[-+(]?£?\d{1,3}(?:,\d{3})*\.\d+%?|(?<![\w.])[-+(]?£?\d{1,3}(?:,\d{3})+|\d%")
MAX_LINES = 4
MAX_WORDS = 20
MAX_QUESTION_WORDS = 60


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a paper's running text: its size in points, and whether the reader told bold from plain."""

    size: float
    tells_bold: bool
    """True where the reader knows bold from plain, and most of the text is plain."""


def usual_style(lines: Sequence[Line]) -> Style:
    """The style of most of the text of these lines."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
        total += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    return Style(size, 0 < bold <= 0.5 * total)


def paragraph_to_heading(paragraph: Paragraph, style: Style) -> Heading | None:
    """The paragraph as a heading, or None where it is running text, a list item or a field with its value."""
    text = paragraph.text
    if not _may_be_heading(paragraph, text):
        return None
    words = text.count(" ") + 1
    part = PART.match(text)
    number = None if DAY.match(text) else NUMBER.match(text)
    if number and _is_question(paragraph, style, text, words):
        return _numbered(paragraph, number)
    if words > MAX_WORDS or not _is_title(text) or _is_field(paragraph, text):
        return None
    if part and not number and _stands_out(paragraph, style, text):
        return _heading(paragraph, 1, part[1], text)
    if number:
        if not _is_numbered_title(paragraph, style, text[number.end() :]):
            return None
        return _numbered(paragraph, number)
    return _plain_heading(paragraph, style, text)


def _may_be_heading(paragraph: Paragraph, text: str) -> bool:
    return (
        paragraph.alone
        and len(paragraph.lines) <= MAX_LINES
        and len(LETTERS.findall(text[:80])) >= 3
        and not BULLET.match(text)
        and not LEADERS.search(text)
        and len(FIGURE.findall(text)) < 2
    )


def _heading(paragraph: Paragraph, level: int, number: str | None, text: str) -> Heading:
    return Heading(paragraph.lines[0], min(level, 6), number, text.strip(), paragraph.lines)


def _numbered(paragraph: Paragraph, number: re.Match[str]) -> Heading:
    depth = number[1].removesuffix(".0").count(".")
    return _heading(paragraph, 2 + depth, number[1], paragraph.text[number.end() :])


def _is_question(paragraph: Paragraph, style: Style, text: str, words: int) -> bool:
    """The standing questions of a form: numbered, and ending in a question mark, a colon, or one short request."""
    if words > MAX_QUESTION_WORDS or ("?" not in text and not text.endswith(":")):
        return False
    if style.tells_bold:
        return paragraph.lines[0].bold
    return "?" in text or words <= 12


def _is_title(text: str) -> bool:
    """Begins and ends as headings do, not as sentences do."""
    first = LETTERS.search(text)
    if first is None or not first[0].isupper():
        return False
    return text[-1] not in ".,;-–" and not text.endswith((" and", " of", " the", " to"))


def _is_field(paragraph: Paragraph, text: str) -> bool:
    """A label with its value; a title may hold a colon too, in bold or in capitals, but no label of the trade."""
    if not FIELD.match(text):
        return False
    return not (paragraph.lines[0].bold or _is_capitals(text)) or known_label(text.partition(":")[0]) is not None


def _stands_out(paragraph: Paragraph, style: Style, text: str) -> bool:
    """Set apart from running text by weight, size or capitals; by its white space where the weight is not known."""
    line = paragraph.lines[0]
    if line.size < 0.85 * style.size and not line.bold:
        return False
    if line.size > 1.12 * style.size or _is_capitals(text):
        return True
    if style.tells_bold:
        return line.bold
    return _is_apart(paragraph)


def _is_apart(paragraph: Paragraph) -> bool:
    return (paragraph.gap is None or paragraph.gap > 0.4) and paragraph.room > 0.15


def _is_capitals(text: str) -> bool:
    letters = LETTERS.findall(text)
    return len(letters) >= 4 and sum(1 for letter in letters if letter.isupper()) > 0.9 * len(letters)


def _is_numbered_title(paragraph: Paragraph, style: Style, rest: str) -> bool:
    return len(rest) > 2 and rest.count(" ") < 14 and (is_known_heading(rest) or _stands_out(paragraph, style, rest))


def _plain_heading(paragraph: Paragraph, style: Style, text: str) -> Heading | None:
    line = paragraph.lines[0]
    if line.size < 0.85 * style.size and not line.bold:
        return None
    if VALUE_END.search(text) and not line.bold and line.size <= 1.12 * style.size:
        return None
    if line.size > 1.12 * style.size:
        return _heading(paragraph, 1, None, text)
    if _is_capitals(text):
        return _heading(paragraph, 1 if line.bold or not style.tells_bold else 2, None, text)
    if line.bold and style.tells_bold:
        return _heading(paragraph, 3, None, text)
    if is_known_heading(text) or (not style.tells_bold and _is_label(paragraph, text)):
        return _heading(paragraph, 4, None, text)
    return None


def _is_label(paragraph: Paragraph, text: str) -> bool:
    """A few words with a colon, on a line of their own."""
    return text.endswith(":") and text.count(" ") < 6 and _is_apart(paragraph)
