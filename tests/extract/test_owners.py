"""Owners from tables, fields, contact details and running text."""

from __future__ import annotations

from collections.abc import Callable

from docextract.extract.owners import reading_to_owners
from docextract.extract.risks import reading_to_risks
from docextract.model.reading import Reading

MakeReading = Callable[..., Reading]


def owners(reading: Reading) -> list[tuple[str | None, str | None, str]]:
    """(name, post, relation) of every owner found."""
    found = reading_to_owners(reading, reading_to_risks(reading))
    return [(one.record.name, one.record.job_title, one.record.relation) for one in found]


def test_a_risks_owners_carry_its_id(make_reading: MakeReading) -> None:
    rows = [["Risk", "Mitigation", "Owner"], ["The bridge closes", "Weekly inspection", "Ann Elm/Jo Ash Finance"]]
    reading = make_reading(rows=rows, roles=["risk", "mitigation", "owner"], kind="risk_register")
    risks = reading_to_risks(reading)
    found = reading_to_owners(reading, risks)
    assert [(one.record.name, one.record.job_title) for one in found] == [("Ann Elm", None), ("Jo Ash", "Finance")]
    assert {one.record.risk_id for one in found} == {risks[0].record.id}
    assert {one.record.relation for one in found} == {"risk_owner"}
    assert found[1].record.quote == "Jo Ash"


def test_as_above_is_resolved_and_said(make_reading: MakeReading) -> None:
    rows = [["Task", "Start date", "Owner"], ["Design", "May 2026", "Ann Elm"], ["Build", "June 2026", "As above"]]
    reading = make_reading(rows=rows, roles=["task", "start", "owner"], kind="timetable")
    found = [one.record for one in reading_to_owners(reading, [])]
    assert [(o.name, o.resolved_from, o.relation) for o in found] == [
        ("Ann Elm", None, "responsible"),
        ("Ann Elm", "As above", "responsible"),
    ]


def test_people_on_lines_of_their_own(make_reading: MakeReading) -> None:
    rows = [
        ["Task", "Start date", "Owner"],
        ["Design", "May 2026", "David Elm\nSarah Ash"],
        ["Build", "May 2026", "David Elm"],
    ]
    reading = make_reading(rows=rows, roles=["task", "start", "owner"], kind="timetable")
    assert {name for name, _, _ in owners(reading)} == {"David Elm", "Sarah Ash"}


def test_clearance_table(make_reading: MakeReading) -> None:
    rows = [
        ["Implications", "Officer clearance"],
        ["Have the resource implications been cleared by Finance?", "Yes Name of Financial Officer: Ann Elm"],
        ["Have the equality implications been cleared by your Service Contact?", "Yes\nDavid Ash"],
        ["Have any public health implications been cleared?", "Yes or No\nName of Officer:"],
    ]
    assert owners(make_reading(rows=rows, roles=[None, None])) == [
        ("Ann Elm", "Financial Officer", "cleared_by"),
        ("David Ash", None, "cleared_by"),
    ]


def test_from_names_members_and_officers_over_wrapped_lines(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**From:**"),
        (200.0, 80.0, "Ann Elm, Cabinet Member for Roads and"),
        (200.0, 94.0, "Bridges"),
        (200.0, 120.0, "David Ash, Director of Highways"),
        (60.0, 150.0, "**To:**"),
        (200.0, 150.0, "Cabinet, 30 January 2026"),
    ]
    assert owners(make_reading(runs)) == [
        ("Ann Elm", "Cabinet Member for Roads and Bridges", "cabinet_member"),
        ("David Ash", "Director of Highways", "responsible"),
    ]


def test_contact_details_in_two_columns(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**9. Contact details**"),
        (60.0, 100.0, "**Report Author:**"),
        (300.0, 100.0, "**Relevant Director:**"),
        (60.0, 114.0, "Ann Elm"),
        (300.0, 114.0, "David Ash"),
        (60.0, 128.0, "Head of Bridges"),
        (300.0, 128.0, "Director of Highways"),
        (60.0, 142.0, "01234 567890"),
        (300.0, 142.0, "david.ash@council.gov.uk"),
    ]
    assert sorted(owners(make_reading(runs)), key=str) == [
        ("Ann Elm", "Head of Bridges", "author"),
        ("David Ash", "Director of Highways", "responsible"),
    ]


def test_name_and_post_below_a_contact_heading(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**Officer contact:**"),
        (300.0, 80.0, "**Member contacts:**"),
        (60.0, 94.0, "Name: Ann Elm"),
        (300.0, 94.0, "Names: Cllr D Ash, Cllr S Oak"),
        (60.0, 108.0, "Post: Head of Bridges"),
        (300.0, 108.0, "Post: Chair/Vice-Chair"),
        (60.0, 122.0, "Tel: 01234 567890"),
        (300.0, 122.0, "Tel: 01234 567891"),
    ]
    assert sorted(owners(make_reading(runs)), key=str) == [
        ("Ann Elm", "Head of Bridges", "contact"),
        ("D Ash", "Chair", "member"),
        ("S Oak", "Vice-Chair", "member"),
    ]


def test_statements_in_running_text(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**Governance**"),
        (60.0, 104.0, "The Service Director for Roads will be the Senior Responsible Officer for the works."),
        (60.0, 134.0, "Ann Elm (Head of Bridges) is the Sponsor of the programme."),
    ]
    assert owners(make_reading(runs)) == [
        (None, "Service Director for Roads", "senior_responsible_owner"),
        ("Ann Elm", "Head of Bridges", "sponsor"),
    ]


def test_posts_behind_names_that_end_a_statement(make_reading: MakeReading) -> None:
    runs = [(60.0, 104.0, "The works will be led by Sarah Elm, Head of Bridges.")]
    assert owners(make_reading(runs)) == [("Sarah Elm", "Head of Bridges", "responsible")]


def test_contacts_on_a_line_each(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**For further information please contact:**"),
        (60.0, 94.0, "Sarah Elm – Head of Bridges – 01234 567890"),
        (60.0, 108.0, "David Ash – Finance Business Partner – david.ash@council.gov.uk"),
    ]
    assert owners(make_reading(runs)) == [
        ("Sarah Elm", "Head of Bridges", "contact"),
        ("David Ash", "Finance Business Partner", "contact"),
    ]


def test_a_wrapped_post_stays_with_its_person(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 80.0, "**From:**"),
        (200.0, 80.0, "Sarah Elm, Director of Place; David Ash, Chief Finance"),
        (200.0, 94.0, "Officer"),
        (60.0, 124.0, "**To:**"),
        (200.0, 124.0, "Cabinet"),
    ]
    assert owners(make_reading(runs)) == [
        ("Sarah Elm", "Director of Place", "responsible"),
        ("David Ash", "Chief Finance Officer", "responsible"),
    ]


def test_prose_about_roles_names_nobody(make_reading: MakeReading) -> None:
    runs = [
        (60.0, 104.0, "Each workstream will have a senior responsible officer and a lead."),
        (60.0, 134.0, "It will be led by the evidence."),
    ]
    assert owners(make_reading(runs)) == []


def test_initials_that_the_paper_explains(make_reading: MakeReading) -> None:
    rows = [["Action", "Start date", "Owner"], ["Design", "May 2026", "DA"], ["Build", "May 2026", "HR"]]
    runs = [(60.0, 80.0, "Present were David Ash (DA) and the team for human resources (HR).")]
    reading = make_reading(runs, rows=rows, roles=["task", "start", "owner"], kind="timetable")
    found = [one.record for one in reading_to_owners(reading, [])]
    assert [(o.name, o.job_title, o.resolved_from) for o in found] == [("David Ash", None, "DA"), (None, "HR", None)]


def test_the_clerk_is_whom_to_ask(make_reading: MakeReading) -> None:
    assert owners(make_reading([(60, 100, "Clerk Name: Tamsin Elm")])) == [("Tamsin Elm", "Clerk", "contact")]
