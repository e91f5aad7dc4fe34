"""Questions put to the published database through Datasette, and the check that the reader may see it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

Row = dict[str, Any]
MARKS = ("documents", "amounts", "pages", "evidence")
"""Tables by which a published database is known among others that Datasette may serve."""

_known: WeakKeyDictionary[Datasette, str] = WeakKeyDictionary()


async def published_database(datasette: Datasette) -> Database | None:
    """The first database that docextract has published; None where Datasette serves none."""
    known = known_database(datasette)
    if known in datasette.databases:
        return datasette.databases[known]
    for name, database in datasette.databases.items():
        if name != "_internal" and all([await database.table_exists(table) for table in MARKS]):
            _known[datasette] = name
            return database
    return None


def known_database(datasette: Datasette) -> str | None:
    """The name of the published database, where `published_database` has found it before."""
    return _known.get(datasette)


async def visible_database(datasette: Datasette, request: Request) -> Database:
    """The published database. Raises Datasette's NotFound without one, Forbidden where the reader may not see it."""
    from datasette.utils.asgi import NotFound

    database = await published_database(datasette)
    if database is None:
        raise NotFound("No database that docextract has published is served here")
    await datasette.ensure_permissions(request.actor, [("view-database", database.name), "view-instance"])
    return database


async def ask(
    database: Database, sql: str, parameters: Mapping[str, object] | None = None, *, limit_ms: int | None = None
) -> list[Row]:
    """The rows of the answer. Raises datasette.database.QueryInterrupted when it takes longer than `limit_ms`."""
    answer = await database.execute(sql, dict(parameters or {}), custom_time_limit=limit_ms)
    return [dict(row) for row in answer.rows]


async def ask_named(
    database: Database, questions: Mapping[str, str], parameters: Mapping[str, object]
) -> dict[str, list[Row]]:
    """Several questions with the same parameters at once; the answers by name."""
    answers = await asyncio.gather(*(ask(database, sql, parameters) for sql in questions.values()))
    return dict(zip(questions, answers, strict=True))
