"""The budget risk register: landscape, with scores, rating colours and exposures in £m."""

from __future__ import annotations

from pathlib import Path

from .council import COUNCIL, RESOURCES
from .grid import PALE, RAG, Cell, Grid, Row, draw, group, row
from .money import Sum
from .prose import heading, paragraph
from .risk_facts import LARGE, SMALL, BudgetRisk
from .sheet import LANDSCAPE, Sheets, Type
from .truth import Truth

NAME = "budget-risk-register"
HEADER = (
    "Ref",
    "Directorate",
    "Risk",
    "Cause",
    "Risk event",
    "Consequence",
    "Mitigation",
    "Likelihood (1-5)",
    "Impact (1-5)",
    "Score",
    "RAG",
    "Annual exposure £m",
    "Risk owner",
)
WIDTHS = [26.0, 52.0, 66.0, 89.0, 98.0, 93.0, 98.0, 46.0, 38.0, 30.0, 38.0, 46.0, 54.0]
RAG_COLUMN, EXPOSURE_COLUMN = 10, 11
GROUPS = (("Risks above £5m", LARGE), ("Risks of £5m or less", SMALL))


def make(folder: Path) -> None:
    """Draw the register and write its truth into the folder."""
    sheets = Sheets("Budget Risk Register", head=lambda *_: "Appendix C", foot=lambda page, _: str(page), margin=34)
    truth = Truth(
        f"{NAME}.pdf",
        "risk_register",
        "Budget Risk Register 2026-27",
        publisher=COUNCIL,
        committee=RESOURCES,
        meeting_date="2025-11-20",
        units="£m",
    )
    sheets.new_page(LANDSCAPE)
    heading(sheets, COUNCIL, size=11, before=0, keep=100)
    heading(sheets, "Budget Risk Register 2026-27", size=16, before=0, keep=100)
    paragraph(sheets, f"{RESOURCES} – 20 November 2025", Type(size=9.5))
    grid = Grid(WIDTHS, [list(HEADER)], [], "ruled", size=7.5, right=(7, 8, 9, EXPOSURE_COLUMN), units="£m")
    grid.title = "Budget Risk Register 2026-27"
    drawn: list[tuple[BudgetRisk, str, Row]] = []
    for name, risks in GROUPS:
        grid.rows.append(group(name, len(HEADER)))
        for risk in risks:
            line = row_of(risk)
            grid.rows.append(line)
            drawn.append((risk, name, line))
    grid.rows.append(total_row())
    draw(sheets, grid)
    truth.table(grid)
    for risk, name, line in drawn:
        write_risk(truth, risk, name, line)
    truth.sums_of(grid, proposal=None)
    for amount, line in zip((5_000_000, 5_000_000), (grid.rows[0], grid.rows[len(LARGE) + 1]), strict=True):
        truth.sum(Sum(amount, "£5m"), line.printed[0].place("£5m"), "prose")
    notes(sheets)
    sheets.save(folder / "papers" / f"{NAME}.pdf")
    truth.write(folder / "truth" / f"{NAME}.truth.json")


def row_of(risk: BudgetRisk) -> Row:
    rating = Cell(risk.rag if risk.worded else "", fill=RAG[risk.rag])
    texts = [risk.reference, risk.directorate, risk.title, risk.cause, risk.event, risk.consequence, risk.mitigation]
    scores = [str(risk.likelihood), str(risk.impact), str(risk.score)]
    return row(*texts, *scores, rating, exposure_of(risk), risk.owner)


def exposure_of(risk: BudgetRisk) -> Sum | str:
    if risk.exposure == "N/A":
        return risk.exposure
    label = f"{risk.title} / Annual exposure £m"
    more: dict[str, object] = {"basis": None, "column": "Annual exposure £m"}
    return Sum(
        in_pounds(risk), risk.exposure, "exposure", None, label, more={**more, "financial_year_alt": ["2026-27"]}
    )


def in_pounds(risk: BudgetRisk) -> int:
    return round(float(risk.exposure) * 1_000_000)


def total_row() -> Row:
    pounds = sum(in_pounds(risk) for risk in (*LARGE, *SMALL) if risk.exposure != "N/A")
    more: dict[str, object] = {"basis": None, "column": "Annual exposure £m", "financial_year_alt": ["2026-27"]}
    total = Sum(pounds, f"{pounds / 1_000_000:.1f}", "exposure", None, "Total exposure", True, more)
    return row(Cell("Total exposure", span=EXPOSURE_COLUMN), total, "", strong=True, fill=PALE)


def write_risk(truth: Truth, risk: BudgetRisk, name: str, line: Row) -> None:
    """A risk's records: the risk itself, its owner and what is odd about it."""
    exposure = None if risk.exposure == "N/A" else in_pounds(risk)
    truth.add(
        "risks",
        line.printed[4].place(),
        proposal=None,
        reference=risk.reference,
        directorate=risk.directorate,
        title=risk.title,
        cause=risk.cause,
        description=risk.event,
        consequence=risk.consequence,
        mitigation=risk.mitigation,
        likelihood=str(risk.likelihood),
        impact=str(risk.impact),
        score=str(risk.score),
        rag=risk.rag,
        rag_raw=risk.rag if risk.worded else None,
        owner=risk.owner,
        exposure_annual_gbp=exposure,
        exposure_lifetime_gbp=None,
        group=name,
        page_end=max(printed.last_page for printed in line.printed if printed.pieces),
    )
    truth.add("owners", line.printed[12].place(), proposal=None, name=risk.owner, job_title=None, relation="risk_owner")
    truth.mentions(line.printed[6], f"Mitigation of {risk.reference}")
    if "£3.0m" in risk.mitigation:
        truth.sum(Sum(3_000_000, "£3.0m"), line.printed[6].place("£3.0m"), "prose")
    if not risk.worded:
        truth.oddity(
            line.printed[9].place(), f"the RAG of {risk.reference} is given by the cell's colour alone", risk.rag
        )
    if risk.exposure == "N/A":
        truth.oddity(line.printed[EXPOSURE_COLUMN].place(), "no exposure is given", risk.exposure)


def notes(sheets: Sheets) -> None:
    paragraph(
        sheets,
        "Likelihood and impact go from 1 (low) to 5 (high); the score is one times the other. 15 and above is Red, 8 "
        "to 14 Amber, below 8 Green.",
        Type(size=8.5),
    )
