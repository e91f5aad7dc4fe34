"""Money as people read it: a pound sign, thousands separators, a true minus sign."""

from __future__ import annotations

MINUS = "\N{MINUS SIGN}"
SHORT = ((1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k"))


def pounds(value: float | None) -> str:
    """£1,234,500 or −£570.25; pence only where there are some. Empty for None."""
    if value is None:
        return ""
    pence = round(abs(value) * 100)
    whole, rest = divmod(pence, 100)
    return f"{MINUS if value < 0 and pence else ''}£{whole:,}" + (f".{rest:02}" if rest else "")


def short_pounds(value: float) -> str:
    """£41.8m, £450k, −£1.2bn: for the end of a bar, where three digits are enough."""
    for size, letter in SHORT:
        if abs(value) >= size * 0.9995:
            return f"{MINUS if value < 0 else ''}£{abs(value) / size:.3g}{letter}"
    return pounds(round(value))
