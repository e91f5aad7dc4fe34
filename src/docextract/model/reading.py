"""What the extractors read from, and what they give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from docextract.model.evidence import Evidence
from docextract.model.identity import Identities
from docextract.model.layout import Layout
from docextract.model.page import Word
from docextract.model.records import Record
from docextract.model.table import Table

if TYPE_CHECKING:
    from docextract.model.field import Field

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """One paper, laid out, with its tables and fields: the input of every extractor.

    `table_ids[i]` is the published id of `tables[i]`. `identities` mints record ids.
    """

    document_id: str
    identities: Identities
    layout: Layout
    tables: tuple[Table, ...]
    table_ids: tuple[str, ...]
    fields: tuple[Field, ...] = ()

    def words(self, page: int) -> tuple[Word, ...]:
        """The words of a page; pages count from 1."""
        return self.layout.pages[page - 1].page.words

    def table_lines(self) -> frozenset[tuple[int, int]]:
        """(page, word index) of every word that stands in a table's cell."""
        return frozenset(
            (part.page, word)
            for table in self.tables
            for cell in table.cells
            for part in cell.parts
            for word in part.words
        )


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """A record with the places of its fields: (field name, where it stands), the record's own place first."""

    record: R
    places: tuple[tuple[str, Evidence], ...] = ()
