"""Front matter, decisions, agendas, registers and prose as many councils set them out."""

from __future__ import annotations

from collections.abc import Callable

from press import beside, heading, labelled, loose, ruled, text, title
from read_back import ReadBack

Read = Callable[..., ReadBack]


def test_front_matter_in_running_lines(read: Read) -> None:
    found = read(
        text("Report to: Cabinet"),
        text("Date of meeting: 14 July 2026"),
        text("Title: Revenue Outturn 2025/26"),
        text("Report of: Strategic Director of Finance"),
        text("Cabinet Member: Councillor Dee Patel (Finance and Assets)"),
        text("Contact Officer: Neil Frost, Head of Accountancy, tel 01234 567890"),
        text("Is this a key decision? No"),
        heading("1. Summary"),
        text("1.1 Savings of £6.2m were delivered of a target of £7.0m."),
    )
    paper = found.paper
    assert (paper.committee, paper.meeting_date, paper.title) == ("Cabinet", "2026-07-14", "Revenue Outturn 2025/26")
    assert found.rows("owners", "name", "job_title", "relation") == [
        (None, "Strategic Director of Finance", "responsible"),
        ("Dee Patel", "Finance and Assets", "cabinet_member"),
        ("Neil Frost", "Head of Accountancy", "contact"),
    ]
    assert found.amounts("kind", "measure") == {"£6.2m": ("saving", "delivered"), "£7.0m": ("saving", "target")}


def test_front_matter_in_two_columns_without_colons(read: Read) -> None:
    front = {
        "Meeting date": "12 November 2026",
        "Report title": "Fees and Charges 2027/28",
        "Report author": "Jo Webb, Finance Manager",
        "Lead member": "Cllr Tariq Mahmood",
        "Ward": "All wards",
        "Forward plan reference": "FP/26/081",
        "Public interest test": "Not needed",
        "Key decision": "Yes",
    }
    found = read(title("Executive"), beside(front), heading("1. Purpose"), text("1.1 To set the fees of £215,000."))
    assert found.fields() == front
    assert found.paper.title == front["Report title"]
    assert found.paper.meeting_date == "2026-11-12"
    assert found.rows("bp_references", "scheme", "reference") == [("forward_plan", "FP/26/081")]
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Jo Webb", "Finance Manager", "author"),
        ("Tariq Mahmood", None, "cabinet_member"),
    ]


def test_a_decision_notice_with_its_values_below_the_labels(read: Read) -> None:
    notice = {
        "Decision reference number": "OD/2026/117",
        "Decision maker": "Executive Director of Place",
        "Date of decision": "3 June 2026",
        "Subject": "Award of contract for highway resurfacing",
        "Decision": "To award the contract to the highest scoring bidder at a cost of £2.4m.",
        "Contact officer": "Mary Dunn, Contracts Manager, mary.dunn@example.gov.uk",
        "Cabinet Member consulted": "Cllr Iqbal Hussain",
    }
    found = read(title("Officer Decision Record"), labelled(notice))
    paper = found.paper
    assert (paper.decision_reference, paper.meeting_date) == ("OD/2026/117", "2026-06-03")
    assert paper.title == notice["Subject"]
    assert found.rows("bp_references", "scheme", "reference") == [("decision_number", "OD/2026/117")]
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Mary Dunn", "Contracts Manager", "contact"),
        ("Iqbal Hussain", None, "cabinet_member"),
    ]


def test_an_agenda_names_an_earlier_meeting_and_its_members(read: Read) -> None:
    items = [
        ["1.", "Apologies for absence", ""],
        ["2.", "Minutes of the meeting held on 3 March 2026", "3 - 10"],
        ["3.", "Declarations of interest", ""],
        ["4.", "Revenue Budget Monitoring, Quarter 1", "11 - 26"],
    ]
    found = read(
        title("Harbourne District Council"),
        title("Overview and Scrutiny Committee"),
        text("Date: Tuesday 9 June 2026"),
        text("Time: 6.30 pm"),
        text("Membership: Councillors A. Brown (Chair), C. Diaz and E. Fox"),
        heading("Agenda"),
        loose(items, (30, 330, 60)),
    )
    paper = found.paper
    assert (paper.publisher, paper.committee) == ("Harbourne District Council", "Overview and Scrutiny Committee")
    assert paper.meeting_date == "2026-06-09"
    assert found.rows("agenda_items", "number", "start_label", "end_label") == [
        ("1", None, None),
        ("2", "3", "10"),
        ("3", None, None),
        ("4", "11", "26"),
    ]
    assert [name for name, relation in found.rows("owners", "name", "relation") if relation == "member"] == [
        "A. Brown",
        "C. Diaz",
        "E. Fox",
    ]


def test_a_register_before_and_after_its_controls(read: Read) -> None:
    rows = [
        [
            "Risk No",
            "Risk",
            "Cause",
            "Inherent risk",
            "",
            "",
            "Controls in place",
            "Residual risk",
            "",
            "",
            "Risk owner",
        ],
        ["", "", "", "L", "I", "LxI", "", "L", "I", "LxI", ""],
        ["CR1", "Failure of a supplier", "Market", "4", "5", "20", "Step-in", "3", "4", "12", "Director (Paul Grey)"],
        ["CR2", "Cyber attack", "Old systems", "5", "4", "20", "Patching", "3", "3", "9", "Head of ICT"],
    ]
    found = read(
        title("Corporate Risk Register – Quarter 2"),
        ruled(rows, (40, 100, 80, 25, 25, 30, 120, 25, 25, 30, 100), 2, (((3, 0), (5, 0)), ((7, 0), (9, 0)))),
        wide=True,
    )
    assert (found.paper.doc_type, found.paper.title) == ("risk_register", "Corporate Risk Register – Quarter 2")
    assert found.rows("risks", "description", "mitigation", "likelihood", "impact", "score") == [
        ("Failure of a supplier", "Step-in", "3", "4", "12"),
        ("Cyber attack", "Patching", "3", "3", "9"),
    ]
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Paul Grey", "Director", "risk_owner"),
        (None, "Head of ICT", "risk_owner"),
    ]


def test_who_and_how_much_in_prose(read: Read) -> None:
    found = read(
        title("Project mandate"),
        heading("Governance"),
        text("The Senior Responsible Owner is Katherine Mole, Director of Place. It will be led by Dan Hurst."),
        heading("Financial implications"),
        text(
            "The project will cost between £120,000 and £150,000 in 2026/27, funded from the Transformation Reserve, "
            "and is expected to save £90k a year from 2027/28."
        ),
    )
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Katherine Mole", "Director of Place", "senior_responsible_owner"),
        ("Dan Hurst", None, "responsible"),
    ]
    told = found.amounts("kind", "financial_year")
    assert told == {
        "£120,000": ("cost", "2026-27"),
        "£150,000": ("cost", "2026-27"),
        "£90k": ("saving", "2027-28"),
    }
    labels = {label for (label,) in found.rows("amounts", "label")}
    assert all(label.startswith("The project will cost") for label in labels)


def test_front_matter_in_a_ruled_table(read: Read) -> None:
    front = {
        "Report title": "Revenue Monitoring Month 6",
        "Report to": "Cabinet",
        "Meeting date": "20 October 2026",
        "Report author": "Kim Dove, Strategic Finance Manager",
        "Responsible director": "Lee Marr, Corporate Director of Resources",
        "Cabinet portfolio": "Finance and Efficiency – Councillor Ola Bright",
        "Classification": "Open",
    }
    found = read(
        title("London Borough of Easthaven"),
        ruled([list(pair) for pair in front.items()], (130, 320), headers=0),
        heading("Executive summary"),
        text("Of the £11.3m savings target, £8.6m is rated Green or Amber."),
    )
    paper = found.paper
    assert (paper.publisher, paper.committee, paper.title) == (
        "London Borough of Easthaven",
        "Cabinet",
        "Revenue Monitoring Month 6",
    )
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Kim Dove", "Strategic Finance Manager", "author"),
        ("Lee Marr", "Corporate Director of Resources", "responsible"),
        ("Ola Bright", "Finance and Efficiency", "cabinet_member"),
    ]
    assert found.amounts("measure")["£11.3m"] == ("target",)


def test_a_masthead_in_bold_without_labels(read: Read) -> None:
    found = read(
        text("<b>ARDEN COUNCIL</b>"),
        text("<b>Education and Children's Services Committee – 17 September 2026</b>"),
        text("<b>Report by Director of Education</b>"),
        text("<b>Budget Options 2027/28</b>"),
        heading("1. Purpose"),
        text("1.1 This report sets out budget options totalling £1.85 million."),
    )
    paper = found.paper
    assert (paper.publisher, paper.title) == ("Arden Council", "Budget Options 2027/28")
    assert (paper.committee, paper.meeting_date) == ("Education and Children's Services Committee", "2026-09-17")
    assert found.rows("owners", "job_title", "relation") == [("Director of Education", "responsible")]
    assert found.amounts("kind") == {"£1.85 million": ("other",)}


def test_a_risk_on_a_form_of_its_own(read: Read) -> None:
    form = {
        "Risk title": "Failure to deliver savings",
        "Risk description": "Reserves will be drawn down",
        "Risk owner": "Section 151 Officer (Amy Stone)",
        "Inherent likelihood": "5 - Certain",
        "Current likelihood": "4 - Likely",
        "Current impact": "4 - Major",
        "Current score": "16 (Red)",
        "Controls": "Monthly savings board",
    }
    found = read(title("Strategic Risk SR04"), ruled([list(pair) for pair in form.items()], (120, 330), headers=0))
    assert found.rows("risks", "title", "description", "mitigation", "likelihood", "impact", "score", "rag") == [
        (form["Risk title"], form["Risk description"], form["Controls"], "4 - Likely", "4 - Major", "16", "Red")
    ]
    ((risk_id,),) = found.rows("risks", "id")
    assert found.rows("owners", "name", "job_title", "relation", "risk_id") == [
        ("Amy Stone", "Section 151 Officer", "risk_owner", risk_id)
    ]
    assert found.rows("issues", "code") == []


def test_a_forward_plan(read: Read) -> None:
    rows = [
        ["Decision title", "Decision maker", "Date of decision", "Lead officer", "Portfolio holder"],
        ["Award of leisure contract", "Cabinet", "14 July 2026", "Jean Roe, Head of Leisure", "Cllr B. Singh"],
        ["Adoption of parking policy", "Cabinet", "1 August 2026", "Ian Tate", "Cllr M. Ford"],
    ]
    found = read(
        title("Westmere City Council"),
        title("Forward Plan of Key Decisions: June to September 2026"),
        ruled(rows, (130, 70, 80, 100, 90)),
    )
    assert found.paper.title == "Forward Plan of Key Decisions: June to September 2026"
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Jean Roe", "Head of Leisure", "responsible"),
        ("B. Singh", None, "cabinet_member"),
        ("Ian Tate", None, "responsible"),
        ("M. Ford", None, "cabinet_member"),
    ]


def test_owners_that_sentences_name(read: Read) -> None:
    found = read(
        title("Project initiation"),
        heading("Governance"),
        text(
            "The project sponsor is Anne Boyd, Executive Director for Adults. Tom Reeve, Head of Commissioning, is the "
            "project manager. Delivery will be led by the Head of Property with support from others. The workstream is "
            "owned by Priya Shah (Transformation)."
        ),
        text(
            "Overall responsibility rests with the Director of Finance. The lead officer is Jon Abbey. Councillor Mary "
            "Holt is the lead member. The savings will be delivered by April 2027 and the work is led by evidence."
        ),
    )
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("Anne Boyd", "Executive Director for Adults", "sponsor"),
        ("Tom Reeve", "Head of Commissioning", "responsible"),
        (None, "Head of Property", "responsible"),
        ("Priya Shah", None, "responsible"),
        (None, "Director of Finance", "responsible"),
        ("Jon Abbey", None, "responsible"),
        ("Mary Holt", None, "cabinet_member"),
    ]
