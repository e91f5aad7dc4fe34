"""What the services have spent by September 2025, what they expect, and how last year's savings fare. In pounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """A service's budget for the year, what was spent by September, and the forecast for the year."""

    name: str
    budget: int
    actual: int
    forecast: int


@dataclass(frozen=True)
class TrackedSaving:
    """A saving of the current year: what was promised and what is expected."""

    reference: str
    title: str
    target: int
    forecast: int
    rag: str


@dataclass(frozen=True)
class Reserve:
    name: str
    opening: int
    change: int


SERVICES = {
    "Older People and Physical Disability": (
        Service("Residential and nursing placements", 148_620_000, 75_905_000, 151_340_000),
        Service("Home care", 61_350_000, 30_480_000, 60_885_000),
        Service("Reablement and occupational therapy", 12_940_000, 6_310_000, 12_705_000),
        Service("Extra care housing", 8_275_000, 4_140_000, 8_275_000),
    ),
    "Learning Disability": (
        Service("Supported living", 72_480_000, 36_990_000, 73_615_000),
        Service("Day opportunities", 14_065_000, 6_720_000, 13_790_000),
        Service("Respite and short breaks", 5_330_000, 2_815_000, 5_570_000),
    ),
    "Mental Health": (
        Service("Community packages", 19_870_000, 10_205_000, 20_415_000),
        Service("Section 117 aftercare", 7_615_000, 3_790_000, 7_615_000),
    ),
    "Commissioning and Strategy": (
        Service("Contracts and brokerage", 6_480_000, 3_105_000, 6_240_000),
        Service("Carers and voluntary sector", 4_955_000, 2_430_000, 4_955_000),
        Service("Housing related support", 9_120_000, 4_585_000, 9_120_000),
    ),
}

SAVINGS = (
    TrackedSaving("A/R.6.271", "Direct payments: recovery of unspent balances", 600_000, 655_000, "Green"),
    TrackedSaving("A/R.6.278", "Reviews of high-cost placements", 1_450_000, 980_000, "Red"),
    TrackedSaving("A/R.6.283", "Day centres: one booking office", 120_000, 120_000, "Green"),
    TrackedSaving("A/R.6.290", "Use of the public health reserve in 2025-26", 300_000, 300_000, "Green"),
    TrackedSaving("A/R.6.294", "Home care rounds planned by postcode", 480_000, 390_000, "Amber"),
)

RESERVES = (
    Reserve("Adults risk reserve", 6_200_000, -2_400_000),
    Reserve("Winter pressures", 1_150_000, -1_150_000),
    Reserve("Digital care fund", 830_000, -275_000),
)
