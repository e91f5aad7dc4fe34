"""Makes a large database out of a published one: its papers over and over, each time of other councils.

    python benchmarks/million.py DATABASE LARGE [--amounts 1000000]

LARGE has the schema that `docextract ingest` makes, so many papers, pages, tables, proposals and people as go with the
sums, and sums that differ from copy to copy. `benchmarks/pages.py` measures the site on it.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from docextract.model.records import Record
from docextract.publish import search
from docextract.publish.schema import STORED, quoted, stored_columns
from docextract.publish.store import Store

OWN = {"same_as", "superseded_by", "duplicate_of", "sha256", "text_sha256"}
"""Columns besides the ids that stand for one row, or one file, alone."""
NAMED = {"publisher", "path", "root"}
MONEY = {"amount_pence", "budget_effect_pence"}
FAST = ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -1000000", "temp_store = MEMORY")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make it and say how large it is. 1 where the database has no amounts."""
    options = _parser().parse_args(arguments)
    with closing(sqlite3.connect(f"file:{options.database}?mode=ro", uri=True)) as database:
        (amounts,) = database.execute("SELECT count(*) FROM amounts").fetchone()
    if not amounts:
        print(f"{options.database} has no amounts")
        return 1
    begun = time.monotonic()
    copies = -(-options.amounts // amounts)
    multiply(options.database, options.large, copies)
    size = options.large.stat().st_size / 1e9
    print(f"{options.large}: {copies} times {amounts:,} amounts, {size:.1f} GB, in {time.monotonic() - begun:.0f} s")
    return 0


def multiply(database: Path, large: Path, copies: int) -> None:
    """Write `copies` times the rows of every table into a new database."""
    with Store(large) as store:
        connection = store.connection
        for pragma in FAST:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS source", (str(database),))
        connection.execute(
            "CREATE TEMP TABLE copies AS WITH RECURSIVE n (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM n"
            f" WHERE copy < {copies}) SELECT copy FROM n"
        )
        with store.transaction():
            for record in STORED:
                connection.execute(_copying(record))
        with store.transaction():
            search.rebuild(connection)


def _copying(record: type[Record]) -> str:
    table, columns = quoted(record.table_name), stored_columns(record)
    listed = ", ".join(map(quoted, columns))
    values = ", ".join(map(_varied, columns))
    return f"INSERT INTO {table} ({listed}) SELECT {values} FROM copies CROSS JOIN source.{table}"


def _varied(column: str) -> str:
    name = quoted(column)
    if column == "id" or column.endswith("_id") or column in OWN:
        return f"{name} || '-' || copy"
    if column in NAMED:
        return f"{name} || ' ' || copy"
    if column in MONEY:
        return f"{name} / 100 * (80 + copy % 41)"
    return name


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, help="what `docextract ingest` has made; it is only read")
    parser.add_argument("large", type=Path, help="the new database")
    parser.add_argument("--amounts", type=int, default=1_000_000)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
