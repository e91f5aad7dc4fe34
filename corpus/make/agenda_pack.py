"""The agenda pack: front sheet, minutes, finance monitoring, draft budget with its table, agenda plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .budget_table import draw_budget_table
from .council import ADULTS, ARABY, COUNCIL, PELLOW, QUILL, TASKER, THORNHAUGH, VARLEY
from .grid import Grid, draw, row
from .minutes import draw_minutes
from .money import Sum
from .monitoring_report import draw_monitoring_report, write_officer
from .prose import BODY, bullet, field_line, hanging, heading, lines, paragraph
from .sheet import PORTRAIT, Sheets, Type
from .truth import Truth

NAME = "agenda-pack"
MEMBERS = ("Bernard Stoke", "Anjali Crewe", "Pauline Averill", "Joseph Danby", "Kwame Sarpong", "Ruth Ellery")


@dataclass(frozen=True)
class Item:
    """An item of the agenda, and the pages of its paper, if it has one."""

    number: str
    title: str
    doc_type: str = ""


ITEMS = {
    "Opening of the meeting": (
        Item("1", "Apologies for absence and declarations of interest"),
        Item("2", "Minutes of the meeting of 9 October 2025", "minutes"),
        Item("3", "Petitions and public questions"),
    ),
    "Money": (
        Item("4", "Finance Monitoring Report: September 2025", "finance_monitoring"),
        Item("5", "Draft Budget Proposals 2026-27 to 2030-31", "committee_report"),
    ),
    "Other business": (
        Item("6", "Agenda Plan of the Committee", "other"),
        Item("7", "Date of the next meeting: 15 January 2026"),
    ),
}


def make(folder: Path) -> None:
    """Draw the pack and write its truth into the folder."""
    sheets = Sheets("Agenda pack", foot=lambda page, pages: f"Page {page} of {pages}", margin=54)
    meta = {"publisher": COUNCIL, "committee": ADULTS, "meeting_date": "2025-11-13"}
    truth = Truth(f"{NAME}.pdf", "agenda_pack", "AGENDA", **meta)
    sheets.new_page()
    sheets.new_page()
    draw_notes(sheets, truth)
    ranges = {
        "2": draw_minutes(sheets, truth),
        "4": draw_monitoring_report(sheets, truth),
        "5": draw_budget_report(sheets, truth),
        "6": draw_plan(sheets, truth),
    }
    draw_front_sheet(sheets, truth, ranges)
    sheets.save(folder / "papers" / f"{NAME}.pdf")
    truth.write(folder / "truth" / f"{NAME}.truth.json")


def draw_front_sheet(sheets: Sheets, truth: Truth, ranges: dict[str, tuple[int, int]]) -> None:
    """The first page, written last: the items with the pages of their papers."""
    sheets.turn_to(1, sheets.margin)
    heading(sheets, COUNCIL, size=14, before=0)
    heading(sheets, ADULTS, size=18, before=2)
    field_line(sheets, "Date:", "Thursday, 13 November 2025")
    field_line(sheets, "Time:", "10.00am")
    field_line(sheets, "Venue:", "Council Chamber, Moot Hall, Aldermere")
    heading(sheets, "AGENDA", size=16, before=16)
    for section, items in ITEMS.items():
        heading(sheets, section, size=11.5, before=12)
        for item in items:
            draw_item(sheets, truth, item, section, ranges.get(item.number))


def draw_item(sheets: Sheets, truth: Truth, item: Item, section: str, pages: tuple[int, int] | None) -> None:
    printed = lines(sheets, item.title, BODY, sheets.left + 30, 340)
    sheets.write(sheets.left, printed.pieces[0].y, f"{item.number}.", BODY)
    if pages:
        sheets.write(sheets.right, printed.pieces[0].y, f"{pages[0]} - {pages[1]}", BODY, "right")
    sheets.y += 6
    first, last = pages or (None, None)
    truth.add(
        "agenda_items",
        printed.place(),
        number=item.number,
        title=item.title,
        section=section,
        start_page_printed=first,
        end_page_printed=last,
    )
    if pages:
        truth.records["documents"].append(
            {
                "agenda_item": item.number,
                "title": item.title,
                "doc_type": item.doc_type,
                "committee": ADULTS,
                "page": first,
                "page_end": last,
            }
        )


def draw_notes(sheets: Sheets, truth: Truth) -> None:
    """The second page: members, and whom to ask."""
    heading(sheets, "Members of the Committee", before=0)
    names = ", ".join(f"Councillor {name}" for name in MEMBERS)
    members = paragraph(sheets, f"Councillor {VARLEY.name} (Chair), {names}")
    for name in (VARLEY.name, *MEMBERS):
        place = members.place(name)
        truth.add("optional_owners", place, proposal=None, name=name, job_title=None, relation="member")
    heading(sheets, "For more information about this meeting")
    contact = field_line(sheets, "Clerk Name:", THORNHAUGH.name, after=1)
    field_line(sheets, "Clerk Telephone:", "01632 960 114", after=1)
    field_line(sheets, "Clerk Email:", "lucy.thornhaugh@wexmoor.example")
    write_officer(truth, contact, THORNHAUGH.name, "Clerk", "contact")
    paragraph(
        sheets,
        "The meeting is open to the public. Questions may be sent to the clerk until noon three working days before "
        "the meeting. The hall has level access from Tanner Street.",
    )


def draw_budget_report(sheets: Sheets, truth: Truth) -> tuple[int, int]:
    """A short report on the draft budget, and its appendix."""
    sheets.new_page(PORTRAIT)
    first = sheets.page
    heading(sheets, "Draft Budget Proposals 2026-27 to 2030-31", size=16, before=0)
    field_line(sheets, "To:", ADULTS)
    field_line(sheets, "Meeting Date:", "13 November 2025")
    sender = field_line(sheets, "From:", f"{TASKER.name}, {TASKER.post}; {ARABY.name}, {ARABY.post}")
    write_officer(truth, sender, TASKER.name, TASKER.post, "responsible", ["author", "contact"])
    write_officer(truth, sender, ARABY.name, ARABY.post, "responsible", ["author", "contact"])
    field_line(sheets, "Recommendation:", "The Committee is asked to endorse the draft proposals in Appendix 1.")
    heading(sheets, "1. Background")
    hanging(sheets, "1.1", "Each year the Council sets a budget for one year and an outline for the four years after.")
    gap = hanging(
        sheets,
        "1.2",
        "Before savings the Council as a whole is short of £23.7 million in 2026-27. Committees were asked in July to "
        "find their share.",
    )
    truth.sum(Sum(23_700_000, "£23.7 million", "other", "2026-27"), gap.place("£23.7 million"), "prose")
    heading(sheets, "2. Proposals of this Committee")
    hanging(sheets, "2.1", "Business cases have been written for these proposals:")
    for reference, title, value in (
        ("A/R.6.301", "Reablement at Home for Everyone Leaving Hospital", 420),
        ("A/R.6.305", "Digital Falls Alarms and Renewal of Telecare", 310),
    ):
        printed = bullet(sheets, f"{reference} – {title} (-£{value}k)", x=34)
        truth.mentions(printed, "Report on the draft budget, paragraph 2.1")
        raw = f"-£{value}k"
        truth.sum(
            Sum(-value * 1000, raw, "saving", "2026-27", title), printed.place(raw), "prose", bp_reference=reference
        )
    sheets.y += 4
    hanging(
        sheets, "2.2", "The full list of changes, line by line, is in Appendix 1. Contact for questions is given below."
    )
    contact = field_line(sheets, "Contact officer:", f"{QUILL.name}, {QUILL.post}")
    write_officer(truth, contact, QUILL.name, QUILL.post, "contact")
    draw_budget_table(sheets, truth)
    return first, sheets.page


def draw_plan(sheets: Sheets, truth: Truth) -> tuple[int, int]:
    """What the committee will deal with at its next meetings."""
    sheets.new_page(PORTRAIT)
    heading(sheets, "Agenda Plan of the Committee", size=16, before=0)
    paragraph(sheets, "Published on 3 November 2025. Items may change.", Type(size=9.5))
    plan = (
        ("15/01/2026", "Final Budget Proposals", ARABY.name, "2026/004"),
        ("", "Fees of Care Homes", QUILL.name, "2026/011"),
        ("12/03/2026", "Day Opportunities: Strategy", QUILL.name, "Not applicable"),
        ("", "Finance Monitoring Report", PELLOW.name, "Not applicable"),
    )
    header = [["Committee date", "Agenda item", "Lead officer", "Reference if key decision"]]
    rows = [row(*texts) for texts in plan]
    grid = draw(sheets, Grid([90, 187, 105, 105], header, rows, "ruled", title="Agenda plan"))  # type: ignore[arg-type]
    truth.table(grid)
    for line, (_, _, name, _) in zip(rows, plan, strict=True):
        place = line.printed[2].place()
        truth.add("optional_owners", place, proposal=None, name=name, job_title=None, relation="responsible")
    return sheets.page, sheets.page
