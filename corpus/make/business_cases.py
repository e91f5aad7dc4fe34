"""The pack of business cases: contents, then each case with its fields, questions and tables."""

from __future__ import annotations

from pathlib import Path

from . import case_facts_adults as adults
from . import case_facts_children as children
from . import case_facts_other as other
from .case import Case
from .case_tables import draw_benefits, draw_breakdown, draw_risks, draw_steps
from .council import COUNCIL
from .grid import Grid, draw, row
from .prose import BODY, bullet, field_line, field_row, heading, lines, paragraph
from .sheet import Place, Printed, Sheets, Type
from .truth import Truth

NAME = "business-case-pack"
CASES = (adults.REABLEMENT, adults.TELECARE, children.TRANSPORT, children.FOSTERING, other.LIGHTING, other.ROOM_HIRE)
QUESTIONS = (
    ("aim", "What do we want to achieve, and why now?"),
    ("evidence", "What is the proposal based on?"),
    ("options", "Which other options were looked at?"),
    ("steps", "What are the next steps, and who will take them?"),
    ("money", "What will it cost and save?"),
    ("benefits", "Which benefits other than money do we expect?"),
    ("risks", "What could stop us, and what are we doing about it?"),
    ("people", "Who will notice the change?"),
)


def make(folder: Path) -> None:
    """Draw the pack and write its truth into the folder."""
    sheets = Sheets("Business Cases 2026-27", foot=lambda page, pages: f"Page {page} of {pages}")
    truth = Truth(
        f"{NAME}.pdf", "business_case_pack", "Business Cases for the 2026-27 Budget", publisher=COUNCIL, committee=None
    )
    sheets.new_page()
    starts = []
    for case in CASES:
        sheets.new_page()
        starts.append(sheets.page)
        draw_case(sheets, truth, case)
    draw_contents(sheets, truth, starts)
    sheets.save(folder / "papers" / f"{NAME}.pdf")
    truth.write(folder / "truth" / f"{NAME}.truth.json")


def draw_contents(sheets: Sheets, truth: Truth, starts: list[int]) -> None:
    """The first page, written last: every title with the page it begins on."""
    sheets.turn_to(1, sheets.margin)
    heading(sheets, COUNCIL, size=15)
    heading(sheets, "Business Cases for the 2026-27 Budget", size=19, before=4)
    heading(sheets, "Contents", size=14, before=22)
    committee = ""
    for case, start in zip(CASES, starts, strict=True):
        name = case.committee.replace("&", "and")
        if name != committee:
            heading(sheets, name, size=11.5, before=12)
        committee = name
        printed = lines(sheets, case.title, BODY, sheets.left, 380)
        sheets.write(sheets.right, printed.pieces[0].y, str(start), BODY, "right")
        dots = "." * int((sheets.right - 24 - sheets.left - BODY.width(case.title)) / BODY.width("."))
        sheets.write(sheets.right - 18, printed.pieces[0].y, dots, BODY, "right")
        truth.add("contents", printed.place(), title=case.title, section=name, page_printed=start)
        sheets.y += 4


def draw_case(sheets: Sheets, truth: Truth, case: Case) -> None:
    """One case, from its heading to its last question."""
    form = heading(sheets, case.form, size=15, before=0)
    sheets.y += 4
    fields = {"lines": fields_in_lines, "grid": fields_in_grid, "below": fields_below}[case.layout](sheets, truth, case)
    record = write_fields(truth, case, fields)
    for number, (key, question) in enumerate(QUESTIONS, 1):
        heading(sheets, f"{number}. {question}")
        draw_answer(sheets, truth, case, key)
    record.update(heading=form.text, page_end=sheets.page)


Fields = dict[str, Printed]


def sponsor_text(case: Case) -> str:
    if case.sponsor_posts:
        return "; ".join(f"{p.name}, {p.post}" for p in case.sponsors)
    return " / ".join(p.name for p in case.sponsors)


def fields_in_lines(sheets: Sheets, truth: Truth, case: Case) -> Fields:
    """`Label: value`, with the date and the reference on one line."""
    out = {
        "title": field_line(sheets, "Project Title:", case.title),
        "committee": field_line(sheets, "Committee:", case.committee),
    }
    for item in case.headlines:
        out[item.label] = field_line(sheets, item.label, item.value)
    field_line(sheets, "Brief description of the proposal:", case.brief)
    dated = ("Date of version:", case.version_printed, sheets.left)
    referred = ("BP Reference:", case.reference_printed, sheets.left + 225)
    out["version"], out["reference"] = field_row(sheets, [dated, referred])
    out["sponsors"] = field_line(sheets, "Business Leads / Sponsors:", sponsor_text(case))
    return out


def fields_below(sheets: Sheets, truth: Truth, case: Case) -> Fields:
    """The label on one line, the value on the next."""
    out = {}
    labels = [
        ("title", "Project Title", case.title),
        ("reference", "Business Planning Reference", case.reference_printed),
        ("committee", "Committee", case.committee),
        *[(h.label, h.label.rstrip(":"), h.value) for h in case.headlines],
        ("version", "Date of version", case.version_printed),
        ("sponsors", "Project Sponsor", sponsor_text(case)),
        ("brief", "Brief description of the proposal", case.brief),
    ]
    for key, label, value in labels:
        lines(sheets, label, Type(size=9).bold, sheets.left, 400)
        out[key] = paragraph(sheets, value, after=2)
    return out


def fields_in_grid(sheets: Sheets, truth: Truth, case: Case) -> Fields:
    """A ruled table of two columns, labels on the left."""
    labels = [
        ("title", "Project Title", case.title),
        ("committee", "Committee", case.committee),
        ("reference", "BP Reference", case.reference_printed),
        *[(h.label, h.label.rstrip(":"), h.value) for h in case.headlines],
        ("version", "Version date", case.version_printed),
        ("sponsors", "Business Leads / Sponsors", sponsor_text(case)),
        ("brief", "Brief description", case.brief),
    ]
    rows = [row(label, value) for _, label, value in labels]
    grid = draw(sheets, Grid([150, sheets.right - sheets.left - 150], [], rows, size=10))
    truth.table(grid)
    return {key: line.printed[1] for (key, _, _), line in zip(labels, rows, strict=True)}


def write_fields(truth: Truth, case: Case, fields: Fields) -> dict[str, object]:
    """The records that stand in the fields: the proposal, its sums and its sponsors."""
    record = truth.add(
        "proposals",
        fields["title"].place(),
        key=case.key,
        title=case.title,
        bp_references=list(case.references),
        committee=case.committee,
        kind=list(case.kinds),
        version_date=case.version,
        version_date_raw=case.version_printed,
        sponsors=[{"name": p.name, "job_title": p.post if case.sponsor_posts else None} for p in case.sponsors],
        description=case.brief,
    )
    for item in case.headlines:
        for amount in item.sums:
            truth.sum(amount, fields[item.label].place(amount.printed), "field", proposal=case.key, basis=None)
    for sponsor in case.sponsors:
        post = sponsor.post if case.sponsor_posts else None
        place = fields["sponsors"].place(sponsor.name)
        truth.add("owners", place, proposal=case.key, name=sponsor.name, job_title=post, relation="sponsor")
    write_oddities(truth, case, fields)
    return record


def write_oddities(truth: Truth, case: Case, fields: Fields) -> None:
    if len(case.references) > 1:
        words = case.reference_printed
        truth.oddity(fields["reference"].place(), "two references stand in one field", words)
    for item in case.headlines:
        if "Previously" in item.value:
            place: Place = fields[item.label].place("(Previously")
            truth.oddity(place, "last year's figure stands in brackets behind this year's", item.value)


def draw_answer(sheets: Sheets, truth: Truth, case: Case, key: str) -> None:
    """The answer to one of the questions: paragraphs, a table, or the statement that there is nothing."""
    for say in case.answers.get(key, ()):
        printed = bullet(sheets, say.text) if say.bulleted else paragraph(sheets, say.text)
        for amount in say.sums:
            truth.sum(amount, printed.place(amount.printed), "prose", proposal=case.key)
    tables = {"steps": draw_steps, "money": draw_breakdown, "benefits": draw_benefits, "risks": draw_risks}
    nothing = {
        "steps": "TBC",
        "benefits": "N/A",
        "risks": "There are no identified risks.",
    }
    facts = {"steps": case.steps, "money": case.lines, "benefits": case.benefits, "risks": case.risks}
    if facts.get(key):
        tables[key](sheets, truth, case)
    elif key in nothing:
        printed = paragraph(sheets, nothing[key])
        truth.oddity(printed.place(), f"the paper says that it has no {key}", nothing[key])
