"""The draft budget of the made-up council's adult services over five years, in pounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetLine:
    """A line of the budget: what changes in each of the five years, in pounds."""

    reference: str
    title: str
    pounds: tuple[int, int, int, int, int]
    description: str
    committee: str = "Adults"
    change_type: str | None = None


@dataclass(frozen=True)
class Block:
    """A numbered block of lines: its heading, what its lines are, and its subtotal's name."""

    number: str
    heading: str
    kind: str
    subtotal: str
    lines: tuple[BudgetLine, ...]


def steady(first: int, *later: int) -> tuple[int, int, int, int, int]:
    """Thousands for the five years -> pounds; years not given are nothing."""
    years = [first, *later, 0, 0, 0, 0][:5]
    return (years[0] * 1000, years[1] * 1000, years[2] * 1000, years[3] * 1000, years[4] * 1000)


OPENING = 412_300_000
FEES_BEFORE = -96_400_000

BASE = Block(
    "1",
    "OPENING GROSS EXPENDITURE",
    "budget",
    "REVISED OPENING GROSS EXPENDITURE",
    (
        BudgetLine(
            "A/R.1.001",
            "Transfer of welfare advice from Resources",
            steady(1_240),
            "Budget that moves with the team from Corporate Resources in April 2026. No change for the Council as a "
            "whole.",
            "Adults, Resources",
        ),
        BudgetLine(
            "A/R.1.002",
            "Better Care Fund uplift",
            steady(615),
            "Spending that matches the expected rise in the fund.",
        ),
        BudgetLine(
            "A/R.1.003",
            "End of the Winter Warmth grant",
            steady(-280, -95),
            "Grant-funded spending that stops when the grant does.",
        ),
    ),
)
BLOCKS = (
    Block(
        "2",
        "INFLATION",
        "pressure",
        "Subtotal Inflation",
        (
            BudgetLine(
                "A/R.2.001",
                "Pay and employment costs",
                (2_104_400, 1_980_000, 1_870_000, 1_905_000, 1_940_000),
                "Pay award of 3% in the first year and 2.5% afterwards, with the rise in pension contributions.",
                "Adults, Children",
            ),
            BudgetLine(
                "A/R.2.002",
                "Residential and nursing home fees",
                (6_310_400, 5_900_000, 5_640_000, 5_500_000, 5_410_000),
                "Uplift of fees under the fair cost of care formula.",
            ),
            BudgetLine(
                "A/R.2.003",
                "Home care fees",
                (3_275_300, 3_020_000, 2_910_000, 2_835_000, 2_780_000),
                "Hourly rate follows the Real Living Wage, as promised to providers.",
            ),
            BudgetLine(
                "A/R.2.004",
                "Other budgets",
                steady(412, 405, 398, 398, 400),
                "Contracts that are linked to an index.",
            ),
        ),
    ),
    Block(
        "3",
        "DEMAND",
        "pressure",
        "Subtotal Demand",
        (
            BudgetLine(
                "A/R.3.001",
                "Older people: more and frailer residents",
                steady(4_860, 4_990, 5_130, 5_260, 5_400),
                "The population over 85 grows by 3.1% a year. The figure assumes that the share who need care stays "
                "as it is.",
            ),
            BudgetLine(
                "A/R.3.002",
                "Learning disability: young people who turn 18",
                steady(2_340, 2_215, 2_460, 2_390, 2_300),
                "Known young people, by name and expected package.",
                "Adults, Children",
            ),
            BudgetLine(
                "A/R.3.003",
                "Mental health: supported living",
                steady(730, 745, 760, 780, 795),
                "Growth in the number of residents leaving hospital with a section 117 need.",
            ),
            BudgetLine(
                "A/R.3.004",
                "Community equipment",
                steady(165, 170, 175, 180, 185),
                "More beds, hoists and rails as more people are cared for at home. See also A/R.6.301.",
            ),
        ),
    ),
    Block(
        "4",
        "PRESSURES",
        "pressure",
        "Subtotal Pressures",
        (
            BudgetLine(
                "A/R.4.006",
                "Deprivation of liberty assessments",
                steady(390, 120),
                "Backlog of assessments to be cleared in two years.",
            ),
            BudgetLine(
                "A/R.4.009",
                "Shared care record: licence",
                steady(148, 4, 4, 5, 5),
                "The licence was paid by the health partners until March 2026.",
            ),
            BudgetLine(
                "A/R.4.011",
                "Lease of the Fennside day centre",
                steady(0, 212),
                "The rent-free period ends in April 2027.",
            ),
        ),
    ),
    Block(
        "5",
        "INVESTMENTS",
        "investment",
        "Subtotal Investments",
        (
            BudgetLine(
                "A/R.5.012",
                "Telecare: alarms bought and fitted",
                steady(95, -70, -25),
                "Spent once, in two years; the later figures take the money out of the budget again. "
                "The saving is A/R.6.305.",
            ),
            BudgetLine(
                "A/R.5.015",
                "Carers' breaks",
                steady(250, 250),
                "Doubles the number of breaks. Agreed by Full Council in February 2025.",
            ),
        ),
    ),
    Block(
        "6",
        "SAVINGS",
        "saving",
        "Subtotal Savings",
        (
            BudgetLine(
                "A/R.6.290",
                "Use of the public health reserve in 2025-26",
                steady(300),
                "Reversal of a saving that was made for one year only.",
                change_type="removal",
            ),
            BudgetLine(
                "A/R.6.301",
                "Reablement at Home for Everyone Leaving Hospital",
                steady(-420, -180),
                "Fewer people need long-term care after six weeks of reablement. A business case is published.",
            ),
            BudgetLine(
                "A/R.6.305",
                "Digital Falls Alarms and Renewal of Telecare",
                steady(-310, -60),
                "Night-time visits that are no longer needed, and a lower charge for each alarm.",
            ),
            BudgetLine(
                "A/R.6.311",
                "Block beds: renegotiated contracts",
                steady(-875, -440, -210),
                "Contracts for 220 beds end in 2026 and 2027 and will be bought at the price of single placements.",
            ),
            BudgetLine(
                "A/R.6.314",
                "Continuing healthcare: joint reviews",
                steady(-650, -325),
                "Reviews with the health board so that the right body pays.",
            ),
            BudgetLine(
                "A/R.6.320",
                "Vacancy factor",
                steady(-140),
                "Brings the allowance for vacant posts up to 5% in all teams.",
                "Adults, Resources",
            ),
        ),
    ),
)
FEES = Block(
    "7",
    "FEES, CHARGES AND RING-FENCED GRANTS",
    "income",
    "Subtotal Fees, Charges and Ring-fenced Grants",
    (
        BudgetLine(
            "A/R.7.002",
            "Residents' contributions: inflation",
            steady(-1_460, -1_390, -1_330, -1_290, -1_260),
            "Contributions rise with pensions and benefits.",
        ),
        BudgetLine(
            "A/R.7.003",
            "Charge for arranging care of self-funders",
            steady(-84, -42),
            "New charge from October 2026, in full from 2027-28.",
        ),
        BudgetLine(
            "A/R.7.008",
            "Change in the Public Health Grant",
            steady(-230),
            "Expected rise; the settlement is due in December.",
        ),
    ),
)
