from __future__ import annotations

from made import amount, proposal

from docextract.model.records import Amount
from docextract.resolve.effects import infer_effects


def effects(*amounts: Amount, source: str = "business_case") -> list[tuple[int | None, str | None]]:
    found = infer_effects(amounts, {"p": proposal(source=source)})
    return [(a.budget_effect_pence, a.budget_effect_rule) for a in found]


def test_a_saving_lowers_the_budget_whatever_sign_is_printed() -> None:
    assert effects(amount("a", 380), amount("b", -380)) == [(-38_000, "saving_lowers")] * 2


def test_a_pressure_raises_it() -> None:
    assert effects(amount("a", 400, kind="pressure")) == [(40_000, "pressure_raises")]


def test_in_a_table_with_signs_the_sign_as_printed_is_the_effect() -> None:
    rows = [
        amount("saving", -100, source="table", table_id="b"),
        amount("other", -20, source="table", table_id="b"),
        amount("removal", 60, source="table", table_id="b"),
        amount("cut pressure", -35, source="table", table_id="b", kind="pressure"),
    ]
    assert effects(*rows, source="budget_line") == [
        (-10_000, "sign_as_printed"),
        (-2_000, "sign_as_printed"),
        (6_000, "sign_as_printed"),
        (-3_500, "sign_as_printed"),
    ]


def test_a_table_that_prints_its_savings_without_sign() -> None:
    rows = [amount("a", 100, source="table", table_id="b"), amount("b", 50, source="table", table_id="b")]
    assert effects(*rows, source="budget_line") == [(-10_000, "saving_lowers"), (-5_000, "saving_lowers")]


def test_in_a_table_without_signs_a_minus_takes_an_earlier_saving_back() -> None:
    rows = [amount(name, pounds, source="table", table_id="b") for name, pounds in (("a", 100), ("b", 50), ("c", -30))]
    assert effects(*rows, source="budget_line")[2] == (3_000, "saving_lowers")


def test_nothing_is_inferred_of_what_is_no_planned_change() -> None:
    loose = [
        amount("a", 1, kind="variance", measure="variance"),
        amount("b", 1, proposal_id=None),
        amount("c", 1, source="prose"),
        amount("d", 1, measure="previous"),
    ]
    assert effects(*loose) == [(None, None)] * 4
