from __future__ import annotations

from made import amount, proposal, table

from docextract.model.records import Amount
from docextract.resolve.counts import settle_counts

TABLES = {"t": table("t", "financial_breakdown"), "b": table("b", "budget_lines"), "o": table("o", "other")}


def settled(
    *amounts: Amount, source: str = "business_case", options: frozenset[str] = frozenset()
) -> dict[str, object]:
    proposals = {"p": proposal(source=source, table_id="b" if source == "budget_line" else None)}
    return {a.id: a.counts_reason or a.counts for a in settle_counts(amounts, proposals, TABLES, options)}


def test_the_headline_counts_and_its_repetition_does_not() -> None:
    found = settled(
        amount("headline", 236_000),
        amount("line", -235_853, source="table", table_id="t"),
        amount("again", 236_000, source="prose"),
    )
    assert found == {"headline": True, "line": "part_of", "again": "repeats_headline"}


def test_without_a_headline_the_total_of_the_breakdown_counts() -> None:
    found = settled(
        amount("a", 100, source="table", table_id="t"),
        amount("b", 50, source="table", table_id="t"),
        amount("total", 150, source="table", table_id="t", is_total=True),
    )
    assert found == {"a": "part_of", "b": "part_of", "total": True}


def test_without_a_total_the_lines_count() -> None:
    found = settled(amount("a", 100, source="table", table_id="t"), amount("b", 50, source="table", table_id="t"))
    assert found == {"a": True, "b": True}


def test_every_year_is_a_statement_of_its_own() -> None:
    found = settled(amount("headline", 100), amount("next", 50, source="table", table_id="t", financial_year="2027-28"))
    assert found == {"headline": True, "next": True}


def test_two_sums_of_one_headline_count_both_where_their_basis_differs() -> None:
    found = settled(
        amount("permanent", 562_200, kind="investment", basis="permanent", label="2022-23 Investment amount"),
        amount("once", 325_000, kind="investment", basis="one_off", label="2022-23 Investment amount"),
    )
    assert found == {"permanent": True, "once": True}


def test_what_was_printed_previously_is_superseded() -> None:
    assert settled(amount("now", 390_000), amount("then", 583_000, measure="previous")) == {
        "now": True,
        "then": "superseded",
    }


def test_an_option_that_was_not_chosen_does_not_count() -> None:
    found = settled(amount("option", 10, source="table", table_id="t"), options=frozenset({"option"}))
    assert found == {"option": "option"}


def test_in_a_budget_table_every_line_counts_and_no_total() -> None:
    found = settled(
        amount("line", -38, source="table", table_id="b", row=3),
        amount("total", -38, source="table", table_id="b", is_total=True),
        amount("in words", 15, source="prose", table_id="b"),
        source="budget_line",
    )
    assert found == {"line": True, "total": "total", "in words": "part_of"}


def test_what_belongs_to_no_proposal_or_changes_nothing_does_not_count() -> None:
    found = settled(amount("loose", 5, proposal_id=None), amount("outturn", 5, kind="actual"), amount("unread", None))
    assert found == {"loose": "not_a_change", "outturn": "not_a_change", "unread": "not_a_change"}


def test_what_a_budget_table_carries_forward_is_no_change() -> None:
    names = {"Previous year's fees": "Fees", "Grant": "8 FUNDING OF GROSS EXPENDITURE", "Fees inflation": "Fees"}
    lines = {
        title: proposal(title, title=title, category=category, kind="income", source="budget_line", table_id="b")
        for title, category in names.items()
    }
    rows = [amount(t, -100, kind="income", source="table", table_id="b", proposal_id=t) for t in names]
    found = {a.id: a.counts_reason or a.counts for a in settle_counts(rows, lines, TABLES, frozenset())}
    assert found == {"Previous year's fees": "not_a_change", "Grant": "not_a_change", "Fees inflation": True}


def test_a_headline_with_its_scale_printed_twice_does_not_count() -> None:
    total = amount("total", 120_500, source="table", table_id="t", is_total=True)
    misprint = amount("misprint", 120_500_000).model_copy(update={"raw": "£120,500k"})
    assert settled(misprint, total) == {"misprint": "part_of", "total": True}


def test_a_breakdown_without_its_unit_does_not_unseat_the_headline() -> None:
    total = amount("total", 120, source="table", table_id="t", is_total=True)
    headline = amount("headline", 120_000).model_copy(update={"raw": "£120k"})
    assert settled(headline, total) == {"headline": True, "total": "total"}
