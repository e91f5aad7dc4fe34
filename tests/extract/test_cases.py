"""Business cases: where they begin and what their front says."""

from __future__ import annotations

from collections.abc import Callable

from docextract.extract.cases import reading_to_cases
from docextract.extract.references import reading_to_references
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]
FRONT = (
    "Project Title: Library opening hours",
    "Committee: Communities Committee",
    "2026-27 Savings amount: £120k",
    "Business Planning Reference: A/R.6.176",
    "Date of version: 22 October 2025",
)


def runs(*lines: str) -> list[tuple[float, float, str]]:
    return [(60.0, 100.0 + 20 * i, line) for i, line in enumerate(lines)]


def test_a_case_with_its_front(make_reading: MakeReading) -> None:
    (found,) = reading_to_cases(make_reading(runs(*FRONT)))
    case = found.record
    assert (case.title, case.bp_reference, case.kind) == ("Library opening hours", "A/R.6.176", "saving")
    assert (case.committee, case.version_date) == ("Communities Committee", "2025-10-22")
    assert {"title", "bp_reference", "committee", "version_date"} <= {name for name, _ in found.places}


def test_a_title_without_a_front_is_no_case(make_reading: MakeReading) -> None:
    assert reading_to_cases(make_reading(runs("Project Title: Library opening hours", "Page 12"))) == []


def test_the_heading_names_the_kind_before_the_labels(make_reading: MakeReading) -> None:
    (found,) = reading_to_cases(make_reading(runs("Business Case", "Temporary Funding Proposal", *FRONT)))
    assert found.record.kinds == '["temporary_funding", "saving"]'


def test_its_reference_defines_it_and_any_other_place_mentions_it(make_reading: MakeReading) -> None:
    reading = make_reading([*runs(*FRONT), (60.0, 300.0, "This goes on from A/R.6.176 and B/R.7.001.")])
    cases = reading_to_cases(reading)
    found = [one.record for one in reading_to_references(reading, cases)]
    assert [(r.reference, r.role, r.proposal_id) for r in found] == [
        ("A/R.6.176", "defines", cases[0].record.id),
        ("A/R.6.176", "mentions", None),
        ("B/R.7.001", "mentions", None),
    ]


def test_look_alikes_are_no_references(make_reading: MakeReading) -> None:
    reading = make_reading(runs("See section 4.2.1, call 03000 412345 or open report_v2.1.pdf on 12/03/2025."))
    assert reading_to_references(reading, []) == []


def test_a_code_in_a_reference_column_is_one_and_in_another_is_none(make_reading: MakeReading) -> None:
    rows = [["Ref", "Notes"], ["CF12", "CF13"]]
    reading = make_reading(rows=rows, roles=["reference", "comment"])
    assert [one.record.reference for one in reading_to_references(reading, [])] == ["CF12"]
    risks = make_reading(rows=rows, roles=["reference", "comment"], kind="risk_register")
    assert reading_to_references(risks, []) == []  # there it is the number of a risk


def test_a_sheet_of_a_running_project_is_no_case(make_reading: MakeReading) -> None:
    sheet = ("Project: Mill Park and Ride", "Cost/Spend: Revised profile £162k 19/20", "Reason for change: delays")
    assert reading_to_cases(make_reading(runs(*sheet))) == []
