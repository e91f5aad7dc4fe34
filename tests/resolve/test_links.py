from __future__ import annotations

from made import amount, proposal, report

from docextract.resolve.duplicates import mark_duplicates
from docextract.resolve.links import Places, link


def test_a_record_belongs_to_the_case_it_stands_in() -> None:
    cases = [
        proposal("one", page=3, page_end=6, bp_reference="A/R.6.001"),
        proposal("two", page=7, page_end=9, bp_reference="A/R.6.002"),
    ]
    places = Places(cases, [])
    loose = [amount(str(page), 1, page=page, y0=300.0, proposal_id=None) for page in (2, 3, 6, 7, 9, 10)]
    assert [a.proposal_id for a in link(loose, places)] == [None, "one", "one", "two", "two", None]
    assert link(loose, places)[1].bp_reference == "A/R.6.001"


def test_a_field_above_the_title_of_a_case_belongs_to_it() -> None:
    places = Places([proposal("one", page=3, page_end=6), proposal("two", page=7, page_end=9, y0=120.0)], [])
    assert link([amount("a", 1, page=7, y0=80.0, proposal_id=None)], places)[0].proposal_id == "two"


def test_two_cases_on_one_page_are_parted_by_the_second_title() -> None:
    places = Places([proposal("one", page_end=1, y0=100.0), proposal("two", page_end=1, y0=400.0)], [])
    found = link([amount("a", 1, y0=390.0, proposal_id=None), amount("b", 1, y0=410.0, proposal_id=None)], places)
    assert [a.proposal_id for a in found] == ["one", "two"]


def test_a_figure_in_a_budget_line_belongs_to_the_line_not_to_the_case_around_it() -> None:
    line = proposal("line", source="budget_line", table_id="t", row=4, page=2)
    places = Places([proposal("case"), line], [])
    found = link([amount("a", 1, page=2, table_id="t", row=4, proposal_id=None)], places)
    assert found[0].proposal_id == "line"


def test_the_innermost_report_is_taken() -> None:
    places = Places([], [report("pack", 1, 100), report("inside", 10, 20)])
    found = link([amount("a", 1, page=15), amount("b", 1, page=30)], places)
    assert [a.report_id for a in found] == ["inside", "pack"]


def test_a_case_printed_twice_is_marked_and_lines_of_one_headline_are_not() -> None:
    cases = [proposal("one", title="Day  centres"), proposal("two", title="Day centres", page=40)]
    lines = [proposal(n, title="Adult social care", source="budget_line") for n in ("three", "four")]
    assert [p.duplicate_of for p in mark_duplicates([*cases, *lines])] == [None, "one", None, None]
