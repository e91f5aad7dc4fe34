"""The cases of the other committees."""

from __future__ import annotations

from .case import Benefit, Case, Line, Risk, Step, headline, person, sentence, team
from .council import DUNMORE, HIGHWAYS, OSEI, RESOURCES, SKERRY
from .money import Sum

WRONG_YEAR = "2026-27"

LIGHTING = Case(
    key="lighting",
    form="Budget Proposal: Saving and Temporary Funding",
    title="Street Lighting: Dimming after Midnight",
    committee=HIGHWAYS,
    references=("C/R.6.209", "C/R.5.044"),
    reference_printed="C/R.6.209 [and C/R.5.044]",
    kinds=("saving", "temporary_funding"),
    version="2025-09-24",
    version_printed="24 September 2025",
    headlines=(
        headline("2026-27 Savings Amount:", "saving", "2026-27", 152_000),
        headline("2027-28 Savings Amount:", "saving", "2027-28", 96_000),
    ),
    sponsors=(DUNMORE, SKERRY),
    sponsor_posts=True,
    brief=(
        "Dim 21,000 street lights to half their strength between midnight and five in the morning, and fit the last "
        "3,200 old lamps with controllers."
    ),
    answers={
        "aim": (
            sentence(
                "Street lighting uses more electricity than all of the Council's buildings together. Between midnight "
                "and five there are few people about, and lights that are dimmed by half are hardly noticed. "
                "Junctions, crossings and places with a record of accidents stay fully lit."
            ),
        ),
        "evidence": (
            sentence(
                "Dimming was tried in Thornley Bridge and in Upper Cawle for a year. The police recorded no more "
                "incidents than in the year before, and electricity worth £11,300 was saved.",
                Sum(11_300, "£11,300"),
            ),
        ),
        "options": (sentence("Switching lights off altogether would save half as much again but was not supported."),),
        "money": (
            sentence(
                "Controllers for the last lamps cost £240,000, to be met once from the energy reserve. The saving on "
                "electricity and on lamps is permanent.",
                Sum(240_000, "£240,000", "funding"),
            ),
        ),
        "people": (
            sentence("Residents in 64 parishes. Each parish council will be asked which lights should stay bright."),
        ),
    },
    lines=(
        Line("Electricity", "saving", {"2026-27": -98_000, "2027-28": -70_000}),
        Line("Lamps that last longer", "saving", {"2026-27": -54_000, "2027-28": -26_000}),
        Line(
            "Total saving",
            "saving",
            {"2026-27": -152_000, "2027-28": -96_000},
            is_total=True,
            printed={WRONG_YEAR: "(162)"},
        ),
    ),
    line_years=("2026-27", "2027-28"),
    line_show="bracketed",
    steps=(
        Step("Ask parish councils", "December 2025", "February 2026", (person(SKERRY),)),
        Step("Fit controllers", "March 2026", "August 2026", (team("Highways Contractor"),)),
    ),
    benefits=(Benefit("Less carbon", "Tonnes of carbon from street lights", "4,100 tonnes", "3,650 tonnes"),),
    risks=(
        Risk(
            "Controllers are delivered late, as in 2023",
            "Order in the first week after approval",
            "Amber",
            (person(SKERRY),),
        ),
        Risk(
            "Accidents rise where lights are dimmed",
            "Monthly report from the police; restore within a day",
            "Green",
            (person(DUNMORE),),
        ),
    ),
    style="header_rule",
)

ROOM_HIRE = Case(
    key="room_hire",
    form="Budget Proposal: Income",
    title="Room Hire in Libraries and Register Offices",
    committee=RESOURCES,
    references=("D/R.7.014",),
    reference_printed="D/R.7.014",
    kinds=("income",),
    version="2025-10-30",
    version_printed="30/10/2025",
    headlines=(
        headline("2026-27 Income:", "income", "2026-27", 68_000, "additional income"),
        headline("2027-28 Income:", "income", "2027-28", 22_000),
    ),
    sponsors=(OSEI,),
    sponsor_posts=False,
    brief=(
        "Let rooms in eleven libraries and four register offices in the evening and at weekends, at prices set by the "
        "room and the hour."
    ),
    answers={
        "aim": (
            sentence(
                "Rooms stand empty for two thirds of the week. Local groups ask for them and are turned away since "
                "there is no way to book or pay. Hire at £18 an hour on average, for six hours a week in each "
                "building, is a careful assumption.",
                Sum(18, "£18"),
            ),
        ),
        "evidence": (sentence("Two libraries let rooms by hand last year and took £9,450.", Sum(9_450, "£9,450")),),
        "options": (sentence("None."),),
        "money": (
            sentence("See the amounts at the top of this proposal. There are no costs beyond existing budgets."),
        ),
        "people": (sentence("Charities and groups for young people will pay half."),),
    },
    layout="below",
)
