"""Risks on a form of their own: a table of labels with their values beside them, one form for each risk."""

from __future__ import annotations

from collections.abc import Iterator

from docextract.extract.cells import RoleRow
from docextract.extract.risk_tables import RATINGS, row_to_risk
from docextract.extract.spelling import Spelling
from docextract.model.reading import Found, Reading
from docextract.model.records import Risk
from docextract.model.table import Cell, Table
from docextract.vocabulary.column_words import header_to_role, text_to_plain
from docextract.vocabulary.delivery_words import delivery_words

RATED = RATINGS | {"mitigation"}
FEWEST = 2
"""A form rates its risk, or answers it, in so many ways at least."""


def form_risks(reading: Reading) -> Iterator[Found[Risk]]:
    """The risk of every such form."""
    spelling = Spelling(reading)
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        cells = table_to_form(table)
        if cells:
            row = RoleRow(table.rows[cells["risk"].row], cells, frozenset(), spelling)
            yield row_to_risk(reading, table, table_id, row)


def table_to_form(table: Table) -> dict[str, Cell]:
    """The values of a form by their role, the description's being "risk"; empty where the table is no such form."""
    if table.n_cols not in (2, 4) or table.kind == "risk_register":
        return {}
    pairs = [
        (label, value)
        for row in table.row_cells().values()
        for label, value in ((row.get(col), row.get(col + 1)) for col in range(0, table.n_cols, 2))
        if label and value and value.text
    ]
    if not any("risk" in label.text.casefold() for label, _ in pairs):
        return {}
    standing = delivery_words().risk.names_standing
    out: dict[str, Cell] = {}
    for label, value in pairs:
        role = header_to_role(text_to_plain(label.text))
        role = "risk" if role == "description" else role
        if role and (role not in out or (role in RATINGS and standing.search(label.text))):
            out[role] = value
    if "risk" not in out and "title" in out:
        out["risk"] = out.pop("title")
    return out if "risk" in out and len(RATED & out.keys()) >= FEWEST else {}
