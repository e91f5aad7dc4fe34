"""The four tables of a business case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .case import Case, Line, Who
from .grid import RAG, Cell, Grid, Row, draw, row
from .money import Sum, bracketed, thousands, to_unit
from .prose import heading
from .sheet import Printed, Sheets
from .truth import Truth

UNIT = {"thousands": "£000", "bracketed": "£000", "k_column": "£k", "pounds": "£"}
SHOW: dict[str, Callable[[int], str]] = {
    "thousands": thousands,
    "bracketed": bracketed,
    "k_column": thousands,
    "pounds": lambda value: f"{value:,}",
}


def draw_steps(sheets: Sheets, truth: Truth, case: Case) -> None:
    """The timetable, with who is responsible for each step."""
    heading(sheets, "High Level Timetable", size=10.5, before=2)
    rows = [row(step.task, step.start, step.end, printed_names(step.who)) for step in case.steps]
    header: list[list[str | Cell]] = [["Task", "Start Date", "End Date", "Overall Responsibility"]]
    grid = draw(sheets, Grid([183, 90, 90, 120], header, rows, case.style))
    truth.table(grid)
    for step, line in zip(case.steps, rows, strict=True):
        truth.add(
            "milestones",
            line.printed[0].place(),
            proposal=case.key,
            task=step.task,
            start=step.start,
            end=step.end,
            owner=printed_names(step.who),
        )
        write_owners(truth, case, step.who, line.printed[3], "responsible")
        if "N/A" in (step.start, step.end):
            truth.oddity(line.printed[2].place("N/A"), "a step without an end date", "N/A")


def draw_benefits(sheets: Sheets, truth: Truth, case: Case) -> None:
    """The benefits with their measures, baselines and targets."""
    rows = [row(b.benefit, b.measure, b.baseline, b.target) for b in case.benefits]
    header: list[list[str | Cell]] = [["Key Benefit", "Measure", "Baseline", "Target & Timescale"]]
    grid = draw(sheets, Grid([150, 143, 95, 95], header, rows, case.style))
    truth.table(grid)
    for fact, line in zip(case.benefits, rows, strict=True):
        truth.add(
            "benefits",
            line.printed[0].place(),
            proposal=case.key,
            benefit=fact.benefit,
            measure=fact.measure,
            baseline=fact.baseline,
            target=fact.target,
        )
        for printed in line.printed[2:]:
            if printed.text in ("N/A", "TBC"):
                truth.oddity(printed.place(), "a benefit whose figure is not given", printed.text)


def draw_risks(sheets: Sheets, truth: Truth, case: Case) -> None:
    """The risks, each with its rating in colour and its owner; rows may run over the page end."""
    rows = [row(r.risk, r.mitigation, Cell(r.rag, fill=RAG[r.rag]), printed_names(r.who)) for r in case.risks]
    header: list[list[str | Cell]] = [["Risk", "Mitigation", "RAG (should the risk occur)", "Overall Responsibility"]]
    grid = draw(sheets, Grid([160, 163, 65, 95], header, rows, case.style, split_rows=True))
    truth.table(grid)
    for fact, line in zip(case.risks, rows, strict=True):
        truth.add(
            "risks",
            line.printed[0].place(),
            proposal=case.key,
            description=fact.risk,
            mitigation=fact.mitigation,
            rag=fact.rag,
            rag_raw=fact.rag,
            likelihood=None,
            impact=None,
            score=None,
            owner=printed_names(fact.who),
        )
        write_owners(truth, case, fact.who, line.printed[3], "risk_owner")
        if "£60k" in fact.mitigation:
            truth.sum(Sum(60_000, "£60k"), line.printed[1].place("£60k"), "prose", proposal=case.key)


def draw_breakdown(sheets: Sheets, truth: Truth, case: Case) -> None:
    """The money by line and year; a case in pounds has a total for each line as well."""
    with_total = case.line_show == "pounds"
    ends = ["Total"] if with_total else []
    unit = UNIT[case.line_show]
    years = [*case.line_years, *ends]
    rows = [breakdown_row(case, line, with_total) for line in case.lines]
    heading(sheets, "Financial Breakdown", size=10.5, before=2, keep=110)
    header: list[list[str | Cell]] = [["Item", *years], ["", *[unit] * len(years)]]
    grid = Grid([213, *[270 / len(years)] * len(years)], header, rows, case.style, right=tuple(range(1, 5)), units=unit)
    grid.title = "Financial Breakdown"
    draw(sheets, grid)
    truth.table(grid)
    truth.sums_of(grid, proposal=case.key)
    write_wrong_totals(truth, case, rows)
    if unit == "£k":
        truth.oddity(rows[0].printed[0].place(), "the unit of the columns is printed as £k", unit)


def breakdown_row(case: Case, line: Line, with_total: bool) -> Row:
    cells: list[str | Sum] = [line.label]
    for year in case.line_years:
        printed = line.printed.get(year) or SHOW[case.line_show](line.pounds.get(year, 0))
        cells.append(printed if printed in ("-", "0") else breakdown_sum(case, line, year, printed, line.is_total))
    if with_total:
        total = f"{sum(line.pounds.values()):,}"
        cells.append(breakdown_sum(case, line, None, total, True))
    return row(*cells, strong=line.is_total)


def breakdown_sum(case: Case, line: Line, year: str | None, printed: str, is_total: bool) -> Sum:
    more: dict[str, object] = {"basis": line.basis, "column": year or "Total"}
    if line.kind_alt:
        more["kind_alt"] = list(line.kind_alt)
    pounds = to_unit(printed, 1 if case.line_show == "pounds" else 1000)
    return Sum(pounds, printed, line.kind, year, line.label, is_total, more)


def write_wrong_totals(truth: Truth, case: Case, rows: list[Row]) -> None:
    for line, drawn in zip(case.lines, rows, strict=True):
        for year, words in line.printed.items():
            place = drawn.printed[1 + case.line_years.index(year)].place()
            right = SHOW[case.line_show](line.pounds[year])
            truth.oddity(place, f"the total is plainly wrong: the lines above it add up to {right}", words)


def printed_names(who: Sequence[Who]) -> str:
    return " / ".join(one.printed for one in who)


def write_owners(truth: Truth, case: Case, who: Sequence[Who], cell: Printed, relation: str) -> None:
    """Everybody named in a cell, once per page and capacity."""
    known = {(o["name"], o["job_title"], o["relation"], o["page"], o["proposal"]) for o in truth.records["owners"]}
    for one in who:
        place = cell.place(one.printed)
        if (one.name, one.post, relation, place[0], case.key) not in known:
            truth.add("owners", place, proposal=case.key, name=one.name, job_title=one.post, relation=relation)
