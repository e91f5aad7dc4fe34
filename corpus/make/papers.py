"""The papers that the corpus is made of, and what each of them is there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import agenda_pack, business_cases, committee_report, risk_register


@dataclass(frozen=True)
class Paper:
    """A paper: its name without ending, what it is, and what draws it into a folder."""

    name: str
    about: str
    make: Callable[[Path], None]


PAPERS = (
    Paper(
        business_cases.NAME,
        "Pack of six business cases: contents, fields in three layouts, ruled, shaded, unruled tables",
        business_cases.make,
    ),
    Paper(
        agenda_pack.NAME,
        "Agenda pack: front sheet, minutes, finance monitoring, five-year budget table on landscape pages, agenda plan",
        agenda_pack.make,
    ),
    Paper(
        risk_register.NAME,
        "Budget risk register, landscape: scores, RAG cells filled with and without a word, exposures in £m",
        risk_register.make,
    ),
    Paper(
        committee_report.NAME,
        "Committee report: front matter, recommendations, numbered paragraphs, risks in bullets, contacts in two "
        "columns",
        committee_report.make,
    ),
)
