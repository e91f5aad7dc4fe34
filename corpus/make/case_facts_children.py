"""The cases of the Children and Families Committee."""

from __future__ import annotations

from .case import Benefit, Case, Headline, Line, Risk, Step, headline, person, sentence, team
from .council import BICKERDIKE, CHILDREN, HOLT, PELLOW
from .money import Sum

LABEL = "2026-27 Savings:"

TRANSPORT = Case(
    key="transport",
    form="Budget Proposal: Saving",
    title="Home to School Transport: Review of Routes",
    committee=CHILDREN,
    references=("B/R.6.118",),
    reference_printed="B/R.6.118",
    kinds=("saving",),
    version="2025-11-03",
    version_printed="3 November 2025",
    headlines=(
        Headline(
            LABEL,
            "£640,000 (Previously £655,000)",
            (
                Sum(640_000, "£640,000", "saving", "2026-27", LABEL),
                Sum(
                    655_000,
                    "£655,000",
                    "saving",
                    "2026-27",
                    "2026-27 Savings (Previously)",
                    more={"measure": "previous"},
                ),
            ),
        ),
        headline("2027-28 Savings:", "saving", "2027-28", 240_000),
    ),
    sponsors=(HOLT, BICKERDIKE),
    sponsor_posts=False,
    brief=(
        "Retender a third of the taxi and minibus routes each year, offer travel training to older pupils, and agree "
        "pick-up points where several pupils live along one road."
    ),
    answers={
        "aim": (
            sentence(
                "The Council takes 5,900 pupils to school each day at a cost of £18.6 million a year. Spending has "
                "grown by eleven per cent a year while the number of pupils grew by three. The difference is price "
                "and the share of pupils who travel alone in a taxi.",
                Sum(18_600_000, "£18.6 million"),
            ),
            sentence(
                "Nothing in this proposal changes who is entitled to transport. What changes is how routes are bought "
                "and planned, and that pupils who could travel by themselves are helped to learn it."
            ),
        ),
        "evidence": (
            sentence(
                "Forty routes retendered in spring 2025 came back nine per cent cheaper. Travel training was given to "
                "31 pupils; 24 of them now use the bus."
            ),
        ),
        "options": (
            sentence(
                "Running our own minibuses was costed at £1.2 million to set up and has been put back to a later year.",
                Sum(1_200_000, "£1.2 million"),
            ),
        ),
        "money": (
            sentence(
                "The saving was first put at £655,000. It has been brought down because two schools asked for later "
                "starting times. Figures are in pounds.",
                Sum(655_000, "£655,000", "saving"),
            ),
        ),
        "people": (
            sentence("Parents of pupils on the routes concerned will be written to two months before any change."),
        ),
    },
    lines=(
        Line("Workstream 1: Retender of routes", "saving", {"2026-27": 385_000, "2027-28": 120_000}),
        Line("Workstream 2: Travel training", "saving", {"2026-27": 160_000, "2027-28": 80_000}),
        Line("Workstream 3: Shared pick-up points", "saving", {"2026-27": 95_000, "2027-28": 40_000}),
        Line("Total", "saving", {"2026-27": 640_000, "2027-28": 240_000}, is_total=True),
    ),
    line_years=("2026-27", "2027-28"),
    line_show="pounds",
    steps=(
        Step("Publish the tender for 130 routes", "12 January 2026", "27 February 2026", (person(BICKERDIKE),)),
        Step("Travel training with two more trainers", "April 2026", "Ongoing", (team("Passenger Transport"),)),
        Step("Agree pick-up points with parents", "March 2026", "July 2026", (person(HOLT), person(BICKERDIKE))),
        Step("New contracts begin", "1 September 2026", "N/A", (person(BICKERDIKE),)),
    ),
    benefits=(
        Benefit(
            "Pupils travel with friends", "Pupils who travel alone in a taxi", "412 pupils", "No more than 300 pupils"
        ),
        Benefit("Young people learn to use the bus", "Pupils trained each year", "31", "90"),
    ),
    risks=(
        Risk(
            "Too few operators bid and prices rise",
            "Meet operators before the tender; allow small firms to bid for single routes",
            "Red",
            (person(BICKERDIKE),),
        ),
        Risk(
            "Parents appeal against pick-up points in large numbers",
            "Walk every route with the road safety team first; hear appeals within 20 days",
            "Amber",
            (person(HOLT),),
        ),
        Risk(
            "Fuel costs rise by more than the contract's index allows",
            "Inflation is held centrally; review each quarter",
            "Amber",
            (person(PELLOW),),
        ),
    ),
    style="unruled",
)

FOSTERING = Case(
    key="fostering",
    form="Budget Proposal: Pressure",
    title="Uplift of Fostering Allowances",
    committee="Children & Families Committee",
    references=("B/R.4.027",),
    reference_printed="B/R.4.027",
    kinds=("pressure",),
    version="2025-10",
    version_printed="October 2025",
    headlines=(
        headline("2026-27 Pressure:", "pressure", "2026-27", 275_000),
        headline("2027-28 Pressure:", "pressure", "2027-28", 140_000),
    ),
    sponsors=(HOLT,),
    sponsor_posts=True,
    brief=(
        "Raise the weekly allowance of our own foster carers to the national minimum plus ten per cent, so that fewer "
        "of them leave for agencies."
    ),
    answers={
        "aim": (
            sentence(
                "In the past two years 37 of our carers moved to agencies, nearly all of them for the allowance. A "
                "place with an agency costs £965 a week, a place with our own carers £540.",
                Sum(965, "£965"),
                Sum(540, "£540"),
            ),
        ),
        "evidence": (
            sentence("A survey of carers in June 2025, answered by 188 of 240 households, puts the allowance first."),
        ),
        "options": (
            sentence("A one-off loyalty payment was considered. Carers told us that it would not change their minds."),
        ),
        "money": (sentence("The pressure has been met from the corporate contingency in the draft budget."),),
        "people": (sentence("All 240 fostering households, and the 330 children who live with them."),),
    },
    lines=(
        Line("Weekly allowances", "pressure", {"2026-27": 243_000, "2027-28": 121_000}),
        Line("Birthday and holiday payments", "pressure", {"2026-27": 32_000, "2027-28": 19_000}),
        Line("Total pressure", "pressure", {"2026-27": 275_000, "2027-28": 140_000}, is_total=True),
    ),
    line_years=("2026-27", "2027-28", "2028-29"),
    steps=(
        Step("Tell carers of the new allowances", "2 March 2026", "6 March 2026", (team("Fostering Service"),)),
        Step("First payment at the new rate", "6 April 2026", "N/A", (person(HOLT),)),
    ),
    benefits=(
        Benefit("Carers stay with the Council", "Carers who leave for an agency each year", "18", "Fewer than 8"),
    ),
    risks=(
        Risk(
            "Agencies answer with higher allowances of their own",
            "Compare rates with the region twice a year",
            "Amber",
            (person(HOLT, with_post=True),),
        ),
    ),
    layout="grid",
)
