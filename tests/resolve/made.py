"""Made records for the tests of linking and counting."""

from __future__ import annotations

from typing import Any

from docextract.model.records import Amount, Proposal, Report, TableRecord


def amount(name: str, pounds: int | None, **more: Any) -> Amount:
    fields: dict[str, Any] = {
        "document_id": "d",
        "page": 1,
        "kind": "saving",
        "measure": "planned",
        "financial_year": "2026-27",
        "amount_pence": None if pounds is None else pounds * 100,
        "raw": str(pounds),
        "source": "field",
        "proposal_id": "p",
        "method": "m",
        "confidence": 0.9,
    }
    return Amount(id=name, **{**fields, **more})


def proposal(name: str = "p", **more: Any) -> Proposal:
    fields: dict[str, Any] = {
        "document_id": "d",
        "page": 1,
        "page_end": 3,
        "title": "Library opening hours",
        "kind": "saving",
        "source": "business_case",
        "method": "m",
        "confidence": 0.9,
        "y0": 100.0,
    }
    return Proposal(id=name, **{**fields, **more})


def table(name: str, kind: str) -> TableRecord:
    return TableRecord(
        id=name, document_id="d", page=2, page_end=2, kind=kind, n_rows=3, n_cols=3, method="m", confidence=0.9
    )


def report(name: str, page: int, page_end: int) -> Report:
    return Report(id=name, document_id="d", page=page, page_end=page_end)
