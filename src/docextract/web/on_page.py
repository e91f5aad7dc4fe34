"""All records that stand on one page, each with its boxes there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docextract.web.asking import Row, ask
from docextract.web.record_lines import record_to_title
from docextract.web.record_words import record_words

if TYPE_CHECKING:
    from datasette.database import Database

EVIDENCE = """
SELECT record_table, record_id, x0, y0, x1, y1 FROM evidence WHERE document_id = :document AND page = :page
"""
TABLES = """
SELECT * FROM tables WHERE document_id = :document AND page <= :page AND page_end >= :page ORDER BY page, y0
"""
SECTIONS = "SELECT * FROM sections WHERE document_id = :document AND page = :page ORDER BY y0"
MOST = 600
"""So many records of one kind are listed; no page of a paper that people read has more."""


@dataclass(frozen=True)
class Found:
    """A record on the page. `boxes` are (x, y, width, height) in points."""

    table: str
    id: str
    title: str
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Group:
    """All records of one table on the page, from the top down."""

    table: str
    many: str
    records: tuple[Found, ...]
    more: int = 0


async def records_on_page(database: Database, document_id: str, page: int) -> list[Group]:
    """The groups that are not empty, in the order of record_words.yaml."""
    asked = {"document": document_id, "page": page}
    boxes: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in await ask(database, EVIDENCE, asked):
        boxes[row["record_table"]][row["record_id"]].append(row)
    groups = []
    for table in record_words():
        if table in ("tables", "sections"):
            rows = await ask(database, TABLES if table == "tables" else SECTIONS, asked)
            there = {row["id"]: [row] if row["page"] == page and row["x0"] is not None else [] for row in rows}
        else:
            there = boxes.get(table, {})
            rows = await _rows(database, table, there)
        if rows:
            groups.append(_group(table, rows, there))
    return groups


async def _rows(database: Database, table: str, ids: Iterable[str]) -> list[Row]:
    wanted = json.dumps(list(ids))
    if wanted == "[]":
        return []
    sql = f'SELECT * FROM "{table}" WHERE id IN (SELECT value FROM json_each(:ids))'
    return await ask(database, sql, {"ids": wanted})


def _group(table: str, rows: list[Row], boxes: dict[str, list[Row]]) -> Group:
    found = [
        Found(table, row["id"], record_to_title(table, row), tuple(_rectangle(box) for box in boxes[row["id"]]))
        for row in rows
    ]
    found.sort(key=lambda record: (record.boxes[0][1], record.boxes[0][0]) if record.boxes else (0, 0))
    return Group(table, record_words()[table].many, tuple(found[:MOST]), max(0, len(found) - MOST))


def _rectangle(box: Row) -> tuple[float, float, float, float]:
    return box["x0"], box["y0"], round(box["x1"] - box["x0"], 2), round(box["y1"] - box["y0"], 2)
