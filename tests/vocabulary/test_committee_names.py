from __future__ import annotations

import pytest

from docextract.vocabulary.committee_words import committee_name


@pytest.mark.parametrize(
    "printed",
    [
        "Cabinet, 30 January 2025",
        "Cabinet - 30 January 2025",
        "Cabinet – 30th January 2025",
        "CABINET",
        "Cabinet on Thursday 30 January 2025",
    ],
)
def test_the_meetings_date_is_no_part_of_the_committees_name(printed: str) -> None:
    assert committee_name(printed) == "Cabinet"


def test_an_ampersand_and_a_full_stop_make_no_other_committee() -> None:
    assert committee_name("Pensions & Investment Committee.") == committee_name("Pensions and Investment Committee")
