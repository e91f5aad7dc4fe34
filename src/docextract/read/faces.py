"""Which words are bold and which are white, from the text layer's own HTML: a tenth of what asking each font costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any, NamedTuple

BOLD, PLAIN, WHITE, DARK = "\x01", "\x02", "\x03", "\x04"
MARK = re.compile("([\x01-\x04])")
TAG = re.compile(r"<[^>]*>")
WHITE_SPAN = re.compile(r'<span style="[^"]*color:#ffffff">')


class Faces(NamedTuple):
    """Indexes of the words whose first letter is bold, and of those whose first letter is white."""

    bold: frozenset[int]
    white: frozenset[int]


def html_to_faces(html: str, words: Sequence[tuple[Any, ...]]) -> Faces | None:
    """The faces of a page's words; None where the HTML's words are not the page's words."""
    whites = "color:#ffffff" in html
    if not whites and "<b>" not in html:
        return Faces(frozenset(), frozenset())
    if whites:
        html = WHITE_SPAN.sub(WHITE, html)
    # The end of a span that is not white is marked too: it only says once more that the text is dark.
    html = html.replace("<b>", BOLD).replace("</b>", PLAIN).replace("</span>", DARK if whites else "")
    text = unescape(TAG.sub("", html.replace("</p>", " ")))
    if MARK.sub("", text).split() != [word[4] for word in words]:
        return None
    return _marked_text_to_faces(text)


def _marked_text_to_faces(text: str) -> Faces:
    bold: set[int] = set()
    white: set[int] = set()
    is_bold = is_white = inside_word = False
    count = 0
    for piece in MARK.split(text):
        if not piece:
            continue
        if piece in MARKS:
            is_bold = piece == BOLD or (is_bold and piece != PLAIN)
            is_white = piece == WHITE or (is_white and piece != DARK)
            continue
        begun = len(piece.split())
        if inside_word and begun and not piece[0].isspace():
            begun -= 1
        if is_bold:
            bold.update(range(count, count + begun))
        if is_white:
            white.update(range(count, count + begun))
        count += begun
        inside_word = not piece[-1].isspace()
    return Faces(frozenset(bold), frozenset(white))


MARKS = frozenset((BOLD, PLAIN, WHITE, DARK))


def spans_to_faces(spans: Sequence[dict[str, Any]], words: Sequence[tuple[Any, ...]]) -> Faces:
    """The same from the fonts themselves, for the few pages where the HTML cannot be matched."""
    return Faces(
        _words_in([s["bbox"] for s in spans if s["flags"] & 16 and s["text"].strip()], words),
        _words_in([s["bbox"] for s in spans if s["color"] == 0xFFFFFF and s["text"].strip()], words),
    )


def _words_in(areas: Sequence[tuple[float, ...]], words: Sequence[tuple[Any, ...]]) -> frozenset[int]:
    return frozenset(
        i
        for i, (x0, y0, _, y1, *_) in enumerate(words)
        if any(a[0] - 0.5 <= x0 < a[2] and a[1] <= (y0 + y1) / 2 <= a[3] for a in areas)
    )
