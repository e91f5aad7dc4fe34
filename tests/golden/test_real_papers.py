"""What is known of real papers, by hand: sums, counts and places that a reader would quote."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from docextract.model.bundle import Bundle
from docextract.model.records import Amount, BpReference, Proposal, Record, Risk
from docextract.pipeline import read_paper

R = TypeVar("R", bound=Record)
CASES = "cambridgeshire/business-cases-2022-23-sections-4a-4f.pdf"
UNRULED = "cambridgeshire/business-cases-2022-23-sections-4a-4f-unruled.pdf"
SCANNED = "cambridgeshire/business-cases-2022-23-scanned.pdf"
PACK = "cambridgeshire/adults-committee-2019-10-10-agenda-pack.pdf"
KENT = "kent/cabinet/2025-01-30/originals"


@pytest.fixture(scope="module")
def paper(shared: Path) -> Callable[[str], Bundle]:
    """Reads a paper of the shared folder, each once."""

    @cache
    def read(relative: str) -> Bundle:
        path = shared / "papers" / relative
        return read_paper(path, relative=relative, sha256=hashlib.sha256(path.read_bytes()).hexdigest())

    return read


def of_type(bundle: Bundle, record: type[R]) -> list[R]:
    return [r for r in bundle.records if isinstance(r, record)]


@pytest.mark.parametrize("relative", [CASES, UNRULED])
def test_the_cases_headlines_are_summed_once(paper: Callable[[str], Bundle], relative: str) -> None:
    savings = [
        a for a in of_type(paper(relative), Amount) if a.counts and a.kind == "saving" and a.financial_year == "2022-23"
    ]
    assert len(savings) == 13
    assert abs(sum(abs(a.amount_pence or 0) for a in savings) - 350_400_000) <= 100_000


def test_every_case_is_a_proposal_with_its_reference(paper: Callable[[str], Bundle]) -> None:
    cases = of_type(paper(CASES), Proposal)
    assert len(cases) == 20
    assert [c.bp_reference for c in cases if c.bp_reference is None] == [None]
    defining = [r for r in of_type(paper(CASES), BpReference) if r.role == "defines"]
    assert len({r.proposal_id for r in defining}) == 19


def test_the_packs_budget_lines_and_their_kinds(paper: Callable[[str], Bundle]) -> None:
    lines = [p for p in of_type(paper(PACK), Proposal) if p.source == "budget_line"]
    assert len(lines) == 64
    kinds = Counter(line.kind for line in lines)
    assert kinds["saving"] and kinds["pressure"] and kinds["income"] and kinds["investment"]
    programme = [
        a
        for a in of_type(paper(PACK), Amount)
        if a.bp_reference == "A/R.6.176" and a.financial_year == "2020-21" and a.counts
    ]
    assert [a.amount_pence for a in programme] == [-380_000_000]


def test_the_whole_risk_register_is_read(paper: Callable[[str], Bundle]) -> None:
    risks = of_type(paper(f"{KENT}/Appendix I Budget Risk Register 22.01.25.pdf"), Risk)
    assert len(risks) == 42
    assert max(r.exposure_annual_gbp or 0 for r in risks) > 1_000_000


def test_lines_that_only_undo_last_years_savings_are_told_apart(paper: Callable[[str], Bundle]) -> None:
    amounts = of_type(paper(f"{KENT}/Appendix F List of Budget Templates.pdf"), Amount)
    undone = [
        a
        for a in amounts
        if a.change_type == "removal" and a.kind == "saving" and (a.amount_pence or 0) > 0 and not a.is_total
    ]
    assert len([a for a in undone if a.financial_year == "2025-26"]) >= 10


def test_pages_of_a_scan_are_said_to_have_no_text(paper: Callable[[str], Bundle]) -> None:
    bundle = paper(SCANNED)
    silent = [r for r in bundle.records if r.table_name == "issues" and getattr(r, "code", "") == "page_without_text"]
    assert bundle.document.status == "partial"
    assert len(silent) == bundle.document.page_count


@pytest.mark.parametrize("relative", [CASES, PACK])
def test_every_record_has_an_id_of_its_own_and_the_same_one_again(
    paper: Callable[[str], Bundle], relative: str, shared: Path
) -> None:
    first = paper(relative)
    again = read_paper(shared / "papers" / relative, relative=relative, sha256=first.document.sha256)
    ids = [(r.table_name, *(getattr(r, k) for k in type(r).key)) for r in first.records]
    assert len(ids) == len(set(ids))
    assert ids == [(r.table_name, *(getattr(r, k) for k in type(r).key)) for r in again.records]
