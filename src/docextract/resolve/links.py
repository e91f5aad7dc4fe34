"""Which proposal and which report a record belongs to, told from where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from docextract.model.records import Extracted, Proposal, Report

R = TypeVar("R", bound=Extracted)


class Places:
    """The business cases, budget lines and reports of one document, to be asked by place."""

    def __init__(self, proposals: Sequence[Proposal], reports: Sequence[Report]) -> None:
        cases = sorted((p for p in proposals if p.source == "business_case"), key=_start)
        self._cases = cases
        self._starts = [_start(case) for case in cases]
        self._lines = {(p.table_id, p.row): p for p in proposals if p.source == "budget_line"}
        self._reports = reports

    def proposal(self, page: int, y: float, table_id: str | None, row: int | None) -> Proposal | None:
        """The budget line in that row, else the business case that this place (points from the top) falls into."""
        line = self._lines.get((table_id, row)) if table_id else None
        if line:
            return line
        i = bisect_right(self._starts, (page, y + 0.5)) - 1
        if i < 0 and self._cases and page == self._cases[0].page:
            i = 0
        if i >= 0 and i + 1 < len(self._cases) and self._cases[i + 1].page == page and self._cases[i].page_end < page:
            i += 1  # fields above the title on the case's first page
        case = self._cases[i] if i >= 0 else None
        return case if case and case.page <= page <= case.page_end else None

    def report(self, page: int) -> Report | None:
        """The innermost report that this page belongs to."""
        inside = [report for report in self._reports if report.page <= page <= report.page_end]
        return min(inside, key=lambda report: report.page_end - report.page, default=None)


def _start(case: Proposal) -> tuple[int, float]:
    return case.page, case.y0 or 0.0


def link(records: Iterable[R], places: Places) -> list[R]:
    """The records with report_id, proposal_id and bp_reference filled in, where they have such fields."""
    return [_linked(record, places) for record in records]


def _linked(record: R, places: Places) -> R:
    fields: Mapping[str, object] = type(record).model_fields
    update: dict[str, object] = {}
    if "report_id" in fields and (report := places.report(record.page)):
        update["report_id"] = report.id
    if "proposal_id" in fields and not getattr(record, "proposal_id", None):
        proposal = places.proposal(
            record.page, record.y0 or 0.0, getattr(record, "table_id", None), getattr(record, "row", None)
        )
        if proposal:
            update["proposal_id"] = proposal.id
            for name in ("bp_reference", "directorate"):
                if name in fields and getattr(record, name) is None:
                    update[name] = getattr(proposal, name)
    return record.model_copy(update=update) if update else record
