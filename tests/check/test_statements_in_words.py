"""What two sentences of one business case, or a sentence and its table, give differently."""

from __future__ import annotations

import pytest
from made_tables import made_table, table_to_amounts

from docextract.check.counts_in_words import statements_to_count_findings
from docextract.check.figures import table_to_figures
from docextract.check.repeats import table_to_repeats
from docextract.check.statements import Statement, sections_to_statements
from docextract.check.sums_in_words import WANTED, statements_to_sum_findings
from docextract.model.records import Amount, PageRecord, Proposal, SectionRecord
from docextract.model.table import Column

CASE = Proposal(
    id="p", document_id="d", page=1, page_end=3, title="Homecare", source="business_case", method="made", confidence=1.0
)


def said(*sentences: str) -> list[Statement]:
    return [Statement(sentence, page, "p") for page, sentence in enumerate(sentences, 1)]


@pytest.mark.parametrize(
    ("sentences", "outcomes"),
    [
        (["Workloads are up to 50% higher: 47 vs. a guideline of 23."], ["unverifiable"]),
        (["Workloads are about 50% higher: 36 against a guideline of 24."], ["holds"]),
        (["Prices are 50% higher than in 2019 vs. 2018."], []),
        (
            [
                "Out of the 60 carers on waiting lists, 45 hold permits.",
                "Half of carers on waiting lists hold permits.",
            ],
            ["unverifiable"],
        ),
        (
            ["Of all carers on waiting lists, 30 of 60 hold permits.", "Half of carers on waiting lists hold permits."],
            ["holds"],
        ),
        (["30 of 40 carers drive.", "Half of the libraries close."], []),
        (
            ["Patients aged 40- 74 are offered health checks.", "Health checks are aimed at those aged 40 to 70."],
            ["unverifiable"],
        ),
        (["Patients aged 40-74 are offered health checks.", "Health checks help those aged 40 to 74."], []),
        (["Patients aged 40-74 are offered health checks.", "Bus passes are for those aged 40 to 70."], []),
        (["Patients aged 40-74 are offered health checks.", "Health checks cover those aged 18 to 39."], []),
        (["Here there are 15 rural schools in need.", "In total these 13 schools cost £2m."], ["unverifiable"]),
        (["Here there are 15 rural schools in need.", "In total these 15 schools cost £2m."], []),
    ],
)
def test_counts_in_words(sentences: list[str], outcomes: list[str]) -> None:
    findings = statements_to_count_findings(said(*sentences), [], {"p": CASE})
    assert [finding.outcome for finding in findings] == outcomes


@pytest.mark.parametrize(("after", "outcome"), [("six", "holds"), ("ten", "unverifiable")])
def test_a_reduction_of_beds_against_the_row_that_closes_them(after: str, outcome: str) -> None:
    table = made_table(
        [("header", ["Step", "2022-23"]), ("line", ["Decommission 8 x respite block beds", "£155,000"])],
        [Column(0, "Step", "title"), Column(1, "2022-23", "year_amount", None, "2022-23")],
    )
    sheet = table_to_figures(table, "t", table_to_amounts(table, 1))
    statements = said(f"The reduction of respite beds from 14 to {after} saves money.")
    assert [f.outcome for f in statements_to_count_findings(statements, [sheet], {"p": CASE})] == [outcome]


def headline(raw: str, pence: int) -> Amount:
    return Amount(
        id="a", document_id="d", page=1, method="made", confidence=1.0, kind="saving", measure="planned",
        amount_pence=pence, precision_pence=100, raw=raw, source="field", proposal_id="p",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentences", "outcomes"),
    [
        (["A £100k saving is offset by £54k in 22/23 and 23/24."], [("offset_in_words", "unverifiable")]),
        (["A £108k saving is offset by £54k in 22/23 and 23/24."], [("offset_in_words", "holds")]),
        (["A £90k cost is offset by savings of £30k a year for three years."], [("offset_in_words", "holds")]),
        (["A £90k cost is offset by savings of £30k in 22/23."], []),
        (
            [
                "Transport to out-county schools costs nearly £20,000 per pupil on average.",
                "The cost of transport to an out-county placement = £9,300.",
            ],
            [("priced_twice", "unverifiable")],
        ),
        (
            [
                "Transport to out-county schools costs over £20,000 per pupil on some routes.",
                "The cost of transport to an out-county placement = £9,300.",
            ],
            [],
        ),
        (["This gives a further saving of £174k."], [("further_sum", "unverifiable")]),
        (["This gives a further saving of £600k."], []),
    ],
)
def test_sums_in_words(sentences: list[str], outcomes: list[tuple[str, str]]) -> None:
    findings = statements_to_sum_findings(said(*sentences), [headline("£600k", 60_000_000)], {"p": CASE})
    assert [(finding.rule, finding.outcome) for finding in findings] == outcomes


def test_a_total_printed_twice_running() -> None:
    columns = [Column(0, "Role", "title"), Column(1, "2022-23", "year_amount", None, "2022-23")]
    rows = [
        ("header", ["Role", "2022-23"]),
        ("line", ["Officer", "£70,000"]),
        ("line", ["Officer", "£70,000"]),
        ("subtotal", ["Total", "£140,000"]),
        ("subtotal", ["Total", "£140,000"]),
        ("total", ["Overall total", "£140,000"]),
    ]
    table = made_table(rows, columns)
    (finding,) = table_to_repeats(table_to_figures(table, "t", table_to_amounts(table, 1)))
    assert (finding.rule, finding.outcome, finding.row) == ("row_twice", "fails", 4)


def test_a_sentence_is_placed_on_the_page_that_prints_it() -> None:
    section = SectionRecord(
        id="s", document_id="d", page=1, page_end=2, method="made", confidence=1.0, proposal_id="p", level=2,
        heading="Scope", text="It costs £5 a day.\nThat is\nnot all. It saves £9\na day.",
    )  # fmt: skip
    pages = [
        PageRecord(document_id="d", page=number, width=1, height=1, rotation=0, text=text, text_source="native")
        for number, text in ((1, "Scope\nIt costs £5 a day.\nThat is"), (2, "not all. It saves £9\na day."))
    ]
    told = list(sections_to_statements([section], pages, WANTED))
    assert [(one.text, one.page) for one in told] == [("It costs £5 a day.", 1), ("It saves £9 a day.", 2)]
