"""Savings, growth, monitoring, reserves and budgets as many councils set them out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from press import beside, heading, ruled, text, title
from read_back import ReadBack

Read = Callable[..., ReadBack]

SAVINGS = [
    ["Ref", "Directorate", "Proposal", "2026/27 £000", "2027/28 £000", "Total £000"],
    ["ASC01", "Adult Social Care", "Review of high cost placements", "(450)", "(200)", "(650)"],
    ["CYP-04", "Children", "School transport routes", "(85)", "0", "(85)"],
    ["", "", "Total", "(535)", "(200)", "(735)"],
]
GROWTH = [
    ["Ref", "Description of growth", "2026/27 £000", "2027/28 £000"],
    ["G-01", "Pay award", "1,250", "1,300"],
    ["Total growth", "", "1,250", "1,300"],
]


@pytest.fixture
def proposals(read: Read) -> ReadBack:
    return read(
        title("Appendix 3 – Savings Proposals 2026/27 to 2027/28"),
        text("Each year shows what is saved beyond the year before."),
        ruled(SAVINGS, (45, 85, 150, 60, 60, 50)),
        heading("Growth and pressures"),
        ruled(GROWTH, (60, 200, 80, 80)),
    )


def test_every_line_of_savings_and_growth_is_a_proposal(proposals: ReadBack) -> None:
    assert proposals.rows("proposals", "bp_reference", "kind", "directorate") == [
        ("ASC01", "saving", "Adult Social Care"),
        ("CYP-04", "saving", "Children"),
        ("G-01", "pressure", None),
    ]
    assert [role for (role,) in proposals.rows("bp_references", "role")] == ["defines"] * 3


def test_what_counts_are_the_lines_by_year(proposals: ReadBack) -> None:
    assert proposals.counted("saving", "2026-27") == 535_000
    assert proposals.counted("saving", "2027-28") == 200_000
    assert proposals.counted("pressure", "2026-27") == 1_250_000
    assert proposals.amounts("amount_pence", "budget_effect_pence")["(450)"] == (-45_000_000, -45_000_000)
    assert proposals.amounts("amount_pence", "budget_effect_pence")["1,300"] == (130_000_000, None)  # the total, last


def test_cumulative_savings_count_in_their_first_year_alone(read: Read) -> None:
    rows = [
        ["Saving", "Portfolio Holder", "Lead Officer", "26/27", "27/28"],
        ["Digital by default", "Cllr J. Smith (Leader)", "Priya Nair", "100", "250"],
        ["Leisure contract", "Cllr Ann O'Hara", "Tom Beck, Head of Leisure", "-", "75"],
        ["Total", "", "", "100", "325"],
    ]
    found = read(
        title("Dunmore Borough Council"),
        text("Table 4: Savings programme (cumulative, £'000)"),
        ruled(rows, (130, 110, 110, 50, 50)),
    )
    assert found.paper.publisher == "Dunmore Borough Council"
    assert found.rows("proposals", "title", "kind") == [
        ("Digital by default", "saving"),
        ("Leisure contract", "saving"),
    ]
    assert (found.counted("saving", "2026-27"), found.counted("saving", "2027-28")) == (100_000, 0)
    assert found.amounts("counts_reason")["250"] == ("not_a_change",)
    assert found.rows("owners", "name", "job_title", "relation") == [
        ("J. Smith", "Leader", "cabinet_member"),
        ("Priya Nair", None, "responsible"),
        ("Ann O'Hara", None, "cabinet_member"),
        ("Tom Beck", "Head of Leisure", "responsible"),
    ]


def test_the_net_saving_counts_and_not_what_it_nets_off(read: Read) -> None:
    front = {
        "Proposal title": "Rationalise depots",
        "Reference": "ENV/26/03",
        "Service": "Waste and Street Scene",
        "Director": "Helen Marsh",
        "Portfolio holder": "Councillor Rob Kaye",
    }
    rows = [
        ["", "2026/27 £k", "2027/28 £k"],
        ["Gross saving", "150", "300"],
        ["Less: income forgone", "(20)", "(30)"],
        ["Implementation cost", "60", "0"],
        ["Net saving", "70", "270"],
    ]
    found = read(
        title("Budget Proposal Form"),
        beside(front),
        heading("Description of proposal"),
        text("Close the Northgate depot and run both rounds from Hallam Road. The lease ends in March 2027."),
        heading("Savings"),
        ruled(rows, (160, 80, 80)),
    )
    assert found.fields() == front
    assert found.rows("proposals", "title", "bp_reference", "kind", "service_area") == [
        ("Rationalise depots", "ENV/26/03", "saving", "Waste and Street Scene")
    ]
    assert (found.counted("saving", "2026-27"), found.counted("saving", "2027-28")) == (70_000, 270_000)
    assert not any(found.counted(kind, "2026-27") for kind in ("income", "cost"))
    assert found.rows("owners", "name", "relation") == [("Helen Marsh", "responsible"), ("Rob Kaye", "cabinet_member")]


def test_capital_monitoring_by_quarter(read: Read) -> None:
    rows = [
        [
            "Scheme",
            "Original Budget 2026/27",
            "Revised Budget 2026/27",
            "Spend to 30 Sept",
            "Q2 Forecast",
            "Variance",
            "Slip to 2027/28",
        ],
        ["Market Hall", "4.200", "3.950", "1.012", "3.100", "(0.840)", "0.850"],
        ["Vehicles", "1.500", "1.510", "0.733", "1.490", "-", "-"],
    ]
    found = read(
        title("Capital Programme Monitoring: Quarter 2 2026/27"),
        text("Table 2 shows the programme by scheme (£m)."),
        ruled(rows, (90, 65, 65, 65, 65, 65, 65)),
    )
    assert found.paper.title == "Capital Programme Monitoring: Quarter 2 2026/27"
    told = found.amounts("amount_pence", "kind", "financial_year", "as_at")
    assert told["4.200"] == (420_000_000, "budget", "2026-27", None)
    assert told["1.012"] == (101_200_000, "actual", "2026-27", "30 Sept")
    assert told["3.100"] == (310_000_000, "forecast", "2026-27", "Q2")
    assert told["(0.840)"] == (-84_000_000, "variance", "2026-27", None)
    assert told["0.850"][2] == "2027-28"


def test_reserves_with_their_balances(read: Read) -> None:
    rows = [
        ["Reserve", "Balance at 1 April 2026 £'000", "Use of £'000", "Balance at 31 March 2027 £'000"],
        ["General Fund", "8,000", "250", "8,250"],
        ["Transformation Reserve", "3,410", "(1,200)", "2,210"],
        ["Total", "11,410", "(950)", "10,460"],
    ]
    found = read(title("Statement of Reserves"), ruled(rows, (140, 90, 90, 90)))
    assert found.paper.title == "Statement of Reserves"
    told = found.amounts("amount_pence", "kind", "as_at", "is_total")
    assert told["3,410"] == (341_000_000, "reserve", "1 April 2026", False)
    assert told["(1,200)"] == (-120_000_000, "reserve", None, False)
    assert told["10,460"] == (1_046_000_000, "reserve", "31 March 2027", True)


def test_a_change_between_two_budgets_is_no_budget(read: Read) -> None:
    rows = [
        ["Service", "2025/26 Budget", "2026/27 Budget", "Change"],
        ["Adult Social Care", "182.4", "190.1", "7.7"],
        ["Waste", "31.0", "30.2", "(0.8)"],
        ["Net budget", "213.4", "220.3", "6.9"],
    ]
    found = read(title("Revenue Budget Summary 2026/27 (£m)"), ruled(rows, (150, 80, 80, 80)))
    told = found.amounts("amount_pence", "kind", "financial_year", "is_total")
    assert told["190.1"] == (19_010_000_000, "budget", "2026-27", False)
    assert told["(0.8)"][:2] == (-80_000_000, "variance")
    assert told["213.4"] == (21_340_000_000, "budget", "2025-26", True)
    assert found.fields() == {}


def test_a_wide_table_with_groups_and_officers(read: Read) -> None:
    header = ["Proposal No.", "Service", "Description of saving", "Current net budget £k", "2026/27 saving £k"]
    rows = [
        [*header, "2027/28 saving £k", "RAG", "Responsible officer"],
        ["Adults", "", "", "", "", "", "", ""],
        ["AD1", "Learning disability", "Review of waking nights", "4,210", "310", "150", "Amber", "Pat Lowe"],
        ["AD2", "Commissioning", "Retender of advocacy", "620", "45", "-", "Green", "Sue Ng"],
        ["Sub-total Adults", "", "", "4,830", "355", "150", "", ""],
        ["Place", "", "", "", "", "", "", ""],
        ["PL1", "Parking", "Increase in permit charges", "(1,800)", "120", "60", "Red", "Mo Khan"],
        ["Grand total", "", "", "", "475", "210", "", ""],
    ]
    spans = (((0, 1), (-1, 1)), ((0, 5), (-1, 5)))
    found = read(
        title("Budget Savings Proposals 2026/27"),
        ruled(rows, (55, 90, 170, 65, 65, 65, 45, 90), spans=spans),
        wide=True,
    )
    assert found.rows("proposals", "bp_reference", "title", "category", "kind") == [
        ("AD1", "Review of waking nights", "Adults", "saving"),
        ("AD2", "Retender of advocacy", "Adults", "saving"),
        ("PL1", "Increase in permit charges", "Place", "saving"),
    ]
    assert (found.counted("saving", "2026-27"), found.counted("saving", "2027-28")) == (475_000, 210_000)
    assert found.amounts("kind")["4,210"] == ("budget",)
    assert [name for (name,) in found.rows("owners", "name")] == ["Pat Lowe", "Sue Ng", "Mo Khan"]


def test_a_budget_from_its_opening_to_its_gap(read: Read) -> None:
    rows = [
        ["£m", "2026/27", "2027/28"],
        ["Opening net budget", "142.6", "146.1"],
        ["Inflation", "5.1", "4.9"],
        ["New savings proposals", "(3.0)", "(3.3)"],
        ["Net budget requirement", "144.7", "147.7"],
        ["Funded by:", "", ""],
        ["Council tax", "(98.0)", "(102.1)"],
        ["Total funding", "(98.0)", "(102.1)"],
    ]
    found = read(title("Medium Term Financial Plan 2026/27 - 2028/29"), ruled(rows, (180, 70, 70)))
    told = found.amounts("kind", "financial_year", "is_total")
    assert told["142.6"] == ("budget", "2026-27", False)
    assert told["(3.3)"] == ("saving", "2027-28", False)
    assert told["144.7"] == ("budget", "2026-27", True)
    assert told["5.1"] == ("pressure", "2026-27", False)
    assert told["(98.0)"] == ("funding", "2026-27", True)


def test_savings_against_their_target(read: Read) -> None:
    rows = [
        ["Savings proposal", "Target £000", "Delivered to date £000", "Forecast £000", "Shortfall £000", "RAG"],
        ["Review of high cost places", "900", "310", "820", "81", "Amber"],
        ["Printing contract", "60", "61", "62", "-", "Green"],
    ]
    found = read(title("Savings delivery: Month 4"), ruled(rows, (130, 65, 65, 65, 65, 45)))
    told = found.amounts("kind", "measure")
    assert told["900"] == ("saving", "target")
    assert told["310"] == ("saving", "delivered")
    assert told["820"] == ("saving", "forecast")
    assert told["81"] == ("variance", "variance")


def test_a_row_says_its_own_year_and_a_table_may_follow_its_appendixs_title(read: Read) -> None:
    rows = [
        ["Post", "Grade", "Saving (£)", "Year"],
        ["Policy Officer", "PO2", "48,250", "2026/27"],
        ["Business Support", "SC5", "71,400", "2027/28"],
    ]
    found = read(title("Annex B: Budget reductions"), ruled(rows, (120, 60, 80, 70)))
    assert found.paper.title == "Annex B: Budget reductions"
    assert found.amounts("kind", "financial_year") == {
        "48,250": ("saving", "2026-27"),
        "71,400": ("saving", "2027-28"),
    }


def test_a_reserve_is_one_whatever_it_is_called(read: Read) -> None:
    rows = [["Reserve", "Balance 1 April 2026 £000", "Use £000"], ["Winter pressures", "1,150", "(150)"]]
    found = read(title("Earmarked reserves"), ruled(rows, (140, 90, 90)))
    assert found.amounts("kind") == {"1,150": ("reserve",), "(150)": ("reserve",)}
