"""Starts Datasette on the published database, read-only."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docextract.web.metadata import DescribedView, Metadata, views_to_metadata

if TYPE_CHECKING:
    from datasette.app import Datasette

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 100,
    "facet_suggest_time_limit_ms": 50,
    "default_facet_size": 8,
    "suggest_facets": False,
    "num_sql_threads": 3,
    "truncate_cells_html": 300,
    "allow_download": True,
    "default_cache_ttl": 0,
}
SQLITE_MARK = b"SQLite format 3\x00"


class CannotServe(Exception):
    """There is no database to serve, or the port is taken. The message names the remedy."""


def database_to_datasette(database: Path, views: Iterable[DescribedView], papers: Iterable[Path] = ()) -> Datasette:
    """Datasette on the database, which a run may be writing to meanwhile. Raises CannotServe.

    `papers` are the folders of papers; without any they are looked for where they were read.
    """
    _check(database)
    folders = [str(folder.resolve()) for folder in papers]
    for folder in folders:
        if not Path(folder).is_dir():
            raise CannotServe(f"{folder}: no folder there; name the one that the papers lie in with --papers")
    from datasette.app import Datasette

    metadata: Metadata = {**views_to_metadata(database.stem, views)}
    if folders:
        metadata["plugins"] = {"docextract": {"papers": folders}}
    return Datasette([str(database)], metadata=metadata, settings=SETTINGS)


def serve_database(
    database: Path, views: Iterable[DescribedView], *, host: str, port: int, papers: Iterable[Path] = ()
) -> None:
    """Serve until stopped, having printed the address. Raises CannotServe."""
    datasette = database_to_datasette(database, views, papers)
    _check_port(host, port)
    import uvicorn

    asyncio.run(datasette.invoke_startup())
    print(f"{database} at http://{host}:{port}/ (Ctrl-C stops)", flush=True)
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)


def _check(database: Path) -> None:
    if not database.is_file():
        raise CannotServe(f"{database}: no database there; make one with `docextract ingest PAPERS --db {database}`")
    with database.open("rb") as stream:
        if stream.read(len(SQLITE_MARK)) != SQLITE_MARK:
            raise CannotServe(f"{database}: not an SQLite database; name one that `docextract ingest` has made")


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CannotServe(f"{host}:{port} cannot be listened on ({error}); choose another with --port") from error
