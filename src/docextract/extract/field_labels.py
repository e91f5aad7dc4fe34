"""Lines cut at the labels that stand in them: "Date of version: ... BP Reference: ..." gives two pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docextract.model.geometry import Box
from docextract.model.layout import Line, words_to_line
from docextract.model.page import Page
from docextract.vocabulary.label_words import KnownLabel, known_label, label_key, labels

MAX_LABEL_WORDS = 12
MAX_UNKNOWN_WORDS = 6
UNKNOWN = re.compile(r"(?:\(?[\da-zA-Z]{1,3}[.)]\s+)?(?=[A-Z(\d])[^:.;?!,]{2,60}$")
PROSE = re.compile(
    r"^(?:the|this|these|those|it|in|we|there|for|as|an?|members?|if|all|no|where|when|while|with|to|of|such|both|our|"
    r"officers?|he|she|they|at|on|that|which|please|note|figure|table|appendix|annex|section|source)\b"
    r"|\b(?:is|are|was|were|has|have|will|would|should|can|may|includes?|including|included|following|follows|asked|agreed?"
    r"|resolved|that|below|approved|which|said|noted)\b",
    re.IGNORECASE,
)
MARK = re.compile(r"^(?:[•▪■●◦○‣➢➤✓·\uf000-\uf0ff]|\(?[\da-zA-Z]{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: running text (`label` None), or a label with the words that follow it on its line (or None).

    Running text with `known` is a whole line that may be a label printed without its colon.
    """

    box: Box
    label: Line | None
    known: KnownLabel | None
    text: Line | None
    colon: bool = True
    size: float = 10.0
    page: int = 0
    bold: bool = False
    whole: Line | None = None
    """Label and text together."""


def plain(line: Line) -> Piece:
    """A line of running text as a piece."""
    return Piece(line.box, None, bare_label(line), line, False, line.size, line.page, line.bold)


def labelled(page: Page, words: Sequence[int], known: KnownLabel | None, text: Line | None, *, colon: bool) -> Piece:
    """A label made of these words, with the rest of its line."""
    label = words_to_line(page, words)
    whole = words_to_line(page, (*words, *text.words)) if text else label
    return Piece(label.box, label, known, text, colon, label.size, page.number, label.bold, whole)


def line_to_pieces(page: Page, line: Line, *, continues: bool) -> list[Piece]:
    """The line's pieces from left to right. `continues`: the line goes on with the sentence of the line above."""
    cuts = _cuts(page, line, continues) if ":" in line.text else []
    if not cuts:
        words = _label_words(page, line)
        if not words:
            return [plain(line)]
        label, rest = line.words[:words], words_to_line(page, line.words[words:])
        return [labelled(page, label, known_label(words_to_line(page, label).text), rest, colon=False)]
    pieces = []
    first = cuts[0][0]
    if first > 0 and not _is_mark(page, line.words[:first]):
        pieces.append(plain(words_to_line(page, line.words[:first])))
    ends = [start for start, _, _, _ in cuts[1:]] + [len(line.words)]
    for (start, stop, value, known), end in zip(cuts, ends, strict=True):
        text = words_to_line(page, line.words[value:end]) if value < end else None
        pieces.append(labelled(page, line.words[start:stop], known, text, colon=True))
    return pieces


def _label_words(page: Page, line: Line) -> int:
    """How many words at the line's start make a label without a colon, a wider space before its value; or 0."""
    if (
        len(line.words) < 2
        or not line.text[0].isupper()
        or page.words[line.words[0]].text.casefold() not in labels().bare_firsts
    ):
        return 0
    words = [page.words[i] for i in line.words]
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) > 2 else 0.28 * line.size
    for count in range(min(MAX_LABEL_WORDS, len(words) - 1), 0, -1):
        if gaps[count - 1] > max(1.4 * usual, 0.4 * line.size) or words[count - 1].text[-1] == "?":
            known = known_label(" ".join(word.text for word in words[:count]))
            if known and known.bare:
                return count
    return 0


def _is_mark(page: Page, words: Sequence[int]) -> bool:
    return len(words) == 1 and MARK.match(page.words[words[0]].text + " ") is not None


Cut = tuple[int, int, int, KnownLabel | None]
"""Where a label starts and stops, where its value starts (places in the line's words), and what it is."""


def _cuts(page: Page, line: Line, continues: bool) -> list[Cut]:
    texts = [page.words[i].text for i in line.words]
    cuts: list[Cut] = []
    done = 0
    for place, text in enumerate(texts):
        colon = text.find(":")
        if colon < 0 or (colon == 0 and place == done):
            continue
        rest = text[colon + 1 :].lstrip(":-")
        if rest and not (rest[0].isalpha() or rest[0] == "£"):
            continue
        cut = _label_before(page, line, texts, done, place, first=not cuts, continues=continues)
        if cut is not None:
            start, known = cut
            value = place if rest else place + 1
            if not known and value >= len(texts):
                continue
            cuts.append((start, place + 1, value, known))
            done = place + 1
    return cuts


def _label_before(
    page: Page, line: Line, texts: Sequence[str], done: int, place: int, *, first: bool, continues: bool
) -> tuple[int, KnownLabel | None] | None:
    """Where the label that ends in this word's colon begins, the longest known one; None where there is none."""
    last = texts[place][: texts[place].find(":")]
    for start in range(max(done, place - MAX_LABEL_WORDS), place + 1):
        printed = " ".join([*texts[start:place], last])
        if not (printed[:1].isupper() or printed[:1].isdigit()):
            continue
        known = known_label(printed)
        if known and start == done > 0 and not _after_space(page, line, start):
            return None
        if known and _may_stand(page, line, start, first=first, continues=continues):
            return start, known
    if not first or continues or place >= MAX_UNKNOWN_WORDS + 2:
        return None
    printed = " ".join([*texts[:place], last])
    return (0, None) if _is_unknown_label(printed) else None


def _may_stand(page: Page, line: Line, start: int, *, first: bool, continues: bool) -> bool:
    """A known label counts at the line's start, after another field, or after a wide space; not inside a sentence."""
    if start == 0:
        return not continues or page.words[line.words[0]].text.isupper()
    if not first or _is_mark(page, line.words[:start]):
        return True
    return _after_space(page, line, start)


def _after_space(page: Page, line: Line, start: int) -> bool:
    gap = page.words[line.words[start]].x0 - page.words[line.words[start - 1]].x1
    return gap > 0.8 * line.size


def _is_unknown_label(printed: str) -> bool:
    words = MARK.sub("", printed)
    return (
        UNKNOWN.match(printed) is not None
        and words.count(" ") < MAX_UNKNOWN_WORDS
        and sum(1 for c in words if c.isalpha()) >= 3
        and PROSE.search(words) is None
    )


def bare_label(line: Line) -> KnownLabel | None:
    """The known label that this whole line is, printed without a colon."""
    text = line.text
    if len(text) > 80 or not text[:1].isupper() or ":" in text:
        return None
    known = labels().by_form.get(label_key(text))
    return known if known and known.bare else None


def begins_label(line: Line) -> bool:
    """True where the line may be the first of a label that takes two lines."""
    return len(line.text) < 40 and ":" not in line.text and label_key(line.text) in labels().beginnings
