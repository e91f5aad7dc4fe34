"""The running text of a paper as sentences, each with its page and the proposal or section it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docextract.model.records import PageRecord, SectionRecord

ENDS = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z\[(“\"])|\s*•\s*|\n\s*\n")
SPACE = re.compile(r"\s+")
WORD = re.compile(r"[a-z][a-z]+(?:-[a-z]+)*")
TELLING_LETTERS = 4


class Statement(NamedTuple):
    """A sentence. `subject`: the proposal that it is said in, or the section where no proposal is known."""

    text: str
    page: int
    subject: str

    @property
    def words(self) -> frozenset[str]:
        """Its longer words in lower case, a plural's "s" dropped."""
        return text_to_words(self.text)


def text_to_words(text: str) -> frozenset[str]:
    """The longer words of a text in lower case, a plural's "s" dropped."""
    return frozenset(word.removesuffix("s") for word in WORD.findall(text.casefold()) if len(word) >= TELLING_LETTERS)


def sections_to_statements(
    sections: Iterable[SectionRecord], pages: Iterable[PageRecord], wanted: re.Pattern[str]
) -> Iterator[Statement]:
    """The sentences in which `wanted` occurs, in reading order."""
    texts = {page.page: page.text for page in pages}
    for section in sections:
        if wanted.search(section.text):
            for sentence in ENDS.split(section.text):
                if wanted.search(sentence):
                    text = " ".join(sentence.split())
                    yield Statement(text, _page_of(text, section, texts), section.proposal_id or section.id)


def _page_of(sentence: str, section: SectionRecord, texts: Mapping[int, str]) -> int:
    """The page of the section on which the sentence begins; the section's first where that cannot be told."""
    if section.page == section.page_end:
        return section.page
    opening = SPACE.sub("", sentence)[:40]
    for page in range(section.page, section.page_end + 1):
        if opening in SPACE.sub("", texts.get(page, "")):
            return page
    return section.page
