"""The budget risks of the made-up council."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetRisk:
    """A risk to the budget. `exposure` is in £m as printed, or N/A; not `worded`: only a colour says the RAG."""

    reference: str
    directorate: str
    title: str
    cause: str
    event: str
    consequence: str
    mitigation: str
    likelihood: int
    impact: int
    exposure: str
    owner: str
    worded: bool = True

    @property
    def score(self) -> int:
        return self.likelihood * self.impact

    @property
    def rag(self) -> str:
        return "Red" if self.score >= 15 else "Amber" if self.score >= 8 else "Green"


LARGE = (
    BudgetRisk(
        "R01",
        "Adults",
        "Placement prices",
        "Homes close or turn to residents who pay for themselves.",
        "New nursing placements cost more than the uplift in the budget.",
        "Overspend that grows each month and carries into the next year.",
        "Block contracts renegotiated; a panel for placements above the guide price.",
        5,
        4,
        "8.5",
        "Rowena Tasker",
    ),
    BudgetRisk(
        "R02",
        "Children",
        "Deficit on high needs",
        "More plans for pupils with special needs than the grant pays for.",
        "The accumulated deficit comes back onto the Council's balance sheet when the override ends.",
        "General reserves fall below the safe level.",
        "Recovery plan with schools; more places in our own special schools.",
        4,
        5,
        "14.2",
        "Nasreen Holt",
    ),
    BudgetRisk(
        "R03",
        "All",
        "Savings not delivered",
        "Projects start late or lack people to carry them out.",
        "A fifth of the planned savings is not made in the year.",
        "Other services have to spend less at short notice.",
        "Monthly tracker; contingency of £3.0m; projects signed off before the budget is set.",
        3,
        5,
        "6.1",
        "Desmond Araby",
    ),
    BudgetRisk(
        "R04",
        "Resources",
        "Local government settlement",
        "The funding formula is rewritten for 2026-27.",
        "Grants fall by more than the damping allows for.",
        "The medium-term plan no longer balances.",
        "Three scenarios kept up to date; answer to the consultation with other counties.",
        4,
        4,
        "9.0",
        "Desmond Araby",
    ),
)
SMALL = (
    BudgetRisk(
        "R05",
        "Place",
        "Waste tonnage",
        "More households and heavier bins.",
        "Residual waste exceeds the band in the contract.",
        "A higher gate fee for all tonnes.",
        "Campaign on food waste; weekly figures from the contractor.",
        3,
        3,
        "1.4",
        "Callum Dunmore",
        worded=False,
    ),
    BudgetRisk(
        "R06",
        "Place",
        "Winter maintenance",
        "A cold winter with more than 70 nights of frost.",
        "Salt and overtime are needed beyond the budget.",
        "Overspend on highways.",
        "Half of the salt bought in summer; reserve for severe weather.",
        2,
        3,
        "0.6",
        "Ffion Skerry",
        worded=False,
    ),
    BudgetRisk(
        "R07",
        "Children",
        "School transport operators",
        "Small firms leave the market.",
        "Routes are handed back in the middle of the school year.",
        "Replacement routes cost up to a third more.",
        "Meetings with operators; shorter notice periods on both sides.",
        3,
        4,
        "2.2",
        "Owen Bickerdike",
        worded=False,
    ),
    BudgetRisk(
        "R08",
        "Resources",
        "Pay award",
        "National bargaining ends above the budgeted 3%.",
        "Each further per cent has to be found in the year.",
        "Call on the contingency.",
        "Contingency of one per cent held centrally.",
        3,
        3,
        "2.9",
        "Gareth Pellow",
        worded=False,
    ),
    BudgetRisk(
        "R09",
        "Adults",
        "Analogue switch-off",
        "The telephone network closes in January 2027.",
        "Alarms fall silent before they are replaced.",
        "Urgent purchase at a higher price; harm to residents.",
        "Order in two lots (see A/R.5.012); weekly tracking from June.",
        2,
        5,
        "0.3",
        "Marta Quill",
        worded=False,
    ),
    BudgetRisk(
        "R10",
        "Place",
        "Planning fees",
        "Fewer large applications while interest rates are high.",
        "Income from fees falls short.",
        "Overspend on the planning service.",
        "Posts held vacant until income recovers.",
        4,
        2,
        "0.5",
        "Callum Dunmore",
    ),
    BudgetRisk(
        "R11",
        "Resources",
        "Cyber attack",
        "Attackers get hold of an account with wide rights.",
        "Systems are down for several weeks.",
        "Cost of recovery and loss of income.",
        "Two-factor log-in for all; offline backups; an exercise each year.",
        2,
        5,
        "N/A",
        "Beatrice Osei",
    ),
    BudgetRisk(
        "R12",
        "Resources",
        "Business rates appeals",
        "Large appeals by health trusts and retailers.",
        "More has to be paid back than was provided for.",
        "Lower income from rates in two years' time.",
        "Provision reviewed with the districts every quarter.",
        2,
        2,
        "0.8",
        "Gareth Pellow",
    ),
)
