"""Benefits from tables and lists."""

from __future__ import annotations

from collections.abc import Callable

from docextract.extract.benefits import reading_to_benefits
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]


def test_a_row_is_a_benefit_with_its_measure(make_reading: MakeReading) -> None:
    rows = [
        ["Key Benefit", "Measure", "Baseline", "Target & Timescale"],
        ["Shorter journeys", "Minutes at peak", "42", "35 by March 2027"],
        ["N/A", "", "", ""],
    ]
    (found,) = reading_to_benefits(
        make_reading(rows=rows, roles=["benefit", "measure", "baseline", "target"], kind="benefits")
    )
    benefit = found.record
    assert (benefit.benefit, benefit.measure) == ("Shorter journeys", "Minutes at peak")
    assert (benefit.baseline, benefit.target) == ("42", "35 by March 2027")
    assert found.places[0][1].quote == "Shorter journeys"


def test_bullets_below_a_sentence_that_announces_benefits(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**Non Financial Benefits**"),
        (60.0, 104.0, "The overarching benefits for the programme include:"),
        (80.0, 124.0, "• Needs are met early on"),
        (80.0, 138.0, "• Staff have the right tools"),
    ]
    found = reading_to_benefits(make_reading(runs))
    assert [one.record.benefit for one in found] == ["Needs are met early on", "Staff have the right tools"]


def test_bullets_about_housing_benefit_are_none(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**Benefits**"),
        (60.0, 104.0, "The following people are in receipt of housing benefit:"),
        (80.0, 124.0, "• Tenants of the first scheme"),
    ]
    assert reading_to_benefits(make_reading(runs)) == []
