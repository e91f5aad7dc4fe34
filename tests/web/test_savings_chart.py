"""What is added up on the home page, and how it is drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docextract.web.chart import plan_to_chart
from docextract.web.money_display import pounds, short_pounds
from docextract.web.plans import Saving, savings_to_plans

FIRST = Saving("d1", "Cases", "cases.pdf", "Wexmoor", "2025-26", "proposed", "c1", "Adults", None, "2025-26", 1, -100)


def saving(pounds_saved: float, **changes: Any) -> Saving:
    pence = int(pounds_saved * 100)
    return FIRST._replace(**{"amount_pence": pence, "budget_effect_pence": -pence, **changes})


def test_savings_are_added_up_by_committee_and_year() -> None:
    (plan,) = savings_to_plans(
        [
            saving(100),
            saving(20, committee="Highways"),
            saving(5, committee="Highways"),
            saving(7, financial_year="2026-27"),
        ]
    )
    assert plan.years == ("2025-26", "2026-27")
    assert [total.pounds for total in plan.totals] == [125, 7]
    assert [(line.name, [figure and figure.pounds for figure in line.years]) for line in plan.lines] == [
        ("Adults", [100, 7]),
        ("Highways", [25, None]),
    ]


def test_plans_of_other_cycles_and_councils_stay_apart() -> None:
    others = ({"plan_cycle": "2024-25"}, {"publisher": "Eastmoor"}, {"stage": "draft"})
    assert len(savings_to_plans([saving(1), *(saving(1, **other) for other in others)])) == 4


def test_papers_without_a_cycle_are_not_added_up() -> None:
    plans = savings_to_plans([saving(1, plan_cycle=None), saving(2, plan_cycle=None, document_id="d2", paper="Budget")])
    assert sorted(plan.title for plan in plans) == ["Wexmoor, Budget", "Wexmoor, Cases"]


def test_what_cannot_be_placed_is_told() -> None:
    (plan,) = savings_to_plans([saving(1), saving(9, financial_year=None), saving(4, budget_effect_pence=None)])
    assert plan.no_year == (9, 1)
    assert plan.no_effect == 1
    assert plan.totals[0].pounds == 1


def test_a_council_of_one_committee_is_parted_by_directorate() -> None:
    (plan,) = savings_to_plans([saving(3, directorate="ASCH"), saving(1, directorate="CYPE")])
    assert plan.parted_by == "directorate"
    assert [line.name for line in plan.lines] == ["ASCH", "CYPE"]


def test_a_paper_that_prints_the_same_savings_again_is_left_out() -> None:
    cases = [saving(amount) for amount in (10, 20, 30, 40, 50)]
    again = [row._replace(document_id="d2", file_name="summary.pdf") for row in cases[:4]]
    (plan,) = savings_to_plans(cases + again)
    assert plan.totals[0].pounds == 150
    assert [(repeat.file_name, repeat.same, repeat.savings) for repeat in plan.repeats] == [("summary.pdf", 4, 4)]


def test_papers_that_share_few_savings_are_both_kept() -> None:
    mine = [saving(amount) for amount in (10, 20, 30, 40)]
    others = [saving(amount, document_id="d2") for amount in (10, 21, 31, 41)]
    (plan,) = savings_to_plans(mine + others)
    assert plan.totals[0].pounds == 203
    assert not plan.repeats


@given(st.lists(st.tuples(st.sampled_from("ABCDEFGHIJK"), st.integers(-1000, 1000)), min_size=1, max_size=30))
def test_bars_stay_within_the_chart_and_do_not_overlap(amounts: list[tuple[str, int]]) -> None:
    (plan,) = savings_to_plans([saving(amount, committee=name) for name, amount in amounts])
    chart = plan_to_chart(plan)
    for bar in chart.bars:
        ends = sorted((part.left, part.left + part.width) for part in bar.segments)
        assert all(left >= -0.01 and right <= 100.01 for left, right in ends)
        assert all(one[1] <= two[0] + 0.01 for one, two in pairwise(ends))
        assert all((part.pounds > 0) == (part.left >= chart.zero - 0.01) for part in bar.segments if part.width > 0.1)


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (1234500, "£1,234,500", "£1.23m"),
        (-570.25, "−£570.25", "−£570"),
        (0, "£0", "£0"),
        (999_999, "£999,999", "£1m"),
        (41_817_800.0, "£41,817,800", "£41.8m"),
    ],
)
def test_money_is_printed_as_people_read_it(value: float, long: str, short: str) -> None:
    assert pounds(value) == long
    assert short_pounds(value) == short


def test_no_money_is_no_text() -> None:
    assert pounds(None) == ""
