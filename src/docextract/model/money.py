"""A sum of money, exact to the penny, with the value of its last printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

STORABLE = 2**63 - 1
"""The largest number of pence that the published database can hold."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """Pence, signed, and how much the last printed digit is worth: 10_000_000 pence for the 2 of £1.2m."""

    amount_pence: int
    precision_pence: int = 1

    @property
    def amount_gbp(self) -> Decimal:
        """The sum in pounds."""
        return Decimal(self.amount_pence).scaleb(-2)

    def __neg__(self) -> Money:
        return Money(-self.amount_pence, self.precision_pence)

    def __str__(self) -> str:
        return f"{'-' if self.amount_pence < 0 else ''}£{abs(self.amount_gbp):,.2f}"


def digits_to_money(digits: str, unit_pence: int) -> Money | None:
    """Plain digits ("1234.5") as so many times `unit_pence`; None where the sum cannot be stored.

    Digits finer than a penny are rounded half to even, and the precision is then a penny.
    """
    if len(digits) > 20:
        return None
    value = Decimal(digits)
    pence = (value * unit_pence).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    if abs(pence) > STORABLE:
        return None
    decimals = len(digits.partition(".")[2])
    return Money(int(pence), max(1, unit_pence // 10**decimals))
