"""Steps of timetables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docextract.extract.milestones import reading_to_milestones
from docextract.extract.times import Span, is_when, split_range, text_to_span
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]
ROLES = ["task", "start", "end", "owner"]
HEADER = ["Task", "Start date", "End date", "Overall responsibility"]


def test_a_row_is_a_step_with_dates(make_reading: MakeReading) -> None:
    rows = [HEADER, ["Apply the saving", "1 April 2026", "Ongoing", "Ann Elm"]]
    (found,) = reading_to_milestones(make_reading(rows=rows, roles=ROLES, kind="timetable"))
    step = found.record
    assert (step.task, step.start, step.end, step.owner) == ("Apply the saving", "1 April 2026", "Ongoing", "Ann Elm")
    assert (step.start_date, step.end_date) == ("2026-04-01", None)
    assert [field for field, _ in found.places] == ["task", "start", "end", "owner"]


def test_one_column_of_dates_is_a_start_unless_it_says_by(make_reading: MakeReading) -> None:
    for header, field in (("When", "start"), ("Date achieved by", "end")):
        rows = [["Task", header], ["Tender", "May 2026"], ["To be left", ""]]
        (found,) = reading_to_milestones(make_reading(rows=rows, roles=["task", "end"], kind="timetable"))
        assert getattr(found.record, field) == "May 2026"


def test_a_cell_may_say_that_the_step_only_begins(make_reading: MakeReading) -> None:
    rows = [["Milestone", "Date achieved by"], ["Phase 1", "To start Sept 26"]]
    (found,) = reading_to_milestones(make_reading(rows=rows, roles=["task", "end"], kind="timetable"))
    assert (found.record.start, found.record.end, found.record.start_date) == ("To start Sept 26", None, "2026-09")


def test_action_logs_and_agenda_plans_are_no_timetables(make_reading: MakeReading) -> None:
    rows = [["Minute No.", "Task", "Date"], ["201", "Circulate the slides", "May 2026"]]
    assert reading_to_milestones(make_reading(rows=rows, roles=["reference", "task", "end"])) == []


def test_bullets_below_a_phase_with_its_dates(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "5.5 Phase one (August to September 2026):"),
        (84.0, 100.0, "• Define the programme"),
        (84.0, 114.0, "• Tell the workforce"),
    ]
    found = [one.record for one in reading_to_milestones(make_reading(runs))]
    assert [step.task for step in found] == ["Define the programme", "Tell the workforce"]
    assert {(s.start, s.end, s.start_date, s.end_date) for s in found} == {
        ("August", "September 2026", "2026-08", "2026-09")
    }


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("September - October 2026", Span("2026-09", "2026-10")),
        ("December – January 2027", Span("2026-12", "2027-01")),
        ("1st June 2026", Span("2026-06-01", None)),
        ("Ongoing", Span(None, None)),
    ],
)
def test_spans(text: str, span: Span) -> None:
    assert text_to_span(text) == span


@pytest.mark.parametrize(
    ("text", "when"), [("Q2, 2026/27", True), ("Mid-March 2026", True), ("Marching band", False), ("Finance", False)]
)
def test_times(text: str, when: bool) -> None:
    assert is_when(text) is when


def test_ranges() -> None:
    assert split_range("August to September 2026") == ("August", "September 2026")
    assert split_range("two to three posts") is None
