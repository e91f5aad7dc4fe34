"""Figures and rows in words, for the messages of checks."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.check.figures import UNIT, FigureTable
from docextract.check.reading import Part

SHORT = 40
FEW = 4


def figure_to_words(value: int, money: bool) -> str:
    """Pence, or hundredths, as they are read: "-£1,250", "£0.50", "204"."""
    whole, rest = divmod(abs(value), UNIT)
    decimals = f".{rest:02d}" if rest else ""
    if not money:
        decimals = decimals.rstrip("0")
    return f"{'-' if value < 0 else ''}{'£' if money else ''}{whole:,}{decimals}"


def label_to_words(label: str) -> str:
    """A row's label, shortened."""
    return label if len(label) <= SHORT else label[: SHORT - 1].rstrip() + "…"


def parts_to_words(sheet: FigureTable, parts: Sequence[Part]) -> str:
    """The rows of a reading: by name where they are few, else by their numbers, runs drawn together."""
    if len(parts) <= FEW and all(sheet.labels.get(part.row) for part in parts):
        return ", ".join(
            f"{'less ' if part.sign < 0 else ''}'{label_to_words(sheet.labels[part.row])}'" for part in parts
        )
    return f"{len(parts)} rows ({_runs([_own_row(sheet, part.row) for part in parts])})"


def _own_row(sheet: FigureTable, row: int) -> int:
    return sheet.origins[row].row if sheet.origins else row


def _runs(rows: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join(shown[: 2 * FEW]) + (" ..." if len(shown) > 2 * FEW else "")
