"""The minutes of the meeting before, with their action log."""

from __future__ import annotations

from .council import PELLOW, QUILL, TASKER
from .grid import Grid, draw, row
from .money import Sum
from .prose import heading, paragraph
from .sheet import Sheets
from .truth import Truth

MINUTES: tuple[tuple[str, str, tuple[tuple[str, tuple[Sum, ...]], ...]], ...] = (
    ("41", "Apologies and declarations of interest", (("Apologies were received from Councillor Danby.", ()),)),
    (
        "42",
        "Minutes",
        (("The minutes of the meeting of 11 September 2025 were agreed and signed by the Chair.", ()),),
    ),
    (
        "43",
        "Winter plan of the care system",
        (
            (
                "The Head of Commissioning presented the plan. It is paid for by a grant of £1,150,000, of which "
                "£400,000 had been set aside for short stays in care homes.",
                (Sum(1_150_000, "£1,150,000"), Sum(400_000, "£400,000")),
            ),
            (
                "A Member asked what would happen if the grant were spent by February. The Head of Commissioning said "
                "that the health board had agreed to share any further cost equally.",
                (),
            ),
            ("It was resolved unanimously to endorse the plan.", ()),
        ),
    ),
    (
        "44",
        "Contract for community equipment",
        (
            (
                "The Committee considered whether to extend the contract by two years at a cost of £2.3 million a "
                "year. Members welcomed that returned beds and hoists are now cleaned and used again, and asked for "
                "figures.",
                (Sum(2_300_000, "£2.3 million"),),
            ),
            ("It was resolved by a majority to extend the contract until 31 March 2028.", ()),
        ),
    ),
    (
        "45",
        "Finance Monitoring Report: August 2025",
        (
            (
                "The Strategic Finance Manager reported an expected overspend of £2.8m. The Chair asked for the "
                "reasons behind nursing placements to be set out more fully next time.",
                (Sum(2_800_000, "£2.8m", "variance", "2025-26"),),
            ),
            ("It was resolved to note the report.", ()),
        ),
    ),
)

ACTIONS = (
    ("44", "Send Members the number of items returned and used again", QUILL.name, "Sent on 20 October 2025", "Closed"),
    ("45", "Set out the reasons for more nursing placements", PELLOW.name, "See section 3 of the report", "Closed"),
    ("43", "Report back on the winter plan in March", TASKER.name, "On the agenda plan", "Open"),
)

PRESENT = ("E Varley", "P Averill", "A Crewe", "R Ellery", "K Sarpong", "B Stoke")


def draw_minutes(sheets: Sheets, truth: Truth) -> tuple[int, int]:
    """Draw minutes and action log on pages of their own; returns the first and last page."""
    sheets.new_page()
    first = sheets.page
    heading(sheets, "Adults and Wellbeing Committee: Minutes", size=16, before=0)
    paragraph(sheets, "Date: Thursday, 9 October 2025")
    paragraph(sheets, "Time: 10.00am to 12.10pm")
    present = paragraph(
        sheets, f"Present: Councillors {PRESENT[0]} (Chair), {', '.join(PRESENT[1:-1])} and {PRESENT[-1]}"
    )
    for name in PRESENT:
        place = present.place(name)
        truth.add("optional_owners", place, proposal=None, name=name, job_title=None, relation="member")
    for number, title, texts in MINUTES:
        heading(sheets, f"{number}. {title}", size=11.5)
        for text, sums in texts:
            printed = paragraph(sheets, text)
            for amount in sums:
                truth.sum(amount, printed.place(amount.printed), "prose")
    heading(sheets, "Action log", size=13, before=16, keep=120)
    header = [["Minute", "Action", "Lead officer", "Comments", "Status"]]
    rows = [row(*texts) for texts in ACTIONS]
    grid = draw(sheets, Grid([45, 182, 90, 120, 50], header, rows, "ruled", title="Action log"))  # type: ignore[arg-type]
    truth.table(grid)
    for line, action in zip(rows, ACTIONS, strict=True):
        place = line.printed[2].place()
        truth.add("owners", place, proposal=None, name=action[2], job_title=None, relation="responsible")
    return first, sheets.page
