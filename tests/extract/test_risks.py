"""Risks from tables and lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docextract.extract.risk_lists import split_mitigation
from docextract.extract.risks import reading_to_risks
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]
HEADER = ["Risk", "Mitigation", "RAG", "Owner"]
ROLES = ["risk", "mitigation", "rag", "owner"]


def test_a_register_row_is_a_risk_with_its_fields_and_places(make_reading: MakeReading) -> None:
    rows = [HEADER, ["The bridge closes early", "Weekly inspection", "9 - Amber", "Ann Elm"]]
    (found,) = reading_to_risks(make_reading(rows=rows, roles=ROLES, kind="risk_register"))
    risk = found.record
    assert (risk.description, risk.mitigation, risk.owner) == (
        "The bridge closes early",
        "Weekly inspection",
        "Ann Elm",
    )
    assert (risk.rag, risk.rag_raw, risk.score) == ("Amber", "9 - Amber", "9")
    assert [field for field, _ in found.places] == ["description", "mitigation", "owner", "rag", "score"]
    assert found.places[0][1].quote == "The bridge closes early"
    assert (risk.table_id, risk.row) == ("t", 1)


def test_a_colour_without_a_word_is_the_rating(make_reading: MakeReading) -> None:
    rows = [HEADER, ["The bridge closes early", "Weekly inspection", "", "Ann Elm"]]
    reading = make_reading(rows=rows, roles=ROLES, kind="risk_register", fills={(1, 2): (1.0, 0.0, 0.0)})
    (found,) = reading_to_risks(reading)
    assert (found.record.rag, found.record.rag_raw) == ("Red", "Red fill")


@pytest.mark.parametrize("text", ["None", "N/A", "There are no identified risks.", "No significant risks identified"])
def test_no_risk_is_no_record(make_reading: MakeReading, text: str) -> None:
    rows = [HEADER, [text, "N/A", "N/A", ""]]
    assert reading_to_risks(make_reading(rows=rows, roles=ROLES, kind="risk_register")) == []


def test_a_row_without_a_risk_goes_on_with_the_mitigation_above(make_reading: MakeReading) -> None:
    rows = [
        HEADER,
        ["The bridge closes early", "Weekly inspection", "Red", "Ann Elm"],
        ["", "A second ferry", "", "Jo Ash"],
    ]
    (found,) = reading_to_risks(make_reading(rows=rows, roles=ROLES, kind="risk_register"))
    assert found.record.mitigation == "Weekly inspection A second ferry"


def test_exposures_take_the_unit_of_their_column(make_reading: MakeReading) -> None:
    rows = [
        ["Risk Event", "Likelihood", "Estimated Annual Financial Exposure £m", "Estimated Lifetime Exposure £m"],
        ["Grant is withdrawn", "4", "119.2", "165.0"],
    ]
    roles = ["risk", "likelihood", "exposure_annual", "exposure_lifetime"]
    (found,) = reading_to_risks(make_reading(rows=rows, roles=roles, kind="risk_register", units={2: 10**6, 3: 10**6}))
    assert (found.record.exposure_annual_gbp, found.record.exposure_lifetime_gbp) == (119_200_000, 165_000_000)


def test_group_rows_name_the_directorate_only_where_they_say_so(make_reading: MakeReading) -> None:
    rows = [HEADER, ["The bridge closes early", "Weekly inspection", "Red", "Ann Elm"]]
    for group, directorate in (("Place Directorate", "Place Directorate"), ("Significant risks (over £10m)", None)):
        reading = make_reading(rows=rows, roles=ROLES, kind="risk_register", groups={1: group})
        assert reading_to_risks(reading)[0].record.directorate == directorate


def test_bullets_below_a_sentence_that_announces_risks(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 100.0, "The following risks have been identified with this approach:"),
        (80.0, 120.0, "• fewer bidders than lots (Mitigation: early engagement)"),
        (80.0, 140.0, "• steel prices rise before the order is placed"),
        (60.0, 170.0, "Officers will report back in the spring."),
    ]
    found = [one.record for one in reading_to_risks(make_reading(runs))]
    assert [(risk.description, risk.mitigation) for risk in found] == [
        ("fewer bidders than lots", "early engagement"),
        ("steel prices rise before the order is placed", None),
    ]


def test_bullets_that_are_no_risks(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 100.0, "We will mitigate these risks by taking the following measures:"),
        (80.0, 120.0, "• a second supplier for every lot of the contract"),
        (80.0, 140.0, "• monthly meetings of the programme board"),
    ]
    assert reading_to_risks(make_reading(runs)) == []


@pytest.mark.parametrize(
    ("text", "description", "mitigation"),
    [
        ("Costs rise (Mitigation: fixed prices)", "Costs rise", "fixed prices"),
        ("Costs rise. This is being mitigated through fixed prices.", "Costs rise.", "fixed prices"),
        ("Costs rise. To mitigate this, prices are fixed.", "Costs rise.", "To mitigate this, prices are fixed."),
        ("Costs rise", "Costs rise", None),
        ("Mitigation: fixed prices", "Mitigation: fixed prices", None),
    ],
)
def test_mitigation_in_a_sentence(text: str, description: str, mitigation: str | None) -> None:
    assert split_mitigation(text) == (description, mitigation)


def test_of_several_ratings_the_one_with_the_controls_stands(make_reading: MakeReading) -> None:
    rows = [["Risk", "Inherent score", "Controls", "Residual score"], ["The bridge closes", "20", "Inspection", "12"]]
    (found,) = reading_to_risks(make_reading(rows=rows, roles=["risk", "score", "mitigation", "score"]))
    assert found.record.score == "12"
