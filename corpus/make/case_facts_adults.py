"""The cases of the Adults and Wellbeing Committee."""

from __future__ import annotations

from .case import Benefit, Case, Line, Risk, Step, headline, person, point, sentence, team
from .council import ADULTS, PELLOW, QUILL, TASKER
from .money import Sum

REABLEMENT = Case(
    key="reablement",
    form="Budget Proposal: Saving",
    title="Reablement at Home for Everyone Leaving Hospital",
    committee=ADULTS,
    references=("A/R.6.301",),
    reference_printed="A/R.6.301",
    kinds=("saving",),
    version="2025-10-17",
    version_printed="17 October 2025",
    headlines=(
        headline("2026-27 Savings Amount:", "saving", "2026-27", 420_000, "savings"),
        headline("2027-28 Savings Amount:", "saving", "2027-28", 180_000),
    ),
    sponsors=(TASKER,),
    sponsor_posts=True,
    brief=(
        "Offer up to six weeks of reablement at home to every older resident who leaves hospital, so that fewer of "
        "them go on to need long-term home care or a stay in an interim bed."
    ),
    answers={
        "aim": (
            sentence(
                "At present four in ten people who leave hospital with a care need are offered reablement. The others "
                "go straight into long-term care, which most of them would rather avoid. The pilot in the Aldermere "
                "valley showed what happens when the offer is made to all:"
            ),
            point("six in ten people needed no further care after the six weeks;"),
            point("one in four needed a smaller package than the hospital had asked for;"),
            point("waiting for a first visit fell from nine days to two."),
            sentence(
                "Scaling the pilot up to the county means 1,150 people a year. Each avoided package is worth about "
                "£7,400 a year to the Council.",
                Sum(7_400, "£7,400"),
            ),
            sentence(
                "The team that did the pilot stays and grows by two. It will take referrals from both hospitals, "
                "seven days a week, and see each person within two days. A therapist sets the aims with the person "
                "and the family; workers visit as often as is needed, mostly twice a day at first and a few times a "
                "week at the end."
            ),
            sentence(
                "The home care market has told us that it would welcome this. Agencies struggle to take people at "
                "short notice and would rather start when it is known what somebody needs for good."
            ),
        ),
        "evidence": (
            sentence(
                "The pilot ran from March to August 2025 with 212 people. Its results were reviewed with the two acute "
                "hospitals and with the carers' forum, and are in line with what neighbouring areas report."
            ),
            sentence(
                "We compared the cost of care in the year after leaving hospital for the people in the pilot with "
                "that of 212 people of like age and need the year before. The difference was £1.6 million a year if "
                "carried over to the whole county. Because the pilot took people who were keen to take part, only a "
                "quarter of that has been counted here.",
                Sum(1_600_000, "£1.6 million"),
            ),
        ),
        "options": (
            sentence(
                "Buying reablement from the market was considered. Prices offered were a third above the cost of our "
                "own team, and no bidder could start before 2027, so this option was not taken further."
            ),
            sentence(
                "Limiting the offer to people over 75 was looked at as well. It would be simpler to explain to "
                "hospital staff, but younger people gain the most from it, and so does the budget."
            ),
        ),
        "money": (
            sentence(
                "All of the saving is permanent. It comes from budgets for home care and for interim beds. The two "
                "posts are paid for by the first year's saving, so that no investment has to be asked for; from "
                "2027-28 on they are part of the base budget of the service. Prices are those of the current year, "
                "and inflation is held centrally. The figures were checked with the finance team in September and "
                "will be checked again when the pilot has run for a full year, since summer is the easier half of it. "
                "Should the winter change the picture, the second year's figure will be set anew and the Committee "
                "will be told in its monitoring report."
            ),
        ),
        "people": (
            sentence(
                "Older people and their families will be seen sooner. Nobody who has a package of care today will "
                "lose it because of this proposal."
            ),
        ),
    },
    lines=(
        Line("Fewer long-term home care packages", "saving", {"2026-27": -310_000, "2027-28": -130_000}),
        Line("Shorter stays in interim beds", "saving", {"2026-27": -150_000, "2027-28": -50_000}),
        Line("Two more reablement workers", "cost", {"2026-27": 40_000}, kind_alt=("investment", "pressure")),
        Line("Net saving", "saving", {"2026-27": -420_000, "2027-28": -180_000}, is_total=True),
    ),
    line_years=("2026-27", "2027-28", "2028-29"),
    steps=(
        Step("Recruit two reablement workers", "1 February 2026", "31 March 2026", (person(QUILL),)),
        Step("Open the offer to both hospitals", "1 April 2026", "N/A", (person(QUILL), person(PELLOW))),
        Step("Review of the first half year", "October 2026", "November 2026", (team("Finance"),)),
    ),
    benefits=(
        Benefit(
            "More people live at home without care",
            "Share of people with no package after six weeks",
            "41% (2024-25)",
            "60% by March 2027",
        ),
        Benefit("Faster first visit", "Days from discharge to first visit", "9 days", "2 days"),
    ),
    risks=(
        Risk(
            "Workers cannot be recruited in the rural north of the county",
            "Start recruitment before the budget is set; share posts with the health trust",
            "Amber",
            (person(QUILL),),
        ),
        Risk(
            "Hospitals send people home later in the day than planned, so that first visits slip",
            "Agree a discharge hour with both hospitals and report on it each month",
            "Green",
            (person(TASKER),),
        ),
        Risk(
            "Demand in a hard winter outstrips the team and interim beds have to be bought again",
            "Hold £60k of the winter grant back until January",
            "Red",
            (person(TASKER), person(PELLOW)),
        ),
        Risk(
            "Families expect that the visits will go on after six weeks, and complain when they end",
            "A leaflet at the bedside, a talk in week four, and a named worker for every family",
            "Green",
            (team("Reablement Service"),),
        ),
        Risk(
            "The share of people who need no further care is lower than in the pilot, since those who took part were "
            "keen to do so",
            "Only a quarter of the pilot's effect is counted; the figures are reviewed every month and the offer is "
            "changed where it does not help",
            "Amber",
            (person(TASKER),),
        ),
        Risk(
            "The therapists' posts in the hospitals are cut by the health trust",
            "Joint agreement on staffing for two years",
            "Amber",
            (person(QUILL, with_post=True),),
        ),
    ),
)

TELECARE = Case(
    key="telecare",
    form="Budget Proposal: Saving and Investment",
    title="Digital Falls Alarms and Renewal of Telecare",
    committee=ADULTS,
    references=("A/R.6.305", "A/R.5.012"),
    reference_printed="A/R.6.305 & A/R.5.012",
    kinds=("saving", "investment"),
    version="2025-10-09",
    version_printed="9 Oct 2025",
    headlines=(
        headline("2026-27 Savings Amount:", "saving", "2026-27", 310_000),
        headline("2026-27 Investment Amount:", "investment", "2026-27", 95_000),
    ),
    sponsors=(QUILL, PELLOW),
    sponsor_posts=False,
    brief=(
        "Replace 3,400 analogue alarms before the telephone network is switched off, and give wearable falls alarms "
        "to residents whose care is mostly there to watch over them at night."
    ),
    answers={
        "aim": (
            sentence(
                "Analogue alarms stop working when the national network closes in January 2027. Renewing them one for "
                "one would keep residents safe but change nothing else. By choosing alarms that notice a fall we can "
                "stop paying for 46 night-time visits whose only purpose is to check."
            ),
        ),
        "evidence": (
            sentence(
                "A trial with 60 residents led to 19 fewer ambulance calls in four months. The supplier's charge of "
                "£14.50 a week per alarm is below the £21.00 that we pay now.",
                Sum(14.5, "£14.50"),
                Sum(21, "£21.00"),
            ),
        ),
        "options": (
            sentence("Doing nothing is not possible, since the present alarms will fall silent."),
            sentence(
                "Leasing was compared with buying; it costs £38,000 more over five years.", Sum(38_000, "£38,000")
            ),
        ),
        "money": (
            sentence(
                "The investment is needed once, to buy and fit the alarms, with a small remainder in the second year."
            ),
        ),
        "people": (
            sentence("Residents with sight or hearing loss will be visited first and shown how the new alarm works."),
        ),
    },
    lines=(
        Line("Night-time visits no longer needed", "saving", {"2026-27": -255_000, "2027-28": -45_000}),
        Line("Lower weekly charge", "saving", {"2026-27": -55_000, "2027-28": -15_000}),
        Line("Total saving", "saving", {"2026-27": -310_000, "2027-28": -60_000}, is_total=True),
        Line("Alarms bought and fitted", "investment", {"2026-27": 95_000, "2027-28": 25_000}, basis="one_off"),
    ),
    line_years=("2026-27", "2027-28", "2028-29"),
    line_show="k_column",
    steps=(
        Step("Choose the supplier from the framework", "January 2026", "March 2026", (person(QUILL, with_post=True),)),
        Step("Fit the first 1,000 alarms", "April 2026", "September 2026", (team("Telecare Team"),)),
        Step("Fit the rest", "October 2026", "December 2026", (team("Telecare Team"),)),
        Step("Hand over to business as usual", "January 2027", "Ongoing", (person(QUILL),)),
    ),
    benefits=(
        Benefit("Fewer falls that end in hospital", "Admissions after a fall at home", "388 a year", "350 a year"),
        Benefit("Residents sleep undisturbed", "Night visits each week", "322", "N/A"),
        Benefit("Carers feel safer leaving the house", "Carers' survey", "TBC", "TBC"),
    ),
    risks=(
        Risk(
            "Poor mobile signal in the western villages leaves some alarms out of reach",
            "Test the signal at every address; keep a radio link as a fallback",
            "Amber",
            (person(QUILL),),
        ),
        Risk(
            "Supplier runs late and the old network is closed first",
            "Order in two lots; penalties in the contract; weekly tracking from June 2026",
            "Red",
            (person(QUILL), person(PELLOW)),
        ),
        Risk(
            "Residents do not wear the alarm",
            "Choice of wrist or pendant; call after two and six weeks",
            "Green",
            (team("Telecare Team"),),
        ),
    ),
    style="shaded",
)
