"""New savings told from lines that only take earlier ones back."""

from __future__ import annotations

import pytest
from made import amount, proposal

from docextract.model.records import Amount
from docextract.resolve.changes import settle_changes

SAVINGS = [amount(f"s{i}", -100, source="table", table_id="b", proposal_id="other") for i in range(3)]
"""Other lines of the table, by which its signs are told."""


def change(description: str, *lines: Amount, title: str = "Libraries") -> list[str | None]:
    line = proposal(source="budget_line", table_id="b", title=title, description=description)
    settled = settle_changes([*lines, *SAVINGS], {"p": line})
    return [a.change_type for a in settled[: len(lines)]]


def line(pounds: int, kind: str = "saving") -> Amount:
    return amount(f"{kind}{pounds}", pounds, kind=kind, source="table", table_id="b")


@pytest.mark.parametrize(
    ("description", "pounds", "kind", "expected"),
    [
        ("Removal of undelivered prior year savings", 1421, "saving", "removal"),
        ("Reversal of previous one-off delay to recruiting", 48, "saving", "removal"),
        ("Temporary contribution, reducing to nothing", 250, "saving", "removal"),
        ("Estimated reduction in our share of the hubs grant", 3332, "funding", "removal"),
        ("Realignment of efficiency savings", 900, "saving", None),
        ("Projected fluctuations in interest", 2834, "income", None),
        ("Review of offices, with re-phasing of prior year savings", 222, "saving", "rephased"),
        ("Cease our contribution to the agency", -294, "saving", None),
        ("End the incentive to remove discounts", -1450, "saving", None),
        ("Temporary grant for rough sleepers", -579, "funding", None),
        ("Full year effect of the charging policy", -1370, "saving", "full_year_effect"),
        ("Removal of one-off pay increases", -23, "pressure", "removal"),
        ("Additional one-off cost of the hearing pilot", 10, "pressure", None),
        ("Additional one-off cost of the hearing pilot", -10, "pressure", "removal"),
        ("Reduction in the volume of agency staff", -30, "cost", None),
        ("Removal of prior year drawdown", 567, "reserve", "removal"),
        ("Removal of prior year savings", 0, "saving", None),
    ],
)
def test_the_words_and_the_sign_together(description: str, pounds: int, kind: str, expected: str | None) -> None:
    assert change(description, line(pounds, kind)) == [expected]


def test_one_line_may_be_new_and_removed_a_year_later() -> None:
    assert change("One-off use of receipts", line(-8021, "funding"), line(8021, "funding")) == [None, "removal"]


def test_without_signs_only_plain_words_tell() -> None:
    lines = [amount(n, 50, source="table", table_id="u") for n in "ab"]
    assert change("One-off saving", *lines) == [None, None]
    assert change("Removal of one-off saving", *lines) == ["removal", "removal"]


def test_figures_of_business_cases_and_prose_keep_theirs() -> None:
    case = amount("a", 5, source="field", change_type=None)
    assert settle_changes([case], {"p": proposal(description="Removal of savings")}) == [case]
    prose = line(5).model_copy(update={"source": "prose"})
    assert change("Removal of savings", prose) == [None]
