"""What a run did, as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from docextract.batch.outcome import COUNTED, Outcome

WIDEST = 60  # characters of a path in the table
QUIET = ("unchanged", "duplicate")
"""Actions that are counted, not listed."""


def outcomes_to_text(outcomes: Sequence[Outcome]) -> str:
    """A line for each file that was read, one for each that was not with the reason, and a closing line."""
    read = sorted((one for one in outcomes if one.counts and one.action != "failed"), key=lambda one: one.path)
    told = sorted((one for one in outcomes if one not in read and one.action not in QUIET), key=lambda one: one.path)
    parts = [_table(read)] if read else []
    parts += [_line(one) for one in told]
    return "\n".join([*parts, _closing(outcomes)])


def printable(text: str) -> str:
    """The text with line breaks and control characters as escapes, safe for a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _table(read: Iterable[Outcome]) -> str:
    rows: list[tuple[str, ...]] = [("paper", "", *COUNTED, "seconds")]
    rows += [
        (_short(one.path), one.action, *(f"{one.counts.get(name, 0):,}" for name in COUNTED), f"{one.seconds or 0:.1f}")
        for one in read
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if at < 2 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _line(outcome: Outcome) -> str:
    return f"{outcome.action}: {printable(outcome.path)}: {printable(outcome.reason or '')}".rstrip(": ")


def _closing(outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return "no files found"
    actions = Counter(one.action for one in outcomes)
    files = f"{len(outcomes)} {'file' if len(outcomes) == 1 else 'files'}"
    if set(actions) <= {"unchanged"}:
        return f"{files}: nothing changed"
    said = ", ".join(f"{count} {action}" for action, count in sorted(actions.items()))
    pages = sum(one.counts.get("pages", 0) for one in outcomes)
    return f"{files}: {said}; {pages:,} pages read"


def _short(path: str) -> str:
    text = printable(path)
    return text if len(text) <= WIDEST else "…" + text[-(WIDEST - 1) :]
