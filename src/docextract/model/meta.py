"""What a paper says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docextract.model.evidence import Evidence

MetaSource = Literal["print", "file_name", "folder", "companion"]


@dataclass(frozen=True, slots=True)
class PaperMeta:
    """None where neither the print nor the file's place tells.

    `meeting_date` is ISO; `plan_cycle` the financial year of the plan it belongs to ("2022-23"); `committee` as
    printed, white space collapsed. `sources` says where each value came from, `places` where on the page it stands.
    """

    title: str | None = None
    publisher: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    doc_type: str = "other"
    decision_reference: str | None = None
    plan_cycle: str | None = None
    stage: str = "other"
    proposed_by: str | None = None
    classification: str | None = None
    key_decision: str | None = None
    author: str | None = None
    sources: dict[str, MetaSource] = field(default_factory=dict)
    places: dict[str, Evidence] = field(default_factory=dict)
