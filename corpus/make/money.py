"""Sums of money: what they are, and the many ways in which councils print them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Sum:
    """A sum in pounds with the words it is printed in, and what a careful reader would say of it."""

    pounds: int | float
    printed: str
    kind: str = ""
    year: str | None = None
    label: str = ""
    is_total: bool = False
    more: dict[str, object] = field(default_factory=dict, hash=False)

    def named(self, label: str) -> Sum:
        return replace(self, label=label)


def pounds(value: int) -> str:
    """385000 -> "£385,000"."""
    return f"£{value:,}" if value >= 0 else f"-£{-value:,}"


def pounds_k(value: int) -> str:
    """420000 -> "£420k"."""
    return f"£{value // 1000}k"


def millions(value: int) -> str:
    """12400000 -> "£12.4 million"."""
    return f"£{value / 1_000_000:.1f} million"


def to_thousands(value: int) -> int:
    """Rounded to the nearest thousand, halves away from zero as accountants do."""
    return (abs(value) + 500) // 1000 * (1 if value >= 0 else -1)


def thousands(value: int) -> str:
    """-1234000 -> "-1,234"; "-" for nothing."""
    return f"{to_thousands(value):,}" if value else "-"


def bracketed(value: int) -> str:
    """-180000 -> "(180)"."""
    return f"({to_thousands(-value):,})" if value < 0 else thousands(value)


def signed(value: int) -> str:
    """264000 -> "+264"."""
    return f"+{to_thousands(value):,}" if value > 0 else thousands(value)


def to_unit(printed: str, unit: int = 1000) -> int:
    """The pounds that the printed figure says, which is what a reader can know: "1,234" -> 1234000."""
    digits = printed.strip("()+").replace(",", "").replace("£", "")
    value = round(float(digits) * unit)
    return -value if printed.startswith("(") else value


def table_sum(value: int, year: str | None, kind: str, show: object = thousands, **more: object) -> Sum | str:
    """A sum for a table in £000; "-" where there is nothing, which is no sum at all."""
    printed = show(value)  # type: ignore[operator]
    if printed == "-":
        return "-"
    is_total = bool(more.pop("is_total", False))
    return Sum(to_unit(printed), printed, kind, year, is_total=is_total, more=more)
