"""Short years beside sums, as spending profiles print them."""

from __future__ import annotations

import pytest

from docextract.parse.year import years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Profile £162k 19/20, £3.668m 21/22", ["2019-20", "2021-22"]),
        ("moved (£2,856,720 - 2025/26, £1,225,066 - 26/27)", ["2025-26", "2026-27"]),
        ("and 28/29 (£3,994,698)", ["2028-29"]),
        ("a score of 24/25 for the site", []),
        ("on 12/2024/25", []),
        ("item 3-2024/25", []),
    ],
)
def test_short_years_beside_sums(text: str, years: list[str]) -> None:
    assert [str(match.year) for match in years_in(text)] == years
