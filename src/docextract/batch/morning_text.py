"""The morning report in a few lines, for a terminal, a log or a mail."""

from __future__ import annotations

from docextract.batch.morning import Morning
from docextract.batch.summary import printable

LISTED = 5
"""So many of each kind; the page has more."""


def morning_to_text(morning: Morning) -> str:
    """A headline, then what needs a person, then what is worth a look. Safe for a terminal."""
    lines = [f"docextract, night of {morning.date}: {_actions(morning)} in {morning.seconds:,.0f} s"]
    if morning.stopped:
        lines.append(f"STOPPED EARLY: {morning.stopped}")
    lines += _section(
        f"{len(morning.failed)} could not be read", [f"{r['path']}: {r['reason']}" for r in morning.failed]
    )
    earlier = len(morning.quarantined) - len(morning.failed)
    if earlier > 0:
        lines.append(f"{earlier} more could not be read in earlier runs and are not tried again")
    lines += _section(
        f"{morning.not_adding_up.total} sums do not add up in the papers that came",
        [f"{r['path']} p. {r['page']}: {r['message']}" for r in morning.not_adding_up.rows],
    )
    lines += _section(
        f"{len(morning.changed)} papers changed",
        [f"{r['path']}: {r['new_sums']} sums new, {r['gone_sums']} gone" for r in morning.changed],
    )
    lines += _section(
        f"{morning.savings.total} new savings, {pounds(morning.saved_gbp)} off the net budget where that can be told",
        [
            f"{pounds(r['amount_gbp'])} {r['financial_year'] or ''} {r['bp_reference'] or ''} {r['title'] or ''}"
            f" ({r['path']} p. {r['page']})"
            for r in morning.savings.rows
        ],
    )
    lines += _section(
        f"{morning.risks.total} new risks worth a look",
        [f"{r['rag'] or '-'}: {r['title']} ({r['path']} p. {r['page']})" for r in morning.risks.rows],
    )
    nothing = sum(1 for row in morning.documents if row["nothing"])
    lines.append(f"{len(morning.documents)} documents published; {nothing} yielded nothing, each with its reason")
    return "\n".join(lines)


def pounds(value: float | None) -> str:
    """Whole pounds, the sign before them; nothing for None."""
    return "" if value is None else f"{'-' if value < 0 else ''}£{abs(value):,.0f}"


def _actions(morning: Morning) -> str:
    if not morning.actions:
        return "no files found"
    return ", ".join(f"{count:,} {action}" for action, count in morning.actions.items())


def _section(title: str, rows: list[str]) -> list[str]:
    if title.startswith("0 "):
        return []
    shown = [f"  {printable(' '.join(row.split()))[:160]}" for row in rows[:LISTED]]
    return [f"{title}:" if shown else title, *shown]
