"""What words say a sum is."""

from __future__ import annotations

import pytest

from docextract.extract.kinds import sentence_to_kind, text_to_basis, text_to_kind, text_to_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Total savings", "saving"),
        ("Future Cost Increase Avoidance", "saving"),
        ("Budget variance", "variance"),
        ("Investment Income", "income"),
        ("Treasury investments", None),
        ("Growth, Environment & Transport", None),
        ("Growth bids", "investment"),
        ("Pay", "pressure"),
        ("3 DEMAND", "pressure"),
        ("Payroll system", None),
        ("Autumn Budget 2024", None),
        ("Net budget", "budget"),
        ("Drawdown from reserves", "reserve"),
    ],
)
def test_the_kind_a_label_names(text: str, kind: str | None) -> None:
    assert text_to_kind(text) == kind


def test_all_kinds_a_heading_names() -> None:
    assert text_to_kinds("Savings, income & grant") == {"saving", "income", "funding"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("reserves would fall by the ", " indicative cost of the work", "cost"),
        ("an underspend of ", " against the budget", "variance"),
        ("overspend of ", ", and savings", "variance"),
        ("", " of pressures", "pressure"),
        ("it is ", " in all", None),
    ],
)
def test_the_kind_around_a_sum(before: str, after: str, kind: str | None) -> None:
    assert sentence_to_kind(before, after) == kind


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Permanent savings", "permanent"),
        ("Forecast (ongoing)", "permanent"),
        ("Ongoing costs", "permanent"),
        ("Reviews: ongoing reviews", None),
        ("Short term beds", None),
        ("short-term funding", "temporary"),
        ("One-off costs", "one_off"),
        ("Permanent and one-off", None),
    ],
)
def test_how_long_it_lasts(text: str, basis: str | None) -> None:
    assert text_to_basis(text) == basis
