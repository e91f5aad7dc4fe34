"""Risks in tables: a record for each description, whatever the other columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docextract.extract.cells import FieldPlaces, RoleRow, cell_places, filled_box, role_rows, text_place
from docextract.extract.spelling import Spelling
from docextract.model.reading import Found, Reading
from docextract.model.records import Risk, box_columns
from docextract.model.table import Cell, Column, Table
from docextract.parse.cell import NotMoney, cell_to_money
from docextract.parse.rag import fill_to_rag, text_to_rag
from docextract.vocabulary.delivery_words import delivery_words

COMPANIONS = frozenset({"mitigation", "likelihood", "impact", "rag", "score", "consequence", "cause"})
"""A table of risks has a column for the risk and at least one of these."""
RATINGS = frozenset({"likelihood", "impact", "score", "rag"})
"""Roles that a register may print twice or thrice: before controls, with them, and as they are hoped to be."""
SAID = ("mitigation", "likelihood", "impact", "owner", "title", "cause", "consequence", "directorate")
"""Roles whose cells are published as printed."""
TOLD = re.compile(r"event|descri|detail", re.IGNORECASE)
"""Of two columns about risks, the one with such a header tells them; the other gives their short names."""
RISK_FIRST = re.compile(r"(?:the )?(?:description|details?|nature|summary) of (?:the )?risk|risk\b", re.IGNORECASE)
"""A header that is about the risk itself, whatever it asks for besides."""
SCORE = re.compile(r"\s*(\d{1,3})(?![\d.])")


@dataclass(slots=True)
class _Draft:
    """A risk whose row has been read, and rows below it that may go on with it."""

    row: RoleRow
    description: Cell
    mitigations: list[Cell] = field(default_factory=list)


def tabled_risks(reading: Reading) -> Iterator[Found[Risk]]:
    """The risks of all tables."""
    spelling = Spelling(reading)
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        roles = risk_roles(table)
        if roles:
            for draft in _drafts(table, roles, spelling):
                yield row_to_risk(reading, table, table_id, draft.row, draft.mitigations)


def risk_roles(table: Table) -> dict[int, str]:
    """Roles by column of a table of risks, its description's being "risk"; empty where it is no such table."""
    roles = {c.col: c.role for c in table.columns if c.role}
    described = _description_column(table, roles)
    if described is None or not (COMPANIONS & set(roles.values()) or table.kind == "risk_register"):
        return {}
    words = delivery_words().risk
    out: dict[int, str] = {}
    for column in table.columns:
        role = roles.get(column.col)
        if column.col == described:
            role = "risk"
        elif words.names_annual.search(column.path):
            role = "exposure_annual"
        elif words.names_lifetime.search(column.path):
            role = "exposure_lifetime"
        elif role in (None, "risk", "description", "amount", "measure") and words.names_rating.search(column.path):
            role = "rag"
        elif role == "consequence" and "impact" in column.path.lower() and "impact" not in roles.values():
            role = "impact"
        elif role == "risk":
            role = None if "title" in roles.values() or words.names_rating.search(column.path) else "title"
        if role:
            out[column.col] = role
    return _without_earlier_ratings(table, out)


def _without_earlier_ratings(table: Table, roles: Mapping[int, str]) -> dict[int, str]:
    """The roles without the ratings before controls, and those aimed at, where the standing ones are printed."""
    words = delivery_words().risk
    paths = {column.col: column.path for column in table.columns}
    standing = {role for col, role in roles.items() if role in RATINGS and words.names_standing.search(paths[col])}
    return {
        col: role
        for col, role in roles.items()
        if role not in standing or words.names_standing.search(paths[col]) is not None
    }


def _description_column(table: Table, roles: Mapping[int, str]) -> int | None:
    register = table.kind == "risk_register"
    for role in ("risk", "description", "cause", "title") if register else ("risk",):
        columns = [c for c in table.columns if roles.get(c.col) == role]
        if role == "cause":
            columns = [c for c in columns if RISK_FIRST.match(c.path)]
        if columns:
            told = [c for c in columns if TOLD.search(c.path)]
            return (told or columns)[0].col
    return None


def _drafts(table: Table, roles: Mapping[int, str], spelling: Spelling) -> Iterator[_Draft]:
    nothing = delivery_words().risk.is_nothing
    draft: _Draft | None = None
    for row in role_rows(table, roles, spelling):
        description = row.cells.get("risk")
        text = row.text("risk")
        mitigation = row.cells.get("mitigation")
        if description is not None and text and "risk" not in row.spanned:
            if draft:
                yield draft
            draft = None
            if row.row.kind == "line" and not nothing.fullmatch(text) and _is_told(row):
                draft = _Draft(row, description, [mitigation] if mitigation else [])
        elif draft and mitigation and mitigation.text and "mitigation" not in row.spanned and row.row.kind == "line":
            draft.mitigations.append(mitigation)
    if draft:
        yield draft


def _is_told(row: RoleRow) -> bool:
    """True for a row that says more than one thing, or says it in a sentence."""
    return len(row.cells) > 1 or len(row.text("risk") or "") > 40


def row_to_risk(
    reading: Reading, table: Table, table_id: str, row: RoleRow, mitigations: Sequence[Cell] | None = None
) -> Found[Risk]:
    """The risk of a row by roles, its description's being "risk". `mitigations` stand in for the row's own cell."""
    places: FieldPlaces = cell_places(reading, "description", row.cells["risk"])
    said: dict[str, str] = {}
    for role in SAID:
        cells: Sequence[Cell] = [row.cells[role]] if role in row.cells else []
        if role == "mitigation" and mitigations is not None:
            cells = mitigations
        text = row.spelling.mend(" ".join(" ".join(cell.text.split()) for cell in cells if cell.text))
        if text:
            said[role] = text
            places += [place for cell in cells for place in cell_places(reading, role, cell)]
    rating = _rating(reading, row, places)
    at = places[0][1]
    record = Risk(
        id=reading.identities.mint("risks", at.page, at.word),
        document_id=reading.document_id,
        page=at.page,
        description=row.text("risk") or "",
        exposure_annual_gbp=_exposure(reading, table, row, "exposure_annual", places),
        exposure_lifetime_gbp=_exposure(reading, table, row, "exposure_lifetime", places),
        table_id=table_id,
        row=row.row.row,
        method="risk_table",
        confidence=round(min(0.97, table.confidence), 3),
        **box_columns(at.box),
        **_with_directorate(said, row),
        **rating,
    )
    return Found(record, tuple(places))


def _with_directorate(said: dict[str, str], row: RoleRow) -> dict[str, str]:
    group = row.row.group_path
    if "directorate" not in said and group and delivery_words().risk.names_directorate.search(group):
        return {**said, "directorate": group.rsplit(" / ", 1)[-1]}
    return said


def _rating(reading: Reading, row: RoleRow, places: FieldPlaces) -> dict[str, str]:
    """rag, rag_raw and score, from the rating's words or its cell's colour."""
    out: dict[str, str] = {}
    for role in ("rag", "score"):
        cell = row.cells.get(role)
        if cell is None:
            continue
        text = " ".join(cell.text.split())
        rag = text_to_rag(text)
        coloured = fill_to_rag(cell.fill) if cell.fill and not rag else None
        if "rag" not in out and (rag or coloured):
            out["rag"] = rag or coloured or ""
            out["rag_raw"] = text or f"{coloured} fill"
            places += cell_places(reading, "rag", cell) or [("rag", box) for box in [filled_box(cell)] if box]
        elif "rag_raw" not in out and text and role == "rag":
            out["rag_raw"] = text
        number = SCORE.match(text)
        if "score" not in out and text and (role == "score" or (number and (rag or text.isdigit()))):
            out["score"] = number[1] if number and rag else text
            at = text_place(reading, cell, out["score"])
            places += [("score", at)] if at else []
    return out


def _exposure(reading: Reading, table: Table, row: RoleRow, role: str, places: FieldPlaces) -> float | None:
    cell = row.cells.get(role)
    column = next((c for c in table.columns if cell and c.col == cell.col), None)
    if cell is None or column is None:
        return None
    found = cell_to_money(cell.text, _pounds(column))
    if isinstance(found, NotMoney):
        return None
    places += cell_places(reading, f"{role}_gbp", cell)
    return float(found.money.amount_gbp)


def _pounds(column: Column) -> int | None:
    return column.unit.pounds if column.unit else None
