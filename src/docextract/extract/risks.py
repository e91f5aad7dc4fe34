"""Risks: from registers and tables of risks, and from lists under a heading or a sentence that announces them."""

from __future__ import annotations

from docextract.extract.risk_forms import form_risks
from docextract.extract.risk_lists import listed_risks
from docextract.extract.risk_tables import tabled_risks
from docextract.model.reading import Found, Reading
from docextract.model.records import Risk


def reading_to_risks(reading: Reading) -> list[Found[Risk]]:
    """Every risk, in the order of the paper. "There are no identified risks" gives none.

    The record's place is that of its description. `proposal_id`, `report_id` and `bp_reference` are left for resolving.
    """
    found = [*tabled_risks(reading), *form_risks(reading), *listed_risks(reading)]
    return sorted(found, key=lambda one: (one.record.page, one.record.y0 or 0.0))
