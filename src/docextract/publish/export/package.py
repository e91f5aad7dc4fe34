"""`docextract export`: the published tables as a folder of files with a description, all of one moment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docextract.model.records import RECORDS, Record
from docextract.publish.export.descriptor import WrittenTable, tables_to_package
from docextract.publish.export.files import write_csv, write_jsonl, write_parquet
from docextract.publish.export.folder import PACKAGE_FILE, draft_folder
from docextract.publish.export.workbook import MOST_ROWS, write_xlsx
from docextract.publish.fields import PublishedField, record_to_fields
from docextract.publish.frames import rows_to_frame
from docextract.publish.schema import quoted
from docextract.publish.snapshot import snapshot

if TYPE_CHECKING:
    import pandas

AT_ONCE = 20_000
"""So many rows are held in memory."""

Writer = Callable[[Path, Sequence[PublishedField], "Iterable[pandas.DataFrame]"], None]


class Form(NamedTuple):
    """A format: what writes a file of it, and the library that this takes beyond what docextract always needs."""

    write: Writer
    library: str | None = None


FORMS: dict[str, Form] = {
    "csv": Form(write_csv),
    "jsonl": Form(write_jsonl),
    "parquet": Form(write_parquet, "pyarrow"),
    "xlsx": Form(write_xlsx, "openpyxl"),
}


class LibraryMissing(Exception):
    """The format needs a library that is not installed. The message names the remedy."""


class TooManyRows(Exception):
    """A table has more rows than a sheet. The message names the remedy."""


class UnknownTable(Exception):
    """There is no published table of that name. The message says which there are."""


class Export(NamedTuple):
    """What was written: the folder, and its tables."""

    folder: Path
    tables: tuple[WrittenTable, ...]


def export_database(database: Path, folder: Path, form: str, tables: Collection[str] = ()) -> Export:
    """Write the published tables (or only those named) into `folder`, one file each, with datapackage.json.

    The database is only read, and may be written to meanwhile: all tables are of the same moment. Rows are in the order
    of their keys. `folder` has the whole export in the end, or what it had before.

    Raises LibraryMissing, TooManyRows, UnknownTable, docextract.publish.store.StoreError, and
    docextract.publish.export.folder.FolderTaken; OSError where the folder cannot be written.
    """
    writer, library = FORMS[form]
    if library and find_spec(library) is None:
        remedy = f"run `python -m pip install {library}`, or install docextract with its extra `export`"
        raise LibraryMissing(f"{form} needs {library}, which is not installed; {remedy}")
    chosen = _chosen(tables)
    with snapshot(database) as connection, draft_folder(folder) as draft:
        if form == "xlsx":
            _refuse_what_no_sheet_holds(connection, chosen)
        written = tuple(_write(connection, record, draft, form, writer) for record in chosen)
        text = json.dumps(tables_to_package(written, form), indent=2, ensure_ascii=False)
        (draft / PACKAGE_FILE).write_text(text + "\n", encoding="utf-8")
    return Export(folder, written)


def _chosen(names: Collection[str]) -> list[type[Record]]:
    """The records of these tables; all where none is named."""
    known = {record.table_name: record for record in RECORDS}
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise UnknownTable(f"there is no table {unknown[0]}; the tables are {', '.join(known)}")
    return [record for name, record in known.items() if name in names] or list(RECORDS)


def _write(connection: sqlite3.Connection, record: type[Record], draft: Path, form: str, write: Writer) -> WrittenTable:
    path = draft / f"{record.table_name}.{form}"
    write(path, record_to_fields(record), _frames(connection, record))
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return WrittenTable(record, path.name, _count(connection, record), path.stat().st_size, digest)


def _frames(connection: sqlite3.Connection, record: type[Record]) -> Iterator[pandas.DataFrame]:
    """The table in parts, at least one, with sums in pounds exact."""
    fields = record_to_fields(record)
    columns = ", ".join(f"{quoted(field.pence or field.name)} AS {quoted(field.name)}" for field in fields)
    order = ", ".join(map(quoted, record.key))
    cursor = connection.execute(f"SELECT {columns} FROM {quoted(record.table_name)} ORDER BY {order}")
    rows = cursor.fetchmany(AT_ONCE)
    yield rows_to_frame(rows, fields, exact=True)
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows_to_frame(rows, fields, exact=True)


def _refuse_what_no_sheet_holds(connection: sqlite3.Connection, records: Iterable[type[Record]]) -> None:
    for record in records:
        rows = _count(connection, record)
        if rows > MOST_ROWS:
            remedy = "take --format csv or parquet, or name the tables that you need with --table"
            raise TooManyRows(f"{record.table_name} has {rows:,} rows and a sheet takes {MOST_ROWS:,}; {remedy}")


def _count(connection: sqlite3.Connection, record: type[Record]) -> int:
    count: int = connection.execute(f"SELECT count(*) FROM {quoted(record.table_name)}").fetchone()[0]
    return count
