"""The year of figures in a monitoring paper's tables."""

from __future__ import annotations

import pytest
from made import amount, table

from docextract.model.meta import PaperMeta
from docextract.model.reading import Found
from docextract.model.records import Amount
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
