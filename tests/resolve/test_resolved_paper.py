"""What the kind of paper says of its figures: the year it monitors, the alternative it is."""

from __future__ import annotations

import pytest
from made import amount, proposal, table

from docextract.model.meta import PaperMeta
from docextract.model.reading import Found
from docextract.model.records import Amount, Proposal
from docextract.resolve.paper import Yield, resolve

MONITORING = PaperMeta(plan_cycle="2024-25", stage="monitoring")


def year(one: Amount, meta: PaperMeta = MONITORING) -> str | None:
    tables = (table("m", "budget_monitoring"), table("r", "reserves"))
    records = resolve(Yield(meta, tables, (), (), (Found(one),), (), (), (), ()))
    (found,) = (record for record in records if isinstance(record, Amount))
    return found.financial_year


def figure(**more: object) -> Amount:
    fields = {"kind": "forecast", "measure": "forecast", "financial_year": None, "source": "table", "table_id": "m"}
    return amount("a", 5, proposal_id=None, **{**fields, **more})


def test_a_figure_without_a_year_is_of_the_year_that_is_monitored() -> None:
    assert year(figure()) == "2024-25"


@pytest.mark.parametrize(
    "one",
    [
        figure(column_label="Prior Years Spend"),
        figure(column_label="Total project cost"),
        figure(as_at="31.3.2024"),
        figure(table_id="r"),
        figure(source="prose"),
        figure(measure="planned"),
    ],
)
def test_what_may_be_of_another_year_stays_without(one: Amount) -> None:
    assert year(one) is None


def test_a_plan_monitors_nothing() -> None:
    assert year(figure(), PaperMeta(plan_cycle="2024-25", stage="draft")) is None
    assert year(figure(financial_year="2023-24")) == "2023-24"


def test_the_lines_of_an_alternative_budget_do_not_count_beside_those_it_amends() -> None:
    line = proposal("p", source="budget_line", table_id="b", row=1)
    one = amount("a", -5, source="table", table_id="b", row=1, proposal_id=None)
    for stage, expected in (("draft", (True, None, "planned")), ("alternative", (False, "option", "alternative"))):
        tables = (table("b", "budget_lines"),)
        records = resolve(Yield(PaperMeta(stage=stage), tables, (), (Found(line),), (Found(one),), (), (), (), ()))
        (found,) = (record for record in records if isinstance(record, Amount))
        assert (found.counts, found.counts_reason, found.measure) == expected
        assert found.budget_effect_pence == -500


@pytest.mark.parametrize(
    ("case", "kind"), [("investment", "investment"), ("pressure", "pressure"), ("saving", "other")]
)
def test_a_figure_that_says_nothing_is_what_a_case_asks_for_but_not_its_saving(case: str, kind: str) -> None:
    one = amount("a", 5, kind="other", measure=None, source="table", table_id="o", proposal_id=None, page=2)
    found = Yield(PaperMeta(), (table("o", "other"),), (), (Found(proposal(kind=case)),), (Found(one),), (), (), (), ())
    assert [record.kind for record in resolve(found) if isinstance(record, Amount)] == [kind]


def test_what_the_breakdown_of_a_saving_lists_is_saved() -> None:
    one = amount("a", 5, kind="other", measure=None, source="table", table_id="b", proposal_id=None, page=2)
    tables = (table("b", "financial_breakdown"),)
    found = Yield(PaperMeta(), tables, (), (Found(proposal(kind="saving")),), (Found(one),), (), (), (), ())
    assert [record.kind for record in resolve(found) if isinstance(record, Amount)] == ["saving"]


def test_what_finances_an_alternative_budget_does_not_count_either() -> None:
    line = proposal("p", source="budget_line", table_id="b", row=1, kind="funding")
    one = amount("a", -5, kind="funding", measure=None, source="table", table_id="b", row=1, proposal_id=None)
    found = Yield(
        PaperMeta(stage="alternative"), (table("b", "budget_lines"),), (), (Found(line),), (Found(one),), (), (), (), ()
    )
    assert [(r.counts, r.counts_reason) for r in resolve(found) if isinstance(r, Amount)] == [(False, "option")]


def test_a_table_that_adds_up_to_the_headline_is_of_the_cases_saving() -> None:
    more = {"source": "table", "table_id": "o", "kind": "other", "measure": None, "page": 2}
    headline = amount("h", 9, page=1)
    lines = (amount("a", 5, **more), amount("b", 4, **more), amount("t", 9, is_total=True, **more))
    found = Yield(
        PaperMeta(),
        (table("o", "financial_breakdown"),),
        (),
        (Found(proposal()),),
        tuple(Found(one) for one in (headline, *lines)),
        *((),) * 4,
    )
    assert {record.kind for record in resolve(found) if isinstance(record, Amount)} == {"saving"}


def test_a_case_without_a_kind_takes_that_of_what_it_counts() -> None:
    found = Yield(PaperMeta(), (), (), (Found(proposal(kind=None)),), (Found(amount("h", 9)),), *((),) * 4)
    (case,) = (record for record in resolve(found) if isinstance(record, Proposal))
    assert (case.kind, case.kinds) == ("saving", '["saving"]')
