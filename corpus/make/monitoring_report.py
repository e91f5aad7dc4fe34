"""The finance monitoring report inside the agenda pack: what was budgeted, spent and is expected."""

from __future__ import annotations

from .council import ADULTS, ARABY, PELLOW, QUILL, TASKER
from .grid import PALE, RAG, Cell, Grid, Row, draw, group, row
from .money import Sum, millions, signed, table_sum, thousands
from .monitoring_facts import RESERVES, SAVINGS, SERVICES, Service
from .prose import bullet, field_line, hanging, heading, paragraph
from .sheet import Printed, Sheets
from .truth import Truth

YEAR = "2025-26"
AS_AT = "2025-09-30"


def total(name: str, services: list[Service]) -> Service:
    return Service(
        name, sum(s.budget for s in services), sum(s.actual for s in services), sum(s.forecast for s in services)
    )


def draw_monitoring_report(sheets: Sheets, truth: Truth) -> tuple[int, int]:
    """Draw the report on pages of its own; returns its first and last page."""
    sheets.new_page()
    first = sheets.page
    every = total("Total", [s for services in SERVICES.values() for s in services])
    over = every.forecast - every.budget
    heading(sheets, "Finance Monitoring Report: September 2025", size=16, before=0)
    front_matter(sheets, truth)
    heading(sheets, "1. Background")
    hanging(sheets, "1.1", "This report says how the Committee's revenue budget stood at the end of September 2025.")
    said = hanging(
        sheets,
        "1.2",
        f"Services expect to spend {millions(every.forecast)} in the year, against a budget of "
        f"{millions(every.budget)}. The overspend of {millions(over)} is mostly on placements for older people.",
    )
    for value, kind in ((every.forecast, "forecast"), (every.budget, "budget"), (over, "variance")):
        rounded = round(value / 100_000) * 100_000
        truth.sum(Sum(rounded, millions(value), kind, YEAR), said.place(millions(value)), "prose")
    heading(sheets, "2. Summary by directorate")
    paragraph(sheets, "Table 2 compares the position with the budget by group of services.")
    draw_summary(sheets, truth, every)
    heading(sheets, "3. Services in detail")
    draw_detail(sheets, truth)
    explain(sheets, truth)
    heading(sheets, "4. Savings of the current year")
    draw_tracker(sheets, truth)
    heading(sheets, "5. Reserves")
    draw_reserves(sheets, truth)
    heading(sheets, "6. Implications")
    hanging(
        sheets, "6.1", "There are no implications for public health or for equality beyond those of the budget itself."
    )
    draw_clearance(sheets, truth)
    return first, sheets.page


def front_matter(sheets: Sheets, truth: Truth) -> None:
    field_line(sheets, "To:", ADULTS)
    field_line(sheets, "Meeting Date:", "13 November 2025")
    sender = field_line(sheets, "From:", f"{ARABY.name}, {ARABY.post}")
    write_officer(truth, sender, ARABY.name, ARABY.post, "responsible", ["author", "contact"])
    field_line(sheets, "Electoral division(s):", "All")
    field_line(sheets, "Key decision:", "No")
    field_line(sheets, "Outcome:", "The Committee knows how its budget stands half-way through the year.")
    field_line(sheets, "Recommendation:", "The Committee is asked to note the report and comment on it.")
    heading(sheets, "Officer contact:", size=10.5, before=4)
    contact = field_line(sheets, "Name:", PELLOW.name, after=1)
    field_line(sheets, "Post:", PELLOW.post, after=1)
    field_line(sheets, "Email:", "gareth.pellow@wexmoor.example")
    write_officer(truth, contact, PELLOW.name, PELLOW.post, "contact", ["author"])


def write_officer(
    truth: Truth, printed: Printed, name: str, post: str | None, relation: str, other: list[str] | None = None
) -> None:
    more = {"relation_alt": [relation, *other]} if other else {}
    truth.add("owners", printed.place(name), proposal=None, name=name, job_title=post, relation=relation, **more)


def position(service: Service, label: str, is_total: bool = False) -> list[Sum | str]:
    """Budget, actual, forecast and variance, and the variance in per cent."""
    out: list[Sum | str] = []
    figures = {"budget": service.budget, "actual": service.actual, "forecast": service.forecast}
    for kind, value in figures.items():
        as_at = {"as_at": AS_AT} if kind == "actual" else {}
        out.append(table_sum(value, YEAR, kind, is_total=is_total, column=kind.title(), basis=None, **as_at))
    variance = service.forecast - service.budget
    out.append(table_sum(variance, YEAR, "variance", signed, is_total=is_total, column="Variance", basis=None))
    named = [c.named(label) if isinstance(c, Sum) else c for c in out]
    return [*named, f"{100 * variance / service.budget:+.1f}%" if variance else "0.0%"]


HEADER = ["Budget 2025/26", "Actual to September 2025", "Forecast Outturn", "Forecast Variance", "Variance"]
UNITS = ["£000", "£000", "£000", "£000", "%"]


def draw_summary(sheets: Sheets, truth: Truth, every: Service) -> None:
    rows = []
    for name, services in SERVICES.items():
        rows.append(row(name, *position(total(name, list(services)), name)))
    rows.append(row(every.name, *position(every, every.name, True), strong=True, fill=PALE))
    grid = Grid([173, *[62] * 5], [["Service", *HEADER], ["", *UNITS]], rows, "ruled", right=(1, 2, 3, 4, 5))
    finish(sheets, truth, grid, "Table 2: Summary of the forecast")


def draw_detail(sheets: Sheets, truth: Truth) -> None:
    """An unruled table that runs over the page end, with groups and subtotals."""
    rows: list[Row] = []
    for name, services in SERVICES.items():
        rows.append(group(name, 6, fill=None))
        rows += [row(s.name, *position(s, s.name)) for s in services]
        label = f"Subtotal {name}"
        rows.append(row(label, *position(total(label, list(services)), label, True), strong=True))
    grid = Grid([188, *[59] * 5], [["Service", *HEADER], ["", *UNITS]], rows, "unruled", right=(1, 2, 3, 4, 5))
    finish(sheets, truth, grid, "Table 3: Forecast by service")


def explain(sheets: Sheets, truth: Truth) -> None:
    """The reasons for the largest variances."""
    placements = SERVICES["Older People and Physical Disability"][0]
    more = placements.forecast - placements.budget
    paragraph(sheets, "The largest variances are explained as follows.")
    first = bullet(
        sheets,
        f"{placements.name}: an overspend of {millions(more)}. There are 61 more placements than planned, and the "
        "price of a new nursing placement has risen to £1,284 a week.",
    )
    truth.sum(
        Sum(round(more / 100_000) * 100_000, millions(more), "variance", YEAR), first.place(millions(more)), "prose"
    )
    truth.sum(Sum(1_284, "£1,284"), first.place("£1,284"), "prose")
    second = bullet(sheets, "Home care: an underspend of £465k, since rounds with few visits have been joined.")
    truth.sum(Sum(465_000, "£465k", "variance", YEAR), second.place("£465k"), "prose")
    bullet(sheets, "Supported living: eleven young people moved in earlier than expected.")
    sheets.y += 4


def draw_tracker(sheets: Sheets, truth: Truth) -> None:
    """How this year's savings fare, with the rating in colour."""
    rows = []
    for saving in SAVINGS:
        common = {"basis": None, "bp_reference": saving.reference}
        target = table_sum(
            saving.target, YEAR, "saving", measure="target", column="Target", kind_alt=["budget"], **common
        )
        expected = table_sum(
            saving.forecast, YEAR, "saving", measure="forecast", column="Forecast", kind_alt=["forecast"], **common
        )
        gap = table_sum(saving.forecast - saving.target, YEAR, "variance", column="Variance", **common)
        sums = [c.named(saving.title) if isinstance(c, Sum) else c for c in (target, expected, gap)]
        rows.append(row(saving.reference, saving.title, *sums, Cell(saving.rag, fill=RAG[saving.rag])))
    header: list[list[str | Cell]] = [["Ref", "Saving", "Target £000", "Forecast £000", "Variance £000", "RAG"]]
    grid = Grid([55, 208, 60, 60, 60, 40], header, rows, "shaded", right=(2, 3, 4))
    finish(sheets, truth, grid, "Table 4: Savings tracker")
    for line in rows:
        truth.mentions(line.printed[0], "Savings tracker")


def draw_reserves(sheets: Sheets, truth: Truth) -> None:
    rows = []
    for reserve in RESERVES:
        values = (reserve.opening, reserve.change, reserve.opening + reserve.change)
        columns = ("Balance 1 April 2025", "Planned use", "Balance 31 March 2026")
        sums = [
            table_sum(
                v, YEAR, "reserve", thousands, column=c, basis=None, financial_year_alt=[None, "2024-25", "2026-27"]
            )
            for v, c in zip(values, columns, strict=True)
        ]
        rows.append(row(reserve.name, *[c.named(reserve.name) if isinstance(c, Sum) else c for c in sums]))
    header: list[list[str | Cell]] = [
        ["Reserve", "Balance 1 April 2025 £000", "Planned use £000", "Balance 31 March 2026 £000"]
    ]
    grid = Grid([183, 100, 100, 100], header, rows, "header_rule", right=(1, 2, 3))
    finish(sheets, truth, grid, "Table 5: Reserves")


def draw_clearance(sheets: Sheets, truth: Truth) -> None:
    """Who has cleared the implications of the report."""
    answers = (
        ("Have the resource implications been cleared by Finance?", PELLOW.name),
        ("Have the procurement implications been cleared?", QUILL.name),
        ("Have the implications for public health been cleared?", TASKER.name),
    )
    header: list[list[str | Cell]] = [["Implications", "Officer clearance"]]
    rows = [row(question, f"Yes. Name of officer: {name}") for question, name in answers]
    grid = draw(sheets, Grid([260, 223], header, rows, "ruled", title="Clearance"))
    truth.table(grid)
    for line, (_, name) in zip(rows, answers, strict=True):
        write_officer(truth, line.printed[1], name, None, "cleared_by")


def finish(sheets: Sheets, truth: Truth, grid: Grid, title: str) -> None:
    """Draw a table under its title and write its truth down."""
    heading(sheets, title, size=10, before=2, keep=80)
    grid.title, grid.units = title, "£000"
    draw(sheets, grid)
    truth.table(grid)
    truth.sums_of(grid, proposal=None)
