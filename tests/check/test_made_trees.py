"""Made tables with known trees: whole ones hold throughout, and one seeded error is found and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st
from made_tables import made_figures, year_columns

from docextract.check.tie_out import table_to_tie_outs
from docextract.model.table import RowKind, Unit

NAMES = ("Adults", "Children", "Highways", "Libraries", "Waste", "Public Health")
TOTALS = ("subtotal", "total")
TELLING = 16
"""Last digits for each figure of a sum: with fewer it tells nothing."""


class Place(NamedTuple):
    """A figure of the made table."""

    row: int
    col: int


class Print(NamedTuple):
    """How the figures are printed: in so many pounds, with decimals, negative ones in brackets or with a sign."""

    unit: Unit
    decimals: int
    brackets: bool

    @property
    def step(self) -> int:
        """Pounds that the last digit is worth."""
        return self.unit.pounds // int(10**self.decimals)

    def text(self, pounds: int) -> str:
        size = f"{abs(pounds) / self.unit.pounds:,.{self.decimals}f}"
        if pounds >= 0:
            return size
        return f"({size})" if self.brackets else f"-{size}"


class Tree(NamedTuple):
    """Rows of (kind, label, figures in pounds). `owner[row]` is the total's row that takes this row."""

    rows: list[tuple[RowKind, str, list[int]]]
    owner: dict[int, int]
    printed: Print


PRINTS = st.builds(
    Print,
    unit=st.sampled_from([Unit("£000", 1_000, 1), Unit("£m", 1_000_000, 1)]),
    decimals=st.sampled_from([0, 1]),
    brackets=st.booleans(),
)


class _Growing:
    """A table as it grows from the top."""

    def __init__(self, draw: st.DrawFn, years: int, printed: Print) -> None:
        self.draw, self.years, self.printed = draw, years, printed
        self.rows: list[tuple[RowKind, str, list[int]]] = [("header", "Title", [])]
        self.owner: dict[int, int] = {}

    def lines(self, kind: RowKind, name: str, fewest: int = 2) -> list[int]:
        """Lines with drawn figures, none of which is nought; their rows."""
        step = self.printed.step
        size = st.integers(61 * step, 9_000 * step)
        figure = st.builds(lambda pounds, sign: sign * pounds, size, st.sampled_from([1, 1, -1]))
        figures = st.lists(figure, min_size=self.years, max_size=self.years)
        own = []
        for number in range(self.draw(st.integers(fewest, 6))):
            own.append(len(self.rows))
            self.rows.append((kind, f"{name} line {number + 1}", self.draw(figures)))
        return own

    def total(self, kind: RowKind, label: str, taken: list[int]) -> int:
        """A row with the sum of the rows `taken`; its row."""
        sums = [sum(self.rows[row][2][year] for row in taken) for year in range(self.years)]
        assume(all(abs(one) > TELLING * self.printed.step * (len(taken) + 1) for one in sums))
        self.owner.update(dict.fromkeys(taken, len(self.rows)))
        self.rows.append((kind, label, sums))
        return len(self.rows) - 1

    def section(self, name: str, headings: bool) -> int:
        """Lines under a heading, and their subtotal; its row."""
        if headings:
            self.rows.append(("group", name.upper(), []))
        return self.total("subtotal", f"Total {name}", self.lines("line", name))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Lines, subtotals and a grand total, perhaps with directorates between, perhaps with a memorandum below."""
    growing = _Growing(draw, draw(st.integers(2, 4)), draw(PRINTS))
    headings = draw(st.booleans())
    directorates = draw(st.integers(0, 2))
    if directorates:
        tops = []
        for number in range(directorates + 1):
            names = [f"{name} {number + 1}" for name in NAMES[: draw(st.integers(2, 3))]]
            sections = [growing.section(name, headings) for name in names]
            tops.append(growing.total("total", f"Total directorate {number + 1}", sections))
    else:
        tops = [growing.section(name, headings) for name in NAMES[: draw(st.integers(2, 5))]]
    growing.total("total", "GRAND TOTAL", tops)
    if draw(st.booleans()):
        growing.rows.append(("group", "MEMORANDUM", []))
        growing.total("memo", "Total of the memorandum", growing.lines("memo", "Memo"))
    return Tree(growing.rows, growing.owner, growing.printed)


def outcomes(tree: Tree, seeded: tuple[Place, int] | None = None) -> dict[Place, str]:
    """The outcome for every printed total; `seeded` adds so many pounds to one printed figure."""
    table = []
    for row, (kind, label, figures) in enumerate(tree.rows):
        texts = [
            tree.printed.text(pounds + (seeded[1] if seeded and seeded[0] == Place(row, col) else 0))
            for col, pounds in enumerate(figures, 1)
        ]
        table.append((kind, [label, *texts]))
    width = max(len(figures) for _, _, figures in tree.rows)
    sheet = made_figures(table, year_columns(width, tree.printed.unit))
    return {Place(f.row or 0, f.col or 0): f.outcome for f in table_to_tie_outs(sheet)}


@given(trees())
def test_whole_tables_hold_throughout(tree: Tree) -> None:
    found = outcomes(tree)
    assert set(found.values()) == {"holds"}
    assert {place.row for place in found} == set(tree.owner.values())


@given(trees(), st.data())
def test_one_seeded_error_is_found_and_nothing_else(tree: Tree, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([*tree.owner, max(tree.owner.values())]))
    col = data.draw(st.integers(1, len(tree.rows[row][2])))
    error = tree.printed.step * data.draw(st.integers(20, 900)) * data.draw(st.sampled_from([1, -1]))
    assume(abs(tree.rows[row][2][col - 1] + error) >= tree.printed.step)
    at = row if tree.rows[row][0] in TOTALS or row not in tree.owner else tree.owner[row]
    found = outcomes(tree, (Place(row, col), error))
    assert {place: outcome for place, outcome in found.items() if outcome != "holds"} == {Place(at, col): "fails"}
