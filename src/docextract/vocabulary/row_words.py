"""The words by which the rows of tables are known (rows.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from docextract.vocabulary import Words, load


class RowWords(Words):
    """The vocabulary file rows.yaml: regular expressions on a row's label."""

    subtotal: tuple[str, ...]
    total: tuple[str, ...]
    grand: tuple[str, ...]
    memo: tuple[str, ...]
    note: tuple[str, ...]
    numbered_group: tuple[str, ...]
    total_references: tuple[str, ...]

    @cached_property
    def is_subtotal(self) -> re.Pattern[str]:
        return _starting_or_ending(self.subtotal)

    @cached_property
    def is_total(self) -> re.Pattern[str]:
        return _starting_or_ending(self.total)

    @cached_property
    def is_grand(self) -> re.Pattern[str]:
        return _starting(self.grand)

    @cached_property
    def is_memo(self) -> re.Pattern[str]:
        return _starting(self.memo)

    @cached_property
    def is_note(self) -> re.Pattern[str]:
        return _starting(self.note)

    @cached_property
    def is_numbered_group(self) -> re.Pattern[str]:
        return re.compile("|".join(self.numbered_group))

    @cached_property
    def is_total_reference(self) -> re.Pattern[str]:
        return re.compile("|".join(self.total_references))


def _starting(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^[\W\d]*(?:{'|'.join(forms)})", re.IGNORECASE)


def _starting_or_ending(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Forms that are tied to the label's end are looked for anywhere, the others at its beginning."""
    ending = [form for form in forms if form.endswith("$")]
    starting = [form for form in forms if not form.endswith("$")]
    parts = [rf"^[\W\d]*(?:{'|'.join(starting)})"] if starting else []
    parts += [rf"(?:{'|'.join(ending)})"] if ending else []
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def row_words() -> RowWords:
    """The vocabulary, loaded once."""
    return load("rows", RowWords)
