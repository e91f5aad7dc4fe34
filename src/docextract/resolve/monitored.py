"""The financial year that a monitoring report is about, for figures that stand under no year of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docextract.model.meta import PaperMeta
from docextract.model.records import Amount, Report
from docextract.parse.date import dates_in
from docextract.parse.year import text_to_year
from docextract.vocabulary.document_words import title_to_stage

MONITORED = frozenset(
    {"budget", "actual", "forecast", "variance", "target", "alternative", "delivered", "undeliverable"}
)
OTHER_YEARS = re.compile(
    r"(?<!\w)(?:prior|previous|last|future|later|next|total (?:scheme|project|cost)|whole.life|years?|\d{4})(?!\w)",
    re.IGNORECASE,
)
APRIL = 4


def with_monitored_years(
    amounts: Sequence[Amount], meta: PaperMeta, reports: Iterable[Report], tables: frozenset[str]
) -> list[Amount]:
    """The amounts; a figure of a monitoring table (`tables`: their ids) that names no year has its report's.

    Not so what stands under a header that speaks of other years or of a whole scheme.
    """
    years = {report.id: _title_to_year(report.title) for report in reports if report.title}
    whole = meta.plan_cycle if meta.stage == "monitoring" else None
    return [_with_year(amount, whole or years.get(amount.report_id or ""), tables) for amount in amounts]


def _title_to_year(title: str) -> str | None:
    """The year that a report on monitoring names, or in which its month lies ("Finance Monitoring: September 2025")."""
    if title_to_stage(title) != "monitoring":
        return None
    named = text_to_year(title)
    if named:
        return str(named)
    months = [match.iso for match in dates_in(title) if len(match.iso) >= 7]
    if not months:
        return None
    year, month = (int(part) for part in months[-1].split("-")[:2])
    start = year if month >= APRIL else year - 1
    return f"{start}-{(start + 1) % 100:02d}"


def _with_year(amount: Amount, year: str | None, tables: frozenset[str]) -> Amount:
    told = amount.financial_year or amount.as_at or amount.table_id not in tables or amount.source != "table"
    if year is None or told or amount.measure not in MONITORED or OTHER_YEARS.search(amount.column_label or ""):
        return amount
    return amount.model_copy(update={"financial_year": year, "confidence": min(amount.confidence, 0.85)})
