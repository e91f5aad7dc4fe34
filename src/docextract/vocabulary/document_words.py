"""Kinds of papers and the words that tell them (documents.yaml)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from docextract.vocabulary import Words, load


class DocumentType(Words):
    """A kind of paper with the words that stand in such papers' titles."""

    name: str
    titles: tuple[str, ...]


class DocumentWords(Words):
    """All that documents.yaml says."""

    types: tuple[DocumentType, ...]
    front: frozenset[str]
    front_strong: frozenset[str]
    case: frozenset[str]
    report_headings: frozenset[str]
    stages: dict[str, tuple[str, ...]]
    parties: tuple[str, ...]


def document_words() -> DocumentWords:
    """The vocabulary of papers."""
    words: DocumentWords = load("documents", DocumentWords)
    return words


def phrase_pattern(phrases: Collection[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, whatever stands between their words ("List-of_budget templates")."""
    forms = sorted(phrases, key=len, reverse=True)
    parts = [r"[\W_]+".join(re.escape(word) for word in re.findall(r"[\w']+", form)) for form in forms]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])", re.IGNORECASE)


@cache
def _titles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind.name, phrase_pattern(kind.titles)) for kind in document_words().types)


@cache
def _stages() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, phrase_pattern(forms)) for name, forms in document_words().stages.items())


def title_to_type(title: str) -> str | None:
    """The kind of paper that a title or file name speaks of; None where it does not tell."""
    plain = title.replace("\u2019", "'")
    return next((name for name, pattern in _titles() if pattern.search(plain)), None)


def title_to_stage(title: str) -> str | None:
    """Where a paper with this title stands in the budget's life ("draft"); None where it does not tell."""
    plain = title.replace("\u2019", "'")
    return next((name for name, pattern in _stages() if pattern.search(plain)), None)


def is_front_matter(names: Collection[str]) -> bool:
    """True where labels of these names together make a committee report's front matter."""
    words = document_words()
    own = words.front & frozenset(names)
    return len(own) >= 3 and bool(own & words.front_strong)


def is_case(names: Collection[str]) -> bool:
    """True where labels of these names together make a business case's head."""
    return len(document_words().case & frozenset(names)) >= 3


def labels_to_type(names: Collection[str], title: str, headings: Collection[str] = ()) -> str | None:
    """The kind of paper, from the labels on its first page, its title and its headings (in lower case)."""
    named = title_to_type(title)
    if is_case(names):
        return "business_case_pack"
    if named == "other" or (named == "minutes" and not is_front_matter(names)):
        return named
    if is_front_matter(names):
        return "committee_report"
    if named:
        return named
    words = document_words()
    if len(words.report_headings & frozenset(headings)) >= 2 or len(words.front & frozenset(names)) >= 3:
        return "committee_report"
    return None
