"""Real papers: every total that adds up is seen to, and the sums known to be wrong are reported."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from docextract.model.records import Check, IssueRecord, Record
from docextract.pipeline import read_paper

CASES = "cambridgeshire/business-cases-2022-23-sections-4a-4f.pdf"
PACK = "cambridgeshire/adults-committee-2019-10-10-agenda-pack.pdf"
LINES = "kent/cabinet/2025-01-30/originals/Appendix F List of Budget Templates.pdf"

Records = Callable[[str], tuple[Record, ...]]
Read = Callable[[str], list[Check]]


@pytest.fixture(scope="module")
def records(shared: Path) -> Records:
    @cache
    def read(relative: str) -> tuple[Record, ...]:
        path = shared / "papers" / relative
        return read_paper(path, relative=relative, sha256=hashlib.sha256(path.read_bytes()).hexdigest()).records

    return read


@pytest.fixture(scope="module")
def checks(records: Records) -> Read:
    return lambda relative: [record for record in records(relative) if isinstance(record, Check)]


def test_every_total_of_the_budget_lines_is_checked_and_holds(checks: Read) -> None:
    totals = [check for check in checks(LINES) if check.rule == "column_total"]
    assert {check.outcome for check in totals} == {"holds"}
    assert len(totals) == 134


def test_the_overview_table_holds_with_its_carried_figures(checks: Read) -> None:
    overview = [check for check in checks(PACK) if check.page and 87 <= check.page <= 92]
    assert {check.outcome for check in overview} == {"holds"}
    rules = Counter(check.rule for check in overview)
    assert rules["column_total"] == 47  # all that are printed
    assert rules["carry_forward"] == 8
    assert rules["balance"] == 10


def test_the_packs_wrong_totals_are_reported(checks: Read) -> None:
    failing = {
        (check.page, check.expected_gbp, check.found_gbp)
        for check in checks(PACK)
        if check.rule == "column_total" and check.outcome == "fails"
    }
    assert (57, 27_906_000, 30_400_000) in failing
    assert {found for page, _, found in failing if page == 62} == {-6_888_000, -2_061_000, -4_827_000, -5_371_000}


@pytest.mark.parametrize(
    ("page", "rule", "words"),
    [
        (11, "unit", "-£380"),
        (4, "further_sum", "£174k"),
        (10, "counts_in_words", "51.6"),
        (13, "counts_in_words", "13 schools"),
        (13, "part_in_words", "£300,000"),
        (15, "priced_twice", "£9,300"),
        (28, "counts_in_words", "50% higher"),
        (28, "headline_breakdown", "over years"),
        (31, "column_total", "2,205"),
        (31, "percentage", "63.6%"),
        (31, "percentage", "29.£%"),
        (42, "row_twice", "£477,290"),
        (43, "offset_in_words", "£54k"),
        (43, "sign", "-£100k"),
        (32, "counts_in_words", "a third"),
        (62, "row_relation", "£26,120"),
        (62, "row_relation", "£909,697"),
        (62, "nearly_the_same", "£62,550"),
        (75, "sign", "-£200k"),
        (86, "column_total", "£956,168"),
        (94, "reduction", "£190k"),
        (103, "dates", "before it starts"),
        (104, "total_of_tables", "signs differ"),
        (104, "counts_in_words", "14 to eight"),
        (106, "split_sum", "£251,000"),
        (109, "headline_breakdown", "signs differ"),
        (119, "counts_in_words", "40- 74"),
    ],
)
def test_the_cases_oddities_are_reported(checks: Read, page: int, rule: str, words: str) -> None:
    assert any(c.page == page and c.rule == rule and words in c.message for c in checks(CASES))


@pytest.mark.parametrize("page", [104, 109])
def test_signs_that_differ_are_for_the_auditor_to_see(records: Records, page: int) -> None:
    found = [one for one in records(CASES) if isinstance(one, IssueRecord) and (one.page, one.code) == (page, "sign")]
    assert [one.severity for one in found] == ["info"]
