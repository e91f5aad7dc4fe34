"""The morning report: what a night's run did and what came of it, as data."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from docextract import __version__
from docextract.batch.outcome import Outcome
from docextract.batch.plan import ON_REQUEST
from docextract.publish import morning
from docextract.publish.morning import MOST, Row

LIBRARIES = ("pymupdf", "pydantic", "spacy", "sqlite-utils")
SLOWEST = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """The first rows of a list; `total` is how many there are."""

    total: int = 0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Morning:
    """A night's report. Times are local, ISO; money in pounds. `stopped` says what ended the run early, else None.

    `files` are the files of the folder that were not unchanged; `documents` all published ones with what they yielded.
    `saved_gbp` is what the new savings take off the net budget, where the papers let one tell. `peak_megabytes` is
    the most memory that any worker held.
    """

    date: str
    started: str
    finished: str
    seconds: float
    folder: str
    database: str
    stopped: str | None
    actions: dict[str, int]
    pages: int
    peak_megabytes: float
    versions: dict[str, Any]
    older_versions: dict[str, int]
    failed: list[Row]
    quarantined: list[Row]
    changed: list[Row]
    savings: Listing
    saved_gbp: float
    risks: Listing
    not_adding_up: Listing
    checks: list[Row]
    slowest: list[Row]
    files: list[Row]
    documents: list[Row]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def outcomes_to_morning(
    outcomes: Sequence[Outcome],
    database: Path,
    folder: Path,
    *,
    started: datetime,
    finished: datetime,
    stopped: str | None = None,
) -> Morning:
    """The report of a run over `folder` with these outcomes.

    Raises docextract.publish.store.StoreError where there is no database, or it cannot be read.
    """
    came = sorted({one.document_id for one in outcomes if one.document_id and _came(one)})
    with morning.reading(database) as connection:
        documents = morning.accounts(connection)
        savings = morning.new_savings(connection, came)
        older = Counter(str(row["extractor_version"]) for row in documents if row["extractor_version"] != __version__)
        return Morning(
            date=started.date().isoformat(),
            started=started.isoformat(timespec="seconds"),
            finished=finished.isoformat(timespec="seconds"),
            seconds=round((finished - started).total_seconds(), 1),
            folder=str(folder),
            database=str(database),
            stopped=stopped,
            actions=dict(sorted(Counter(one.action for one in outcomes).items())),
            pages=sum(one.counts.get("pages", 0) for one in outcomes),
            peak_megabytes=round(max((one.megabytes for one in outcomes), default=0.0), 1),
            versions={**_versions(), **morning.versions()},
            older_versions=dict(older),
            failed=[_file(one) for one in sorted(outcomes, key=lambda o: o.path) if one.action == "failed"],
            quarantined=morning.quarantine(connection),
            changed=morning.changes(connection, came),
            savings=_listing(savings),
            saved_gbp=round(-sum(row["budget_effect_gbp"] or 0.0 for row in savings), 2),
            risks=_listing(morning.new_risks(connection, came)),
            not_adding_up=_listing(morning.failed_checks(connection, came)),
            checks=morning.checked(connection),
            slowest=[_file(one) for one in sorted(outcomes, key=lambda o: -(o.seconds or 0))[:SLOWEST] if one.seconds],
            files=[_file(one) for one in outcomes if one.action != "unchanged"],
            documents=documents,
        )


def _came(outcome: Outcome) -> bool:
    return outcome.action in ("added", "replaced") and outcome.reason != ON_REQUEST


def _listing(rows: list[Row]) -> Listing:
    return Listing(len(rows), rows[:MOST])


def _file(outcome: Outcome) -> Row:
    return {
        "path": outcome.path,
        "action": outcome.action,
        "reason": outcome.reason,
        "document_id": outcome.document_id,
        "seconds": None if outcome.seconds is None else round(outcome.seconds, 2),
        **{name: count for name, count in outcome.counts.items()},
    }


def _versions() -> dict[str, Any]:
    found: dict[str, Any] = {"docextract": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found
