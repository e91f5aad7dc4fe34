"""The words by which a business case is known."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.model.records.finance import ProposalKind
from docextract.vocabulary import Words, load
from docextract.vocabulary.amount_words import words_to_pattern


class CaseWords(Words):
    """The vocabulary file cases.yaml."""

    openings: tuple[str, ...]
    title_fields: tuple[str, ...]
    front_fields: tuple[str, ...]
    kinds: dict[ProposalKind, tuple[str, ...]]

    @cached_property
    def is_opening(self) -> re.Pattern[str]:
        """Finds a heading that opens a case, at its beginning."""
        return re.compile(rf"^(?:appendix\s+\w+:?\s*)?(?:{'|'.join(self.openings)})\b", re.IGNORECASE)

    @cached_property
    def kind_patterns(self) -> tuple[tuple[ProposalKind, re.Pattern[str]], ...]:
        return tuple((kind, words_to_pattern(words)) for kind, words in self.kinds.items())


@cache
def case_words() -> CaseWords:
    """The vocabulary, loaded once."""
    return load("cases", CaseWords)
