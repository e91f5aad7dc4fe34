"""The morning report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any

from docextract.batch.morning import Listing, Morning
from docextract.batch.summary import printable
from docextract.publish.morning import YIELDS, Row

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } caption { text-align: left; color: #555 }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid #ddd }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
nav a { display: inline-block; margin-right: 1.2rem }
.bad { border-left: 4px solid #b00020; padding-left: .8rem }
td { overflow-wrap: anywhere } details { margin-top: 2rem }
"""

Columns = Sequence[tuple[str, str]]
"""(key of the row, heading); a key that ends in _gbp is shown as pounds."""

SAVINGS: Columns = (
    ("amount_gbp", "£"),
    ("financial_year", "year"),
    ("bp_reference", "reference"),
    ("title", "saving"),
    ("path", "paper"),
    ("page", "page"),
    ("raw", "as printed"),
)
RISKS: Columns = (
    ("rag", "rating"),
    ("title", "risk"),
    ("score", "score"),
    ("exposure_annual_gbp", "exposure a year, £"),
    ("owner", "owner"),
    ("path", "paper"),
    ("page", "page"),
)
CHECKS: Columns = (
    ("message", "what was compared"),
    ("expected_gbp", "expected, £"),
    ("found_gbp", "printed, £"),
    ("difference_gbp", "difference, £"),
    ("path", "paper"),
    ("page", "page"),
)
FAILURES: Columns = (("path", "file"), ("reason", "why"), ("seconds", "seconds"))
QUARANTINE: Columns = (("path", "file"), ("error", "why"))
CHANGES: Columns = (("path", "paper"), ("new_sums", "sums new"), ("gone_sums", "sums gone"))
FILES: Columns = (
    ("path", "file"),
    ("action", "what was done"),
    ("reason", "why"),
    ("pages", "pages"),
    ("seconds", "seconds"),
)
SLOWEST: Columns = (("path", "file"), ("seconds", "seconds"), ("pages", "pages"))
DOCUMENTS: Columns = (
    ("path", "paper"),
    ("status", "read"),
    ("pages", "pages"),
    *((name, name) for name in YIELDS),
    ("issues", "doubts"),
    ("nothing", "why nothing was yielded"),
)
FIGURES = frozenset(("page", "pages", "seconds", "issues", "new_sums", "gone_sums", *YIELDS))


def morning_to_html(morning: Morning) -> str:
    """The page; what comes from files is escaped, control characters shown as escapes."""
    parts = [
        f"<h1>docextract, night of {escape(morning.date)}</h1>",
        *([f'<p class="bad"><strong>Stopped early:</strong> {_text(morning.stopped)}</p>'] if morning.stopped else []),
        f"<p>{_text(_summary(morning))}</p>",
        _contents(morning),
        _part("Could not be read this night", morning.failed, FAILURES, none="Every file that was tried was read."),
        _part("Not tried again", _earlier(morning), QUARANTINE, none=None),
        _list("Sums that do not add up", morning.not_adding_up, CHECKS, none=_unchecked(morning)),
        _part("Papers that changed", morning.changed, CHANGES, none=None),
        _list("New savings", morning.savings, SAVINGS, none="No new savings."),
        _list("New risks worth a look", morning.risks, RISKS, none="No new risk rated Red or with an exposure."),
        _folded("Files that came, changed or went", morning.files, FILES),
        _folded("Every published paper, and what it yielded", morning.documents, DOCUMENTS),
        _part("What took longest", morning.slowest, SLOWEST, none=None),
        f"<h2>Versions</h2><p>{_text(_versions(morning))}</p>",
    ]
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>docextract {escape(morning.date)}</title><style>{STYLE}</style></head>"
    )
    return f"{head}<body>{''.join(parts)}</body></html>\n"


def _contents(morning: Morning) -> str:
    """What there is to look at, with a link to each list that is not empty."""
    lists = (
        ("Could not be read this night", len(morning.failed)),
        ("Not tried again", len(_earlier(morning))),
        ("Sums that do not add up", morning.not_adding_up.total),
        ("Papers that changed", len(morning.changed)),
        ("New savings", morning.savings.total),
        ("New risks worth a look", morning.risks.total),
    )
    links = [f'<a href="#{_anchor(title)}">{escape(title)}: {count:,}</a>' for title, count in lists if count]
    return f"<nav>{' '.join(links)}</nav>" if links else ""


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _summary(morning: Morning) -> str:
    actions = ", ".join(f"{count:,} {action}" for action, count in morning.actions.items()) or "no files found"
    times = f"from {_clock(morning.started)} to {_clock(morning.finished)}"
    return (
        f"{morning.folder}: {actions}. {morning.pages:,} pages read in {morning.seconds:,.0f} s, {times};"
        f" no worker held more than {morning.peak_megabytes:,.0f} MB."
        f" New savings take £{morning.saved_gbp:,.0f} off the net budget, where the papers let one tell."
    )


def _clock(iso: str) -> str:
    """The time of the day alone; the page says the date."""
    return datetime.fromisoformat(iso).strftime("%H:%M")


def _versions(morning: Morning) -> str:
    said = ", ".join(f"{name} {number}" for name, number in morning.versions.items())
    older = ", ".join(f"{count:,} by {number}" for number, count in morning.older_versions.items())
    again = f" Papers read by other versions: {older}; --refresh version reads them again." if older else ""
    return f"{said}.{again}"


def _unchecked(morning: Morning) -> str:
    if not morning.checks:
        return "No checks are published in this database."
    said = ", ".join(f"{row['checks']:,} {row['outcome']}" for row in morning.checks)
    return f"None in the papers that came. Over all current papers: {said}."


def _earlier(morning: Morning) -> list[Row]:
    now = {row["document_id"] for row in morning.failed}
    return [row for row in morning.quarantined if row["document_id"] not in now]


def _list(title: str, listing: Listing, columns: Columns, *, none: str | None) -> str:
    more = listing.total - len(listing.rows)
    note = f"<p>and {more:,} more in the database</p>" if more else ""
    return _part(title, listing.rows, columns, none=none, total=listing.total) + note


def _part(title: str, rows: Sequence[Row], columns: Columns, *, none: str | None, total: int | None = None) -> str:
    if not rows:
        return f"<h2>{escape(title)}</h2><p>{_text(none)}</p>" if none else ""
    heading = f'<h2 id="{_anchor(title)}">{escape(title)} ({total or len(rows):,})</h2>'
    return heading + _table(rows, columns)


def _folded(title: str, rows: Sequence[Row], columns: Columns) -> str:
    summary = f"<summary>{escape(title)} ({len(rows):,})</summary>"
    return f"<details>{summary}{_table(rows, columns)}</details>" if rows else ""


def _table(rows: Iterable[Row], columns: Columns) -> str:
    head = "".join(f"<th{_class(key)}>{escape(heading)}</th>" for key, heading in columns)
    body = "".join(_row(row, columns) for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Row, columns: Columns) -> str:
    return "<tr>" + "".join(f"<td{_class(key)}>{_shown(key)(row.get(key))}</td>" for key, _ in columns) + "</tr>"


def _class(key: str) -> str:
    return ' class="n"' if key.endswith("_gbp") or key in FIGURES else ""


def _shown(key: str) -> Callable[[Any], str]:
    return _pounds if key.endswith("_gbp") else _text


def _pounds(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}".removesuffix(".00")


def _text(value: object) -> str:
    return "" if value is None else escape(printable(str(value)))
