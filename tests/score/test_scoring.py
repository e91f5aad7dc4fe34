"""The yardstick itself: a perfect database scores 1, each sort of mistake costs what it should."""

from __future__ import annotations

from typing import Any

import pytest

from docextract.score.amounts import text_to_sums
from docextract.score.comparison import truth_to_sheet
from docextract.score.likeness import alike, pair
from docextract.score.owners import who
from docextract.score.places import overlap
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.tables import rows_to_neighbours
from docextract.score.truth import Truth

Rows = list[dict[str, Any]]
BOX = {"x0": 10.0, "y0": 10.0, "x1": 50.0, "y1": 20.0}
SURE = {"method": "made", "confidence": 0.9}


def sheet(truth: dict[str, Rows], **tables: Rows) -> Sheet:
    """The comparison of a made paper."""
    rows = {name: [{**BOX, **SURE, "page": 1, **row} for row in found] for name, found in tables.items()}
    return truth_to_sheet(Truth("a.pdf", {"document": "a.pdf", **truth}), Published({"id": "d"}, rows))


def amount(pounds: float, kind: str = "saving", year: str | None = "2026-27", **more: Any) -> dict[str, Any]:
    return {"amount_pence": round(pounds * 100), "kind": kind, "financial_year": year, "source": "table", **more}


def truth_amount(pounds: float, kind: str = "saving", year: str | None = "2026-27", **more: Any) -> dict[str, Any]:
    return {"amount_gbp": pounds, "kind": kind, "financial_year": year, "page": 1, "raw": str(pounds), **more}


def test_amounts_are_known_by_page_and_value_and_judged_by_kind_and_year() -> None:
    wanted = [truth_amount(100), truth_amount(200), truth_amount(300)]
    got = sheet({"amounts": wanted}, amounts=[amount(100), amount(200, "income"), amount(300, page=2)])
    assert (got.tallies["amounts"].hits, got.tallies["amounts"].wanted) == (2, 3)
    assert got.tallies["amounts.strict"].hits == 1
    assert got.tallies["amounts"].found == 3, "the third claims a saving on a page where there is none"
    assert [verdict.right for verdict in got.verdicts] == [True, False, False]


def test_the_sign_of_an_amount_matters() -> None:
    assert sheet({"amounts": [truth_amount(-100)]}, amounts=[amount(100)]).tallies["amounts"].hits == 0


def test_other_readings_that_are_as_good_count() -> None:
    wanted = [truth_amount(100, kind_alt=["income"], financial_year_alt=[None])]
    assert sheet({"amounts": wanted}, amounts=[amount(100, "income", None)]).tallies["amounts.strict"].hits == 1


def test_spare_amounts_cost_only_where_they_claim_a_change() -> None:
    wanted = {"amounts": [truth_amount(1)], "optional_amounts": [truth_amount(2)]}
    spare = [amount(2), amount(3, "other"), amount(4, source="prose"), amount(5)]
    got = sheet(wanted, amounts=[amount(1), *spare])
    assert (got.tallies["amounts"].hits, got.tallies["amounts"].found) == (1, 2)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,150,000 and £2.3 million", [115_000_000, 230_000_000]),
        ("£600k, £19.7m, £1 bn", [60_000_000, 1_970_000_000, 100_000_000_000]),
        ("All in £000", []),
        ("£000 and £0.5m; £5 members", [50_000_000, 500]),
        ("-£15k (£12.50)", [1_500_000, 1250]),
    ],
)
def test_sums_in_a_text(text: str, pence: list[int]) -> None:
    assert sorted(text_to_sums(text).elements()) == sorted(pence)


def test_money_counts_each_printed_sum_once() -> None:
    pages = [{"text": "£10 and £10 and £20"}]
    got = sheet({}, pages=pages, amounts=[amount(10), amount(-20)])
    assert (got.tallies["money"].hits, got.tallies["money"].wanted) == (2, 3)


def test_risks_are_known_by_their_text_and_lose_points_by_field() -> None:
    wanted = [
        {"description": "Too few operators bid", "rag": "Red", "owner": None, "mitigation": "Talk first", "page": 1},
        {"description": "Fuel costs rise", "rag": None, "owner": None, "mitigation": None, "page": 1},
    ]
    found = [
        {"description": "Too few operators bid", "rag": "Red", "owner": None, "mitigation": "Talk first"},
        {"description": "Fuel costs rise", "rag": "Green", "owner": None, "mitigation": None},
        {"description": "Nothing of the sort", "rag": None, "owner": None, "mitigation": None},
    ]
    got = sheet({"risks": wanted}, risks=found)
    assert (got.tallies["risks"].hits, got.tallies["risks"].wanted, got.tallies["risks"].found) == (2, 2, 3)
    assert got.tallies["risks.fields"].wanted - got.tallies["risks.fields"].hits == 1, "a rating was invented"
    assert sorted((miss.record_type, miss.fault) for miss in got.misses) == [
        ("risks", "spare"),
        ("risks.fields", "wrong"),
    ]


def test_owners_are_facts_and_may_be_repeated() -> None:
    wanted = [{"name": "Ann Lee", "job_title": "Head of Roads", "relation": "sponsor", "page": 1}]
    found = [
        {"name": "Cllr Ann Lee", "job_title": "Head of Roads", "relation": "sponsor"},
        {"name": "Ann Lee", "job_title": None, "relation": "sponsor", "page": 9},
        {"name": "Ann Lee", "job_title": None, "relation": "contact"},
    ]
    got = sheet({"owners": wanted}, owners=found)
    assert (got.tallies["owners"].hits, got.tallies["owners"].found) == (1, 2)
    assert got.tallies["owners.fields"].f1 == 1
    assert who({"name": "Professor Sir Bo Dee"}) == "bo dee"


def test_references_count_on_annotated_pages_only() -> None:
    wanted = {"proposals": [{"title": "Lights", "bp_references": ["A/R.6.1"], "page": 1}]}
    found = [{"reference": "A/R.6.1"}, {"reference": "1.2"}, {"reference": "9.9", "page": 7}]
    tally = sheet(wanted, bp_references=found).tallies["references"]
    assert (tally.hits, tally.wanted, tally.found) == (1, 1, 2)


def test_what_is_not_printed_in_the_paper_is_not_asked_for() -> None:
    content = {
        "document": "a.pdf",
        "committee": "Cabinet",
        "publisher": "A",
        "meta_source": {"publisher": "not printed"},
    }
    got = truth_to_sheet(Truth("a.pdf", content), Published({"id": "d", "committee": "CABINET"}, {}))
    assert (got.tallies["documents.meta"].hits, got.tallies["documents.meta"].wanted) == (1, 1)


def cells(rows: list[list[str]], table: str) -> Rows:
    return [
        {"table_id": table, "row": r, "col": c, "text": text}
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


GRID = [["Item", "2026-27"], ["Roads", "1,000"], ["Lights", "250"]]


def test_tables_are_compared_by_neighbours() -> None:
    wanted = {"tables": [{"page": 1, "page_end": 1, "rows": GRID}]}
    whole = sheet(wanted, tables=[{"id": "t"}], table_cells=cells(GRID, "t"))
    assert whole.tallies["tables"].f1 == 1
    in_two = sheet(wanted, tables=[{"id": "t"}, {"id": "u"}], table_cells=cells(GRID[:1], "t") + cells(GRID[1:], "u"))
    assert in_two.tallies["tables"].precision == 1
    assert in_two.tallies["tables"].hits == whole.tallies["tables"].hits - 2
    invented = sheet(wanted, tables=[{"id": "t"}, {"id": "u"}], table_cells=cells(GRID, "t") + cells([["x", "y"]], "u"))
    assert invented.tallies["tables"].found == whole.tallies["tables"].found + 1


def test_blank_cells_are_jumped_over() -> None:
    assert rows_to_neighbours([["a", "", "b"], ["", "", "c"]]) == {("a", "b", "right"): 1, ("b", "c", "below"): 1}


def test_the_likest_are_paired_first_and_each_once() -> None:
    wanted: Rows = [{"t": "cost of buses"}, {"t": "cost of school buses"}]
    found: Rows = [{"t": "cost of school buses"}, {"t": "cost of buses now"}]
    pairs = pair(wanted, found, lambda one, other: alike(one["t"], other["t"]))
    assert {(one.wanted, one.found) for one in pairs} == {(0, 1), (1, 0)}


def test_boxes_overlap_by_the_smaller_one() -> None:
    assert overlap([0, 0, 10, 10], [0, 0, 100, 100]) == 1
    assert overlap([0, 0, 10, 10], [5, 0, 15, 10]) == 0.5
    assert overlap([0, 0, 10, 10], [20, 20, 30, 30]) == 0
    assert overlap([0, 0, 10, 10], [None, None, None, None]) == 0


def test_a_paper_that_was_not_published_is_all_missing() -> None:
    got = truth_to_sheet(Truth("a.pdf", {"document": "a.pdf", "amounts": [truth_amount(1)]}), None)
    assert got.document_id is None
    assert got.tallies["amounts"].recall == 0
