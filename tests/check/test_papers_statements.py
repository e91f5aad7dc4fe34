"""Headlines against tables, sums in words, dates, references: what one paper says twice."""

from __future__ import annotations

from typing import Any

import pytest
from made_tables import made_table, table_to_amounts

from docextract.check.across_tables import tables_to_findings
from docextract.check.dates import milestones_to_findings
from docextract.check.figures import table_to_figures
from docextract.check.headlines import headlines_to_findings
from docextract.check.named_parts import parts_to_findings
from docextract.check.paper import check_paper
from docextract.check.prose import texts_to_findings
from docextract.check.repeats import proposals_to_repeats
from docextract.check.scale import amounts_to_unit_doubts
from docextract.model.records import Amount, Check, CheckInput, Milestone, Proposal, SectionRecord
from docextract.model.table import Column
from docextract.parse.money import money_in


def amount(raw: str, **more: Any) -> Amount:
    money = money_in(raw)[0].money
    fields: dict[str, Any] = {
        "id": f"{raw}/{more.get('source', 'field')}/{more.get('financial_year', '')}/{more.get('label', '')}",
        "document_id": "d",
        "page": 1,
        "method": "made",
        "confidence": 1.0,
        "kind": "saving",
        "measure": "planned",
        "financial_year": "2022-23",
        "amount_pence": money.amount_pence,
        "precision_pence": money.precision_pence,
        "raw": raw,
        "source": "field",
        "proposal_id": "p",
    }
    return Amount(**{**fields, **more})


def proposal(number: str = "p", **more: Any) -> Proposal:
    fields: dict[str, Any] = {
        "id": number,
        "document_id": "d",
        "page": 1,
        "page_end": 2,
        "title": "Homecare",
        "source": "business_case",
        "method": "made",
        "confidence": 1.0,
    }
    return Proposal(**{**fields, **more})


@pytest.mark.parametrize(
    ("headline", "total", "outcome", "said"),
    [
        ("£236k", "-£235,853", "holds", "signs differ"),
        ("£412k", "£412,000", "holds", "agree"),
        ("£90k", "£190,000", "fails", "do not agree"),
        ("£496,000", "£496,452", "holds", "agree"),
        ("£380k", "£381,000", "fails", "do not agree"),
    ],
)
def test_headline_against_the_total_of_its_table(headline: str, total: str, outcome: str, said: str) -> None:
    own = [amount(headline), amount(total, source="table", is_total=True, table_id="t", row=1, col=1)]
    (finding,) = headlines_to_findings(own, [proposal()])
    assert finding.outcome == outcome
    assert said in finding.message
    assert finding.signs_differ == (said == "signs differ")


def test_a_headline_of_one_year_that_its_table_spreads_over_two() -> None:
    own = [
        amount("£496,000"),
        amount("£261k", source="table", financial_year="2021-22", table_id="t", row=1, col=1),
        amount("£235k", source="table", table_id="t", row=2, col=1),
    ]
    (finding,) = headlines_to_findings(own, [proposal()])
    assert finding.outcome == "fails"
    assert "over years" in finding.message


@pytest.mark.parametrize(
    ("printed", "outcomes"),
    [
        (["£200k", "-£200k"], ["unverifiable"]),
        (["-£200k", "-£200k"], []),
        (["-£100k", "£54k"], []),
    ],
)
def test_a_gain_that_the_text_prints_once_as_a_loss(printed: list[str], outcomes: list[str]) -> None:
    own = [amount(raw, source="prose", label=str(place)) for place, raw in enumerate(printed)]
    findings = headlines_to_findings(own, [proposal()])
    assert [(finding.rule, finding.outcome) for finding in findings] == [("sign", outcome) for outcome in outcomes]


def test_a_unit_left_out() -> None:
    own = [amount("£380k"), amount("-£380", source="table", table_id="t", row=1, col=1)]
    assert [finding.rule for finding in headlines_to_findings(own, [proposal()])] == ["unit"]


def test_a_unit_printed_twice() -> None:
    (finding,) = amounts_to_unit_doubts([amount("£120,500k", source="prose")])
    assert finding.outcome == "fails"
    assert list(amounts_to_unit_doubts([amount("£1,500k"), amount("£120k"), amount("£120,500")])) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "outcome"),
    [
        ("A saving of £251,000 (split £121,000 county, £130,000 health) a year", "split_sum", "holds"),
        ("A saving of £251,000 (split £121,000 county, £120,000 health) a year", "split_sum", "fails"),
        ("An interim at £450 per day x 60 days = £27,000", "product", "holds"),
        ("25 weeks full time resource @ £350 per day, total £43,750", "product", "holds"),
        ("Scale 4 officer £20,092 + 30% = £26,119 per year", "uplift", "holds"),
    ],
)
def test_arithmetic_in_words(sentence: str, rule: str, outcome: str) -> None:
    (finding,) = texts_to_findings([amount("£251,000", source="prose", label=sentence)], [])
    assert (finding.rule, finding.outcome) == (rule, outcome)


def test_a_reduction_in_words_against_the_table_that_shows_it() -> None:
    columns = [Column(0, "Period"), Column(1, "Earlier savings", "saving"), Column(2, "Revised savings", "saving")]
    table = made_table(
        [
            ("header", ["Period", "Earlier savings", "Revised savings"]),
            ("line", ["2022/23", "£583,000", "£390,000"]),
            ("line", ["2023/24", "£456,000", "£263,000"]),
            ("total", ["Total", "£1.039m", "£653,000"]),
        ],
        columns,
    )
    sheet = table_to_figures(table, "t", table_to_amounts(table, 1))
    sentence = "The impact is a reduction of £190k in the saving of 2022/23."
    (finding,) = texts_to_findings([amount("£190k", source="prose", label=sentence)], [sheet])
    assert (finding.outcome, finding.expected) == ("fails", 19_300_000)


def test_a_total_of_two_tables_with_the_sign_turned() -> None:
    columns = [Column(0, ""), *(Column(n, y, "year_amount", None, y) for n, y in ((1, "2022-23"), (2, "2023-24")))]
    tables = [
        made_table([("header", ["", "2022-23", "2023-24"]), *rows], columns)
        for rows in (
            [("line", ["Beds", "-644,000", "-644,000"]), ("total", ["Total", "-257,000", "-186,500"])],
            [("line", ["Respite", "-155,000", "-155,000"])],
            [("total", ["Total savings", "412,000", "341,500"])],
        )
    ]
    sheets = [table_to_figures(t, f"t{n}", table_to_amounts(t, 1)) for n, t in enumerate(tables)]
    findings = [finding for finding in tables_to_findings(sheets) if finding.rule == "total_of_tables"]
    assert [finding.outcome for finding in findings] == ["holds", "holds"]
    assert "signs differ" in findings[0].message


def section(heading: str, text: str, level: int = 3) -> SectionRecord:
    return SectionRecord(
        id=heading, document_id="d", page=1, page_end=1, method="made", confidence=1.0, proposal_id="p",
        level=level, heading=heading, text=text,
    )  # fmt: skip


def test_a_part_that_its_own_section_gives_another_sum() -> None:
    sentences = ["A saving of £300,000 a year.", "A pilot saves £30k."]
    sections = [
        section("Workstream 1:", "Routes to special schools."),
        section("Savings potential", sentences[0]),
        section("Workstream 4", ""),
        section("Savings potential", sentences[1]),
        section("Risks", "A saving of £9m elsewhere.", level=2),
    ]
    words = [
        amount(raw, source="prose", label=said)
        for raw, said in (("£300,000", sentences[0]), ("£30k", sentences[1]), ("£9m", "A saving of £9m elsewhere."))
    ]
    columns = [Column(0, "Area", "title"), Column(1, "2022/23", "year_amount", None, "2022-23")]
    table = made_table(
        [
            ("header", ["Area", "2022/23"]),
            ("line", ["Workstream 1: routes", "£200k"]),
            ("line", ["Workstream 4: volunteers", "£30k"]),
            ("line", ["Workstream 1 and 2: staff", "£45k"]),
        ],
        columns,
    )
    own = [one.model_copy(update={"proposal_id": "p"}) for one in table_to_amounts(table, 1)]
    findings = list(parts_to_findings(sections, [*words, *own], [table_to_figures(table, "t", own)]))
    assert [(finding.row, finding.outcome) for finding in findings] == [(1, "unverifiable"), (2, "holds")]


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [("2021-10", "2021-01", "fails"), ("2021-10", "2021-10", "holds"), ("2021-10-22", "2021", "holds")],
)
def test_ends_before_starts(start: str, end: str, outcome: str) -> None:
    step = Milestone(
        id="m", document_id="d", page=1, method="made", confidence=1.0, task="Build", start="x", end="y",
        start_date=start, end_date=end,
    )  # fmt: skip
    (finding,) = milestones_to_findings([step])
    assert finding.outcome == outcome


def test_one_reference_for_two_titles_and_a_proposal_put_forward_twice() -> None:
    proposals = [
        proposal("a", bp_reference="A/R.6.1", title="Extra care"),
        proposal("b", bp_reference="A/R.6.1", title="Library hours", page=4),
        proposal("c", bp_reference="A/R.6.2", title="Extra care", page=9, duplicate_of="a"),
    ]
    findings = list(proposals_to_repeats(proposals))
    assert sorted(finding.rule for finding in findings) == ["proposal_twice", "reference_reused"]


def test_the_paper_gives_checks_with_the_figures_they_took() -> None:
    columns = [Column(0, "Item", "title"), Column(1, "2022-23", "year_amount", None, "2022-23")]
    table = made_table(
        [
            ("header", ["Item", "2022-23"]),
            ("line", ["a", "£70,000"]),
            ("line", ["b", "£25,000"]),
            ("total", ["Total", "£99,000"]),
        ],
        columns,
    )
    checked = check_paper([table], ["t"], table_to_amounts(table, 1), "d")
    checks = [record for record in checked.records if isinstance(record, Check)]
    inputs = [record for record in checked.records if isinstance(record, CheckInput)]
    assert [(check.outcome, check.difference_gbp) for check in checks] == [("fails", 4000.0)]
    assert [(taken.check_id, taken.row, taken.amount_id) for taken in inputs] == [
        (checks[0].id, 1, "1-1"),
        (checks[0].id, 2, "2-1"),
    ]
