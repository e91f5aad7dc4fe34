"""The truth about a paper: what a careful reader would find in it, written down while it is drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .grid import Grid
from .money import Sum
from .sheet import Place, Printed

REFERENCE = re.compile(r"[A-Z]/[A-Z]\.\d+\.\d+")


class Truth:
    """Records by type, in the order in which they were drawn, each with its page and box."""

    TYPES = (
        "documents",
        "agenda_items",
        "contents",
        "proposals",
        "amounts",
        "optional_amounts",
        "risks",
        "owners",
        "optional_owners",
        "milestones",
        "benefits",
        "mentioned_references",
        "budget_lines",
        "tables",
        "oddities",
    )

    def __init__(self, document: str, doc_type: str, title: str, **meta: object) -> None:
        self.meta: dict[str, object] = {"document": document, "doc_type": doc_type, "title": title, **meta}
        self.records: dict[str, list[dict[str, object]]] = {name: [] for name in self.TYPES}

    def add(self, record_type: str, place: Place, **values: object) -> dict[str, object]:
        """Write a record down with the page and box it is read from."""
        page, box = place
        record = {**values, "page": page, "bbox": [round(value, 1) for value in box]}
        self.records[record_type].append(record)
        return record

    def sum(self, amount: Sum, place: Place, source: str, **values: object) -> None:
        """Write a sum of money down; sums in prose are optional, since the reader of the paper may not list them."""
        self.add(
            "optional_amounts" if source == "prose" else "amounts",
            place,
            kind=amount.kind or "other",
            financial_year=amount.year,
            amount_gbp=amount.pounds,
            raw=amount.printed,
            label=amount.label,
            is_total=amount.is_total,
            source=source,
            **{**values, **amount.more},
        )

    def sums_of(self, grid: Grid, **values: object) -> None:
        """Write down every sum that stands in a table, with the table's title."""
        for row in grid.rows:
            for cell, printed in zip(row.cells, row.printed, strict=True):
                if cell.sum:
                    name = cell.sum.label or row.cells[0].text
                    self.sum(cell.sum.named(name), printed.place(), "table", table=grid.title, **values)

    def table(self, grid: Grid) -> None:
        """Write down a table's words as rows of cells."""
        self.records["tables"].append(
            {
                "page": grid.page,
                "page_end": grid.page_end,
                "title": grid.title,
                "units": grid.units or None,
                "style": grid.style,
                "header_rows": len(grid.header),
                "rows": grid.texts,
            }
        )

    def mentions(self, printed: Printed, where: str) -> None:
        """Write down every reference that a text mentions."""
        for found in REFERENCE.finditer(printed.text):
            self.add("mentioned_references", printed.place(found[0]), ref=found[0], where=where)

    def oddity(self, place: Place, what: str, words: str) -> None:
        self.add("oddities", place, what=what, words=words)

    def write(self, path: Path) -> None:
        """Write the truth as JSON; record types of which the paper has none are left out."""
        full = {name: records for name, records in self.records.items() if records}
        path.write_text(json.dumps({**self.meta, **full}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
