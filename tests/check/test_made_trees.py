"""Made tables with known trees: whole ones hold throughout, and one seeded error is found and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st
from made_tables import made_figures, year_columns

from docextract.check.tie_out import table_to_tie_outs
from docextract.model.table import RowKind

TELLING = 15_000
"""Pounds for each figure of a sum: with less a total rounded to thousands tells nothing."""
NAMES = ("Adults", "Children", "Highways", "Libraries", "Waste", "Public Health")


class Place(NamedTuple):
    """A figure of the made table, and how many rows its sum may take at most."""

    row: int
    col: int


class Tree(NamedTuple):
    """Rows of (kind, label, figures in pounds). `owner[row]` is the total's row that takes this row."""

    rows: list[tuple[RowKind, str, list[int]]]
    owner: dict[int, int]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Sections of lines with a subtotal each, perhaps under headings, and a grand total."""
    years = draw(st.integers(2, 4))
    headings = draw(st.booleans())
    amounts = st.integers(60_001, 9_000_000).flatmap(lambda n: st.sampled_from([n, -n]))
    line = st.lists(amounts, min_size=years, max_size=years)
    rows: list[tuple[RowKind, str, list[int]]] = [("header", "Title", [])]
    owner: dict[int, int] = {}
    subtotals: list[tuple[int, list[int]]] = []
    for name in NAMES[: draw(st.integers(2, 5))]:
        if headings:
            rows.append(("group", name.upper(), []))
        first = len(rows)
        for number in range(draw(st.integers(2, 8))):
            rows.append(("line", f"{name} line {number + 1}", draw(line)))
        taken = rows[first:]
        sums = [sum(figures[year] for _, _, figures in taken) for year in range(years)]
        assume(all(abs(one) > TELLING * (len(taken) + 1) for one in sums))
        owner.update({row: len(rows) for row in range(first, len(rows))})
        subtotals.append((len(rows), sums))
        rows.append(("subtotal", f"Total {name}", sums))
    owner.update({row: len(rows) for row, _ in subtotals})
    rows.append(("total", "TOTAL", [sum(sums[year] for _, sums in subtotals) for year in range(years)]))
    return Tree(rows, owner)


def printed(pounds: int, decimals: int) -> str:
    """Pounds as they stand under £000, rounded."""
    text = f"{abs(pounds) / 1000:,.{decimals}f}"
    return f"-{text}" if pounds < 0 else text


def outcomes(tree: Tree, decimals: int, seeded: tuple[Place, int] | None = None) -> dict[Place, str]:
    """The outcome for every printed total; `seeded` adds so many pounds to one printed figure."""
    table = []
    for row, (kind, label, figures) in enumerate(tree.rows):
        texts = [
            printed(pounds + (seeded[1] if seeded and seeded[0] == Place(row, col) else 0), decimals)
            for col, pounds in enumerate(figures, 1)
        ]
        table.append((kind, [label, *texts]))
    width = max(len(figures) for _, _, figures in tree.rows)
    sheet = made_figures(table, year_columns(width))
    return {Place(f.row or 0, f.col or 0): f.outcome for f in table_to_tie_outs(sheet)}


@given(trees(), st.sampled_from([0, 1]))
def test_whole_tables_hold_throughout(tree: Tree, decimals: int) -> None:
    found = outcomes(tree, decimals)
    assert set(found.values()) == {"holds"}
    totals = [row for row, (kind, _, _) in enumerate(tree.rows) if kind in ("subtotal", "total")]
    assert {place.row for place in found} == set(totals)


@given(trees(), st.data())
def test_one_seeded_error_is_found_and_nothing_else(tree: Tree, data: st.DataObject) -> None:
    rows = [row for row, (kind, _, _) in enumerate(tree.rows) if kind in ("line", "subtotal", "total")]
    row = data.draw(st.sampled_from(rows))
    col = data.draw(st.integers(1, len(tree.rows[row][2])))
    error = data.draw(st.integers(20_000, 900_000)) * data.draw(st.sampled_from([1, -1]))
    kind = tree.rows[row][0]
    at = tree.owner[row] if kind == "line" else row
    assume(tree.rows[row][2][col - 1] + error != 0)
    found = outcomes(tree, 0, (Place(row, col), error))
    assert [place for place, outcome in found.items() if outcome != "holds"] == [Place(at, col)]
    assert found[Place(at, col)] == "fails"


@given(trees())
def test_what_is_only_rounding_never_fails(tree: Tree) -> None:
    rough = outcomes(tree, 0)
    assert "fails" not in rough.values()
