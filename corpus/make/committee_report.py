"""A committee report: front matter, recommendations, numbered paragraphs, risks in bullets, contacts in two columns."""

from __future__ import annotations

from pathlib import Path

from .case import Say, sentence
from .council import COUNCIL, DUNMORE, HIGHWAYS, PELLOW, RUDGE, SKERRY, Person
from .grid import PALE, Grid, Row, draw, row
from .money import Sum, thousands
from .prose import BODY, bullet, hanging, heading, lines, paragraph, two_columns
from .sheet import Printed, Sheets
from .truth import Truth

NAME = "committee-report"
TITLE = "Renewal of the Highways Maintenance Contract"
YEARS = ("2026-27", "2027-28", "2028-29")

BODY_TEXT: tuple[tuple[str, tuple[Say, ...]], ...] = (
    (
        "Introduction",
        (
            sentence(
                "The present contract for the upkeep of roads and pavements ends on 30 September 2026. It is worth "
                "£31.5 million a year and is the largest contract that the Council holds outside social care.",
                Sum(31_500_000, "£31.5 million"),
            ),
            sentence(
                "In January 2025 this Committee asked for a comparison of three ways of arranging the work after that "
                "date. This report gives the result and asks for a decision."
            ),
        ),
    ),
    (
        "The three options",
        (
            sentence(
                "Option A is a single contractor for eight years, as now. Bids in other counties suggest a price of "
                "£33.2 million a year.",
                Sum(33_200_000, "£33.2 million"),
            ),
            sentence(
                "Option B keeps a contractor for large schemes and brings potholes, gullies and winter service "
                "in-house. It would cost £32.1 million a year, and £2,750,000 once for depots and vehicles.",
                Sum(32_100_000, "£32.1 million"),
                Sum(2_750_000, "£2,750,000"),
            ),
            sentence(
                "Option C brings all work in-house. It would take three years and between £6m and £8m to set up.",
                Sum(6_000_000, "£6m"),
                Sum(8_000_000, "£8m"),
            ),
            sentence(
                "Option B is recommended. It gives the Council a say over the work that residents notice the most, at "
                "a lower yearly cost than a single contractor and with less risk than doing everything at once."
            ),
        ),
    ),
)

RECOMMENDATIONS = (
    "AGREE to let a contract for large highway schemes for eight years from 1 October 2026;",
    "AGREE that routine and winter maintenance is done by the Council's own staff from the same day; and",
    "DELEGATE the award of the contract to the Director of Place, after consulting the Cabinet Member.",
)

RISKS = (
    (
        "Fewer than three firms may bid for a contract without routine work.",
        "The market has been sounded out twice, and nine firms came.",
    ),
    (
        "Staff who transfer from the contractor may bring pension costs that are not in the figures above.",
        "An actuary will report before the award.",
    ),
    ("Depots may not be ready for the first winter.", ""),
)

AFTER: tuple[tuple[str, tuple[Say, ...]], ...] = (
    (
        "Legal implications",
        (
            sentence(
                "The contract is above the threshold for public procurement and will be let under the competitive "
                "flexible procedure."
            ),
        ),
    ),
    (
        "Equality and climate",
        (
            sentence(
                "No group of residents is treated differently. Pavement repairs near sheltered housing come first."
            ),
            sentence(
                "Half of the new vehicles will be electric. This is part of the £2,750,000.",
                Sum(2_750_000, "£2,750,000"),
            ),
        ),
    ),
    (
        "Timetable",
        (
            sentence(
                "The tender is published in January 2026, bids are due in April, and the contract is awarded in June."
            ),
        ),
    ),
)

COSTS = (
    ("Contract for large schemes", "cost", (9_400_000, 18_900_000, 19_000_000), False),
    ("In-house routine and winter service", "cost", (6_650_000, 13_200_000, 13_300_000), False),
    ("Present contract until September", "cost", (15_750_000, 0, 0), False),
    ("Total cost", "cost", (31_800_000, 32_100_000, 32_300_000), True),
    ("Revenue budget", "budget", (32_000_000, 32_600_000, 33_200_000), False),
)


def make(folder: Path) -> None:
    """Draw the report and write its truth into the folder."""
    sheets = Sheets("Committee report", foot=lambda page, _: str(page), margin=62)
    truth = Truth(
        f"{NAME}.pdf",
        "committee_report",
        TITLE,
        publisher=COUNCIL,
        committee=HIGHWAYS,
        meeting_date="2025-11-27",
        decision_reference="25/00047",
    )
    sheets.new_page()
    heading(sheets, COUNCIL, size=14, before=0)
    front_matter(sheets, truth)
    recommend(sheets)
    for early, (title, says) in enumerate(BODY_TEXT, 1):
        section(sheets, truth, early, title, says)
    number = len(BODY_TEXT)
    draw_costs(sheets, truth, number + 1)
    draw_risks(sheets, truth, number + 2)
    for later, (title, says) in enumerate(AFTER, number + 3):
        section(sheets, truth, later, title, says)
    draw_contacts(sheets, truth, number + 3 + len(AFTER))
    sheets.save(folder / "papers" / f"{NAME}.pdf")
    truth.write(folder / "truth" / f"{NAME}.truth.json")


def front_matter(sheets: Sheets, truth: Truth) -> None:
    """Labels on the left, values on the right, between two lines."""
    member = f"{RUDGE.name}, {RUDGE.post}"
    officer = f"{DUNMORE.name}, {DUNMORE.post}"
    rows = [
        ("From:", [member, officer]),
        ("To:", [f"{HIGHWAYS} – 27 November 2025"]),
        ("Subject:", [TITLE]),
        ("Decision no:", ["25/00047"]),
        ("Key Decision:", ["Yes, expenditure of more than £1m"]),
        ("Classification:", ["Unrestricted"]),
        ("Electoral Division:", ["All divisions"]),
    ]
    sheets.rule(sheets.left, sheets.y, sheets.right, sheets.y)
    sheets.y += 8
    printed = two_columns(sheets, rows)
    sheets.rule(sheets.left, sheets.y, sheets.right, sheets.y)
    sheets.y += 8
    write_owner(truth, printed[0][0], RUDGE, "cabinet_member", "From")
    write_owner(truth, printed[0][1], DUNMORE, "responsible", "From")
    truth.sum(Sum(1_000_000, "£1m"), printed[4][0].place("£1m"), "prose")
    truth.meta["front_matter"] = {
        "page": 1,
        "from": [member, officer],
        "to": rows[1][1][0],
        "subject": TITLE,
        "decision_no": "25/00047",
        "key_decision": rows[4][1][0],
        "classification": "Unrestricted",
        "electoral_division": "All divisions",
    }


def write_owner(truth: Truth, printed: Printed, person: Person, relation: str, where: str) -> None:
    place = printed.place(person.name)
    truth.add("owners", place, proposal=None, name=person.name, job_title=person.post, relation=relation, field=where)


def recommend(sheets: Sheets) -> None:
    paragraph(
        sheets,
        "Summary: The contract for the upkeep of the county's roads ends next year. The report recommends to split "
        "the work between a contractor and the Council's own staff.",
    )
    heading(sheets, "Recommendation(s)", size=11.5)
    paragraph(sheets, "The Committee is asked to:")
    for letter, text in zip("abc", RECOMMENDATIONS, strict=True):
        hanging(sheets, f"{letter})", text, indent=20, x=16)


def section(sheets: Sheets, truth: Truth, number: int, title: str, says: tuple[Say, ...]) -> None:
    """A numbered section with numbered paragraphs."""
    heading(sheets, f"{number}. {title}")
    for step, say in enumerate(says, 1):
        printed = hanging(sheets, f"{number}.{step}", say.text)
        for amount in say.sums:
            truth.sum(amount, printed.place(amount.printed), "prose")


def draw_costs(sheets: Sheets, truth: Truth, number: int) -> None:
    """What the recommended option costs: a shaded table with the unit in its caption."""
    heading(sheets, f"{number}. Financial implications")
    once = hanging(
        sheets,
        f"{number}.1",
        "Table 1 sets the cost of Option B against the budget. The £2,750,000 for depots and vehicles is met from the "
        "capital programme and is not part of it.",
    )
    truth.sum(Sum(2_750_000, "£2,750,000"), once.place("£2,750,000"), "prose")
    heading(sheets, "Table 1: Cost of Option B (£000)", size=10, before=2, keep=100)
    rows: list[Row] = []
    for label, kind, pounds, is_total in COSTS:
        sums = [cost(label, kind, year, value, is_total) for year, value in zip(YEARS, pounds, strict=True)]
        rows.append(row(label, *sums, strong=is_total, fill=PALE if is_total else None))
    grid = Grid([231, 80, 80, 80], [["", *YEARS]], rows, "shaded", size=9.5, right=(1, 2, 3), units="£000")
    grid.title = "Table 1: Cost of Option B (£000)"
    draw(sheets, grid)
    truth.table(grid)
    truth.sums_of(grid, proposal=None)
    left = hanging(
        sheets,
        f"{number}.2",
        "In 2026-27 the budget exceeds the cost by £200,000, which is kept for the move of staff.",
    )
    truth.sum(Sum(200_000, "£200,000", "other", "2026-27"), left.place("£200,000"), "prose")


def cost(label: str, kind: str, year: str, value: int, is_total: bool) -> Sum | str:
    printed = thousands(value)
    if printed == "-":
        return printed
    more: dict[str, object] = {"column": year, "basis": None}
    return Sum(value, printed, kind, year, label, is_total, more)


def draw_risks(sheets: Sheets, truth: Truth, number: int) -> None:
    """The risks as bullets, with the mitigation in the same bullet where there is one."""
    heading(sheets, f"{number}. Risks")
    hanging(sheets, f"{number}.1", "The main risks of the recommended option are:")
    for risk, mitigation in RISKS:
        printed = bullet(sheets, f"{risk} Mitigation: {mitigation}" if mitigation else risk, x=34)
        truth.add(
            "risks",
            printed.place(risk),
            proposal=None,
            description=risk,
            **({"mitigation": mitigation} if mitigation else {}),
            rag=None,
            rag_raw=None,
            likelihood=None,
            impact=None,
            score=None,
            owner=None,
            source="prose",
        )
    sheets.y += 3


def draw_contacts(sheets: Sheets, truth: Truth, number: int) -> None:
    """Report authors on the left, the director on the right, line by line beside each other."""
    heading(sheets, f"{number}. Contact details", keep=150)
    middle = (sheets.left + sheets.right) / 2 + 10
    top = sheets.y
    write_contact(sheets, truth, "Report Author:", SKERRY, "author", sheets.left)
    write_contact(sheets, truth, "Report Author:", PELLOW, "author", sheets.left)
    low, sheets.y = sheets.y, top
    write_contact(sheets, truth, "Relevant Director:", DUNMORE, "responsible", middle)
    sheets.y = max(low, sheets.y)


def write_contact(sheets: Sheets, truth: Truth, label: str, person: Person, relation: str, x: float) -> None:
    lines(sheets, label, BODY.bold, x, 220)
    name = lines(sheets, f"{person.name}, {person.post}", BODY, x, 215)
    lines(sheets, "01632 960 200", BODY, x, 215)
    lines(sheets, f"{person.name.lower().replace(' ', '.')}@wexmoor.example", BODY, x, 215)
    sheets.y += 8
    write_owner(truth, name, person, relation, label.rstrip(":"))
