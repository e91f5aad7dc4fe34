"""The night's run over a folder, and the report that is there in the morning, whatever went wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docextract.batch.morning import Morning, outcomes_to_morning
from docextract.batch.morning_page import morning_to_html
from docextract.batch.outcome import Outcome
from docextract.batch.run import Listener, Options, run_paths
from docextract.publish.store import StoreError


@dataclass(frozen=True, slots=True)
class Night:
    """What came of it. `error` ended the run early: StoreError or KeyboardInterrupt, else None."""

    morning: Morning
    files: tuple[Path, ...]
    error: BaseException | None

    @property
    def failed(self) -> int:
        return len(self.morning.failed)


def run_night(
    folder: Path,
    database: Path,
    reports: Path,
    options: Options,
    *,
    listener: Listener = lambda outcome: None,
    announce: Callable[[int], None] = lambda files: None,
) -> Night:
    """Ingest `folder`, then write DATE.html and DATE.json into `reports` (DATE-2 for a second run on one day).

    A database that fails under way, and an interruption, end the run but not the report. Raises FileNotFoundError,
    docextract.publish.lock.Locked, docextract.batch.pool.NoReader; StoreError where there is no database to report
    from; OSError where the report cannot be written.
    """
    outcomes: list[Outcome] = []

    def heard(outcome: Outcome) -> None:
        outcomes.append(outcome)
        listener(outcome)

    started = datetime.now().astimezone()
    error: BaseException | None = None
    try:
        run_paths([folder], database, options, listener=heard, announce=announce)
    except (StoreError, KeyboardInterrupt) as raised:
        error = raised
    finished = datetime.now().astimezone()
    stopped = (str(error) or "interrupted") if error else None
    try:
        morning = outcomes_to_morning(outcomes, database, folder, started=started, finished=finished, stopped=stopped)
    except StoreError:
        raise error or StoreError(f"{database}: it cannot be read for the report") from None
    return Night(morning, write_morning(morning, reports), error)


def write_morning(morning: Morning, reports: Path) -> tuple[Path, Path]:
    """Write the page and the data; each file is there whole or not at all. Returns their paths. Raises OSError."""
    reports.mkdir(parents=True, exist_ok=True)
    name = _free_name(reports, morning.date)
    page, data = reports / f"{name}.html", reports / f"{name}.json"
    _write(data, json.dumps(morning.as_json(), indent=1, ensure_ascii=False) + "\n")
    _write(page, morning_to_html(morning))
    return page, data


def _free_name(reports: Path, date: str) -> str:
    number, name = 1, date
    while (reports / f"{name}.json").exists() or (reports / f"{name}.html").exists():
        number += 1
        name = f"{date}-{number}"
    return name


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", errors="backslashreplace")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
