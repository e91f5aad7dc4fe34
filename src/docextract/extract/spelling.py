"""Words that a line's end broke at a hyphen, told from words with a hyphen of their own by the rest of the paper."""

from __future__ import annotations

import re

from docextract.model.reading import Reading

BROKEN = re.compile(r"(?<![\w-])([A-Za-z]{2,})-([a-z]{2,})(?![\w-])")
EDGES = ".,;:!?()[]'\"“”‘’•"


class Spelling:
    """The words of one paper, gathered when they are first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words: frozenset[str] | None = None

    def mend(self, text: str) -> str:
        """The text with "commis-sioning" as "commissioning", where the paper has the one and never the other."""
        return BROKEN.sub(self._joined, text) if "-" in text else text

    def _joined(self, match: re.Match[str]) -> str:
        words = self._paper_words()
        whole = match[1] + match[2]
        return whole if whole.lower() in words and match[0].lower() not in words else match[0]

    def _paper_words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(
                word.text.strip(EDGES).lower() for laid in self._reading.layout.pages for word in laid.page.words
            )
        return self._words
