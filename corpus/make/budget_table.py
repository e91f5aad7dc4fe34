"""The five-year budget table: landscape, in £000, over several pages, with groups, subtotals and totals."""

from __future__ import annotations

from dataclasses import dataclass, field

from .budget_facts import BASE, BLOCKS, FEES, FEES_BEFORE, OPENING, Block, BudgetLine
from .council import YEARS
from .grid import PALE, Cell, Grid, Row, cell_of, draw
from .money import Sum, table_sum, thousands, to_thousands
from .prose import heading, paragraph
from .sheet import LANDSCAPE, Printed, Sheets, Type
from .truth import Truth

Five = tuple[int, ...]
PALER = (0.96, 0.96, 0.96)


@dataclass
class Entry:
    """A row with figures: what it is called and what they are, and the budget line behind it, if any."""

    number: str
    title: str
    pounds: Five
    kind: str
    heading: str
    is_total: bool = False
    line: BudgetLine | None = None
    row: Row = field(default_factory=lambda: Row([]))


def plus(*parts: Five) -> Five:
    return tuple(sum(year) for year in zip(*parts, strict=True))


def total_of(block: Block) -> Five:
    return plus(*[line.pounds for line in block.lines])


def entries() -> list[Entry | str]:
    """All rows in order; a text is a group's heading."""
    changes = plus(*[total_of(block) for block in (BASE, *BLOCKS)])
    gross: list[int] = []
    fees: list[int] = []
    for year in range(len(YEARS)):
        gross.append((gross[-1] if gross else OPENING) + changes[year])
        fees.append((fees[-1] if fees else FEES_BEFORE) + total_of(FEES)[year])
    opening, before = (OPENING, *gross[:-1]), (FEES_BEFORE, *fees[:-1])
    out: list[Entry | str] = [Entry("1", BASE.heading, opening, "budget", BASE.heading)]
    out += lines_of(BASE)
    out.append(Entry("1.999", BASE.subtotal, plus(opening, total_of(BASE)), "budget", BASE.heading, is_total=True))
    for block in BLOCKS:
        out.append(f"{block.number}|{block.heading}")
        out += lines_of(block)
        out.append(subtotal(block, total_of(block)))
    out.append(Entry("", "TOTAL GROSS EXPENDITURE", tuple(gross), "budget", "", is_total=True))
    out.append(f"{FEES.number}|{FEES.heading}")
    carried = BudgetLine("A/R.7.001", "Fees and grants of the year before", (0, 0, 0, 0, 0), "Carried forward.")
    out.append(Entry("A/R.7.001", carried.title, before, "income", FEES.heading, line=carried))
    out += lines_of(FEES)
    out.append(subtotal(FEES, tuple(fees)))
    net = plus(tuple(gross), tuple(fees))
    out.append(Entry("", "TOTAL NET EXPENDITURE", net, "budget", "", is_total=True))
    return [*out, *funding_of(net, tuple(fees), tuple(gross))]


def funding_of(net: Five, fees: Five, gross: Five) -> list[Entry | str]:
    """The block that says where the money comes from; it balances the gross expenditure."""
    cash = BudgetLine("A/R.8.001", "Cash limit", (0, 0, 0, 0, 0), "Council tax, business rates and general grants.")
    ring = BudgetLine("A/R.8.002", "Fees, charges and ring-fenced grants", (0, 0, 0, 0, 0), "As block 7 above.")
    name = "FUNDING OF GROSS EXPENDITURE"
    return [
        f"8|{name}",
        Entry("A/R.8.001", cash.title, tuple(-value for value in net), "funding", name, line=cash),
        Entry("A/R.8.002", ring.title, fees, "funding", name, line=ring),
        Entry("8.999", "TOTAL FUNDING", tuple(-value for value in gross), "funding", name, is_total=True),
    ]


def lines_of(block: Block) -> list[Entry | str]:
    return [
        Entry(line.reference, line.title, line.pounds, block.kind, block.heading, line=line) for line in block.lines
    ]


def subtotal(block: Block, pounds: Five) -> Entry:
    return Entry(f"{block.number}.999", block.subtotal, pounds, block.kind, block.heading, is_total=True)


def draw_budget_table(sheets: Sheets, truth: Truth) -> None:
    """The appendix on landscape pages of its own, with its truth."""
    sheets.new_page(LANDSCAPE)
    heading(sheets, "Appendix 1: Draft Budget 2026-27 to 2030-31", size=13, before=0)
    heading(sheets, "Table 1: Revenue budget by line. Adults and Wellbeing", size=11, before=2)
    note = "All figures in £000; savings and income are shown as negative figures."
    paragraph(sheets, note, Type(size=9))
    items = entries()
    rows = [row_of(item) for item in items]
    plans = [Cell("", span=2), Cell("Detailed plans"), Cell("Outline plans", span=4), Cell("", span=2)]
    header: list[list[str | Cell]] = [
        [*plans],
        ["Ref", "Title", *YEARS, "Description", "Committee"],
        ["", "", *["£000"] * 5, "", ""],
    ]
    widths = [48.0, 150.0, *[50.0] * 5, 212.0, 68.0]
    grid = Grid(widths, header, rows, "ruled", size=8, right=(2, 3, 4, 5, 6), title="Table 1", units="£000")
    draw(sheets, grid)
    truth.table(grid)
    for item in items:
        if isinstance(item, Entry):
            write_entry(truth, item)
    write_rounding(truth, items)


def row_of(item: Entry | str) -> Row:
    if isinstance(item, str):
        number, name = item.split("|")
        row = Row([Cell(number), Cell(name), *[Cell()] * 7], strong=True, fill=PALE)
        return row
    sums = [sum_of(item, year, value) for year, value in zip(YEARS, item.pounds, strict=True)]
    line = item.line
    texts = [line.description, line.committee] if line else ["", ""]
    fill = PALER if item.is_total else PALE if item.number == "1" else None
    item.row = Row([cell_of(c) for c in (item.number, item.title, *sums, *texts)], strong=not line, fill=fill)
    return item.row


def sum_of(item: Entry, year: str, pounds: int) -> Sum | str:
    change = item.line.change_type if item.line else None
    more: dict[str, object] = {"column": year, "basis": None}
    if change == "removal":
        more |= {"change_type": change, "kind_alt": ["pressure", "other"]}
    return table_sum(pounds, year, item.kind, is_total=item.is_total, **more)


KINDS = {
    "budget": [],
    "pressure": ["pressure"],
    "investment": ["investment"],
    "saving": ["saving"],
    "income": ["income"],
}


def write_entry(truth: Truth, item: Entry) -> None:
    """A row's records: the proposal (for a line with a reference), its sums, and the budget line as a whole."""
    title = item.row.printed[1]
    label = f"{item.title} / {item.number if not item.heading else item.heading}".rstrip(" /")
    key = f"table1_{item.number}" if item.line else None
    if item.line:
        truth.add(
            "proposals",
            title.place(),
            key=key,
            title=item.title,
            bp_references=[item.number],
            committee=item.line.committee,
            kind=KINDS.get(item.kind, [item.kind]),
            version_date=None,
            description=item.line.description,
            section=item.heading,
            page_end=item.row.printed[7].last_page,
        )
        truth.mentions(item.row.printed[7], f"Description of {item.number}")
    for cell, printed in zip(item.row.cells, item.row.printed, strict=True):
        if cell.sum:
            truth.sum(cell.sum.named(label), printed.place(), "table", proposal=key, table="Table 1")
    truth.add(
        "budget_lines",
        title.place(),
        reference=item.number or None,
        description=item.title,
        section=item.heading or None,
        is_total=item.is_total,
        scale=1000,
        amounts={year: thousands(value) for year, value in zip(YEARS, item.pounds, strict=True)},
        amounts_gbp={year: to_thousands(value) * 1000 for year, value in zip(YEARS, item.pounds, strict=True)},
    )


def write_rounding(truth: Truth, items: list[Entry | str]) -> None:
    """Subtotals that differ from the sum of the printed lines, since each figure was rounded by itself."""
    for total in (item for item in items if isinstance(item, Entry) and item.number.endswith(".999")):
        block = [
            item for item in items if isinstance(item, Entry) and item.heading == total.heading and not item.is_total
        ]
        for column, year in enumerate(YEARS):
            printed = sum(to_thousands(item.pounds[column]) for item in block)
            said = to_thousands(total.pounds[column])
            if printed != said:
                cell: Printed = total.row.printed[2 + column]
                what = f"{total.title} {year} is {said:,}, the printed lines add up to {printed:,}: rounding"
                truth.oddity(cell.place(), what, cell.text)
