"""Lines of budget tables that change the budget, as proposals."""

from __future__ import annotations

import json

from docextract.extract.kinds import text_to_kind
from docextract.extract.rows import cell_to_evidence, is_wordy, row_by_role
from docextract.model.evidence import Evidence
from docextract.model.reading import Found, Reading
from docextract.model.records import Proposal, box_columns
from docextract.model.records.finance import ProposalKind
from docextract.model.table import Cell, Row, Table
from docextract.parse.reference import references_in

PROPOSAL_KINDS: dict[str, ProposalKind] = {
    "saving": "saving",
    "investment": "investment",
    "pressure": "pressure",
    "income": "income",
    "funding": "funding",
}

ANSWERABLE = ("category", "directorate", "service_area", "committee", "cabinet_member", "owner")
"""Columns that say whose a line is: a table without references puts something forward only where it has one."""
REFERENCE_COLUMN = "Reference"
"""The label under which a code in a reference column is read, whatever its header prints."""


def reading_to_budget_lines(reading: Reading) -> list[Found[Proposal]]:
    """A proposal for every line of a table that lists budget changes by year."""
    out: list[Found[Proposal]] = []
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        if table.kind != "budget_lines":
            continue
        rows = table.row_cells()
        referenced = _has_references(table, rows)
        if not referenced and not table.columns_with(*ANSWERABLE):
            continue  # a plan of costs by year looks like it, but puts nothing forward line by line
        for row in table.rows:
            if row.kind == "line" and row.row in rows:
                found = _line(reading, table, table_id, row, row_by_role(table, rows[row.row]), referenced)
                if found:
                    out.append(found)
    return out


def _has_references(table: Table, rows: dict[int, dict[int, Cell]]) -> bool:
    """True where the table's lines carry references: a line without one is then no proposal."""
    return any(
        references_in(cell.text, label=REFERENCE_COLUMN)
        for column in table.columns_with("reference")
        for cells in rows.values()
        if (cell := cells.get(column.col))
    )


def _line(
    reading: Reading, table: Table, table_id: str, row: Row, cells: dict[str, Cell], referenced: bool
) -> Found[Proposal] | None:
    reference = _reference(cells.get("reference"))
    if referenced and not reference:
        return None
    name = next(
        (cells[role] for role in ("title", "description") if role in cells and is_wordy(cells[role].text)), None
    )
    place = cell_to_evidence(name) if name else None
    if not name or not place:
        return None
    kind = _kind(table, row, cells)
    record = Proposal(
        id=reading.identities.mint("proposals", place.page, place.word),
        document_id=reading.document_id,
        page=place.page,
        page_end=max(part.page for cell in cells.values() for part in cell.parts),
        title=place.quote,
        bp_reference=reference,
        committee=_text(cells, "committee"),
        directorate=_text(cells, "directorate"),
        category=_text(cells, "category") or row.group_path,
        service_area=_text(cells, "service_area"),
        funding=_text(cells, "funding"),
        kind=kind,
        kinds=json.dumps([kind] if kind else []),
        description=_text(cells, "description"),
        source="budget_line",
        table_id=table_id,
        row=row.row,
        quote=place.quote,
        method="budget_line",
        confidence=round(min(0.95, table.confidence), 3),
        **box_columns(place.box),
    )
    return Found(record, _places(cells, place))


def _reference(cell: Cell | None) -> str | None:
    matches = references_in(cell.text, label=REFERENCE_COLUMN) if cell else []
    return matches[0].reference if matches else None


def _text(cells: dict[str, Cell], role: str) -> str | None:
    return cells[role].text if role in cells else None


def _kind(table: Table, row: Row, cells: dict[str, Cell]) -> ProposalKind | None:
    """The kind that the category, the groups above or the caption name, in this order."""
    for text in (_text(cells, "category"), row.group_path, table.title):
        kind = text_to_kind(text) if text else None
        if kind:
            return PROPOSAL_KINDS.get(kind)
    return None


def _places(cells: dict[str, Cell], title: Evidence) -> tuple[tuple[str, Evidence], ...]:
    places = [("title", title)]
    for role in ("reference", "committee", "directorate", "category", "service_area", "funding", "description"):
        place = cell_to_evidence(cells[role]) if role in cells else None
        if place:
            places.append(("bp_reference" if role == "reference" else role, place))
    return tuple(places)
