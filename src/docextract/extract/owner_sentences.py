"""Sentences that give somebody a capacity ("will be led by ..."), found by spaCy's rules; no trained model is used.

spaCy is imported with the first text asked about, which takes long: call this only behind a cheap test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from docextract.model.records.delivery import Relation
from docextract.parse.name import is_name
from docextract.vocabulary.owner_words import owner_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span

CHOICE = re.compile(r"\(([^()]*)\)")
WHO, GAP, ANY = "WHO", "...", "*"
LINKS = frozenset(("of", "for", "and", "the", "&", "de", "da", "van"))
"""Words that may stand between the capitalised words of a name or post."""
STOPS = ("(", ")", ",", ".", ";", ":")
LONGEST = 20
"""Tokens of a name or post at most."""


class Stated(NamedTuple):
    """Who (a name or post as printed) has which capacity; `post`: what the sentence says of a name besides."""

    relation: Relation
    who: str
    post: str | None


class Said(NamedTuple):
    """What a text says of people: capacities given, and what follows "Contributors include" in its sentence."""

    stated: list[Stated]
    contributors: list[str]


def text_to_said(text: str) -> Said:
    """Everybody to whom a sentence of the text gives a capacity, in the vocabulary's order, and its contributors."""
    language, matcher = _rules()
    doc = language(text)
    said = Said([], [])
    for match in sorted(matcher(doc, as_spans=True), key=_order):
        number, _, side = match.label_.partition(" ")
        if not side:
            said.contributors.append(doc[match.end : match.sent.end].text.lstrip(": ").rstrip(". "))
            continue
        relation = owner_words().statements[int(number)].relation
        stated = _before(match, relation) if side == "before" else _behind(match, relation)
        if stated:
            said.stated.append(stated)
    return said


def _order(match: Span) -> tuple[float, int]:
    number = match.label_.partition(" ")[0]
    return (int(number) if number.isdigit() else float("inf"), match.start)


@cache
def _rules() -> tuple[Language, Matcher]:
    import spacy  # takes long to import: not before a paper needs it
    from spacy.matcher import Matcher

    words = owner_words()
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    tokenizer: Any = language.tokenizer
    for short in words.abbreviations:
        tokenizer.add_special_case(short, [{"ORTH": short}])
    matcher = Matcher(language.vocab)
    for number, statement in enumerate(words.statements):
        for side in ("before", "behind"):
            patterns = [p for phrase in statement.phrases if _side(phrase) == side for p in _patterns(language, phrase)]
            if patterns:
                matcher.add(f"{number} {side}", patterns, greedy="LONGEST")
    contributors = [p for phrase in words.contributors for p in _patterns(language, phrase)]
    matcher.add("contributors", contributors, greedy="LONGEST")
    return language, matcher


def _side(phrase: str) -> str:
    """Whether the name stands before or behind the phrase's words."""
    return "before" if phrase.startswith(WHO) else "behind"


def _patterns(language: Language, phrase: str) -> Iterator[list[dict[str, Any]]]:
    """The phrase as Matcher patterns, one for every way through its choices; a choice of single words is one token."""
    parts = CHOICE.split(phrase)
    ways = [_ways(part) if at % 2 else [part] for at, part in enumerate(parts)]
    for chosen in product(*ways):
        words = [word for word in "".join(chosen).replace("[", "(").replace("]", ")").split() if word != WHO]
        yield [token for word in words for token in _tokens(language, word)]


def _ways(choice: str) -> list[str]:
    ways = choice.split("|")
    return [choice] if all(way.isalpha() for way in ways) else ways


def _tokens(language: Language, word: str) -> list[dict[str, Any]]:
    if word == GAP:
        return [{"ORTH": {"NOT_IN": list(STOPS)}, "OP": "{1,12}"}]
    if word == ANY:
        return [{"IS_ALPHA": True}]
    if "|" in word:
        return [{"LOWER": {"IN": word.split("|")}}]
    return [{"LOWER": token.lower_} for token in language.make_doc(word)]


def _before(match: Span, relation: Relation) -> Stated | None:
    """The name or post before the words, with what stands between commas or in brackets behind it."""
    doc, first = match.doc, match.sent.start
    end, aside = _aside(doc, first, match.start)
    start = _run_start(doc, first, end)
    if start == end:
        return None
    shared = [token.i for token in match if token.text == "/"]
    post = doc[shared[0] - 2 : shared[0]].text if shared else aside
    return Stated(relation, doc[start:end].text, post)


def _behind(match: Span, relation: Relation) -> Stated | None:
    """The name or post behind the words, if the sentence goes on as it does after a name."""
    doc, last = match.doc, match.sent.end
    end = _run_end(doc, match.end, last)
    if end == match.end:
        return None
    follows = doc[end] if end < last else None
    if follows is not None and follows.text not in STOPS and follows.text not in owner_words().after_who:
        return None
    return Stated(relation, doc[match.end : end].text, _post_behind(doc, end, last))


def _post_behind(doc: Doc, start: int, last: int) -> str | None:
    """The post behind a name that ends its statement ("led by Ann Elm, Head of Bridges.")."""
    if start >= last or doc[start].text not in (",", "("):
        return None
    end = start + 1
    while end < last and doc[end].text not in (*STOPS, "and", "who") and end - start < LONGEST:
        end += 1
    return _post(doc[start + 1 : end].text)


def _aside(doc: Doc, first: int, end: int) -> tuple[int, str | None]:
    """Where the name before `end` ends, and the post between: "Ann Elm (Head of Bridges)", "Ann Elm, Head of ...,"."""
    close = end - 1 if end > first and doc[end - 1].text == "," else end
    if close > first and doc[close - 1].text == ")":
        close -= 1
    start = close - 1
    while start > first and doc[start].text not in STOPS and close - start < LONGEST:
        start -= 1
    if close == end or start <= first or doc[start].text not in (",", "("):
        return close, None
    text = doc[start + 1 : close].text
    post = _post(text)
    if not post and text[:1].isupper() and is_name(doc[_run_start(doc, first, start) : start].text):
        post = text  # behind a name a directorate will do: "Ann Elm, Place Directorate, is ..."
    return (start, post) if post or doc[start].text == "(" else (close, None)


def _post(text: str) -> str | None:
    return text if text[:1].isupper() and owner_words().is_post_head.match(text) else None


def _run_end(doc: Doc, start: int, last: int) -> int:
    """Where the run of capitalised words from `start` ends; `start` where there is none."""
    end = at = start
    while at < min(last, start + LONGEST) and (_is_part(doc, at) or doc[at].text in LINKS or doc[at].lower_ == "the"):
        at += 1
        if _is_part(doc, at - 1):
            end = at
    return end


def _run_start(doc: Doc, first: int, end: int) -> int:
    """Where the run of capitalised words up to `end` starts; `end` where there is none."""
    start = at = end
    while at > max(first, end - LONGEST) and (_is_part(doc, at - 1) or (doc[at - 1].text in LINKS and at < end)):
        at -= 1
        if _is_part(doc, at):
            start = at
    return start


def _is_part(doc: Doc, at: int) -> bool:
    """True for a capitalised word, and for the hyphen and the ending that stick to one ("Smith-Jones", "O'Neill's")."""
    text = doc[at].text
    glued = at > 0 and not doc[at - 1].whitespace_ and (text[0] in "'’" or (text == "-" and not doc[at].whitespace_))
    return text[0].isupper() or glued
