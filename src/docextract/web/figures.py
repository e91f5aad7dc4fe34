"""The figures of the home page: asked once for each state of the database, then kept."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from docextract.web.asking import Row, ask
from docextract.web.counted import CURRENT
from docextract.web.plans import SAVINGS, Plan, Saving, savings_to_plans

if TYPE_CHECKING:
    from datasette.database import Database

TOTALS = f"""
SELECT count(*) AS papers, coalesce(sum(page_count), 0) AS pages, count(DISTINCT publisher) AS publishers,
  count(DISTINCT committee_id) AS committees, coalesce(sum(status = 'failed'), 0) AS failed,
  coalesce(sum(NOT ({CURRENT})), 0) AS set_aside,
  (SELECT count(*) FROM amounts) AS amounts, (SELECT count(*) FROM tables) AS tables,
  (SELECT count(*) FROM proposals) AS proposals, (SELECT count(*) FROM risks) AS risks,
  (SELECT count(*) FROM people) AS people
FROM documents
"""
RISKS = f"""
SELECT risks.rag, count(*) AS risks FROM risks JOIN documents ON documents.id = risks.document_id
WHERE {CURRENT} GROUP BY risks.rag
"""
PRINTED_TOTALS = f"""
SELECT coalesce(sum(outcome = 'holds'), 0) AS holds, coalesce(sum(outcome = 'fails'), 0) AS fails,
  coalesce(sum(outcome = 'unverifiable'), 0) AS unverifiable
FROM checks JOIN documents ON documents.id = checks.document_id WHERE rule = 'column_total' AND {CURRENT}
"""
LEFT_OUT = """
SELECT counts_reason, count(*) AS amounts FROM amounts WHERE counts = 0 AND kind = 'saving'
GROUP BY counts_reason ORDER BY amounts DESC
"""
LAST_RUNS = """
SELECT runs.id, runs.root, runs.started_at, runs.finished_at, runs.outcome, runs.extractor_version,
  sum(action = 'added') AS added, sum(action = 'replaced') AS replaced, sum(action = 'unchanged') AS unchanged,
  sum(action = 'failed') AS failed, sum(action = 'missing') AS missing
FROM runs LEFT JOIN run_documents ON run_documents.run_id = runs.id
WHERE runs.started_at = (SELECT max(other.started_at) FROM runs AS other WHERE other.root = runs.root)
GROUP BY runs.id ORDER BY runs.started_at DESC LIMIT 5
"""
PATIENCE = 20
"""While a run writes, the figures are asked again no sooner than so many times what asking takes."""


@dataclass(frozen=True)
class Figures:
    """What the home page says of the database. `savings` counts the rows that the plans are made of."""

    totals: Row
    risks: list[Row]
    printed_totals: Row
    left_out: list[Row]
    runs: list[Row]
    plans: list[Plan]
    savings: int


@dataclass(frozen=True)
class _Kept:
    figures: Figures
    version: tuple[int, ...]
    asked_at: float
    took: float


_kept: WeakKeyDictionary[Database, _Kept] = WeakKeyDictionary()
_asking: WeakKeyDictionary[Database, asyncio.Lock] = WeakKeyDictionary()


async def kept_figures(database: Database) -> Figures:
    """The figures, asked anew where the database has changed; a moment old while a run is writing."""
    async with _asking.setdefault(database, asyncio.Lock()):
        version, kept, now = _version(database), _kept.get(database), time.monotonic()
        if kept and (kept.version == version or now - kept.asked_at < PATIENCE * kept.took):
            return kept.figures
        figures = await ask_figures(database)
        _kept[database] = _Kept(figures, version, time.monotonic(), time.monotonic() - now)
        return figures


async def ask_figures(database: Database) -> Figures:
    """The figures as the database has them now."""
    savings = await database.execute(SAVINGS)
    return Figures(
        totals=(await ask(database, TOTALS))[0],
        risks=await ask(database, RISKS),
        printed_totals=(await ask(database, PRINTED_TOTALS))[0],
        left_out=await ask(database, LEFT_OUT),
        runs=await ask(database, LAST_RUNS),
        plans=savings_to_plans(Saving(*row) for row in savings.rows),
        savings=len(savings.rows),
    )


def _version(database: Database) -> tuple[int, ...]:
    """Changes with every write: size and time of the file and of the journal beside it."""
    marks: list[int] = []
    for path in (Path(database.path), Path(f"{database.path}-wal")) if database.path else ():
        try:
            stat = path.stat()
        except OSError:
            continue
        marks += (stat.st_size, stat.st_mtime_ns)
    return tuple(marks)
