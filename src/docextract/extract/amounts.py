"""Every sum of money in a paper: from fields, from tables, from prose, each printed place once."""

from __future__ import annotations

from docextract.extract.field_amounts import reading_to_field_amounts
from docextract.extract.prose_amounts import reading_to_prose_amounts
from docextract.extract.table_amounts import reading_to_table_amounts
from docextract.model.page import Trouble
from docextract.model.reading import Found, Reading
from docextract.model.records import Amount


def reading_to_amounts(reading: Reading) -> tuple[list[Found[Amount]], list[Trouble]]:
    """All amounts, and what is doubtful about them.

    Fields are read first; a word that has gave its sum once is not read again as a cell or as prose.
    """
    taken: set[tuple[int, int]] = set()
    troubles: list[Trouble] = []
    found = reading_to_field_amounts(reading, taken, troubles)
    found += reading_to_table_amounts(reading, taken, troubles)
    found += reading_to_prose_amounts(reading, taken, troubles)
    return found, troubles
