"""The commands that give what was published to others: publish, export and schemas."""

from __future__ import annotations

import argparse
from pathlib import Path

from docextract.cli.arguments import Subparsers, add_db
from docextract.cli.exit_codes import BROKEN, DONE, NOT_WRITTEN, USAGE, complain

FORMS = ("csv", "jsonl", "parquet", "xlsx")
EXPORT_EXAMPLES = """\
examples:
  docextract export csv-2026/                        every table, with a description in datapackage.json
  docextract export --format xlsx sheets/ --table amounts --table risks

parquet needs pyarrow and xlsx needs openpyxl: install docextract with its extra `export`. docs/exports.md has what each
format holds.
"""


def add_publish(commands: Subparsers) -> None:
    """`docextract publish` and its options."""
    parser = commands.add_parser("publish", help="write a copy that does not change, for others or as a backup")
    add_db(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder of the copy")
    parser.set_defaults(command=publish)


def add_export(commands: Subparsers) -> None:
    """`docextract export` and its options."""
    parser = commands.add_parser(
        "export",
        help="write the tables as files for other programs",
        epilog=EXPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one of an earlier export")
    add_db(parser)
    parser.add_argument("--format", choices=FORMS, default="csv", help="of the files (default: csv)")
    parser.add_argument(
        "--table", action="append", default=[], metavar="NAME", help="only this table (default: all); may be repeated"
    )
    parser.set_defaults(command=export)


def add_schemas(commands: Subparsers) -> None:
    """`docextract schemas` and its options."""
    parser = commands.add_parser("schemas", help="write the JSON Schemas and the SQL schema as files")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("schemas"), help="where to (default: schemas)")
    parser.set_defaults(command=schemas)


def publish(given: argparse.Namespace) -> int:
    """Write a copy of the database that does not change."""
    from docextract.publish.copy import publish_copy

    try:
        copy = publish_copy(given.db, given.to)
    except OSError as error:
        return complain(f"{given.to}: {error.strerror}; choose another folder with --to", NOT_WRITTEN)
    print(f"{copy.database} ({copy.database.stat().st_size / 1e6:,.1f} MB), {copy.inspect_file}")
    return DONE


def export(given: argparse.Namespace) -> int:
    """Write the tables as files."""
    from docextract.publish.export.folder import FolderTaken
    from docextract.publish.export.package import LibraryMissing, TooManyRows, UnknownTable, export_database

    try:
        written = export_database(given.db, given.folder, given.format, given.table)
    except LibraryMissing as error:
        return complain(str(error), BROKEN)
    except (FolderTaken, TooManyRows, UnknownTable) as error:
        return complain(str(error), USAGE)
    except OSError as error:
        return complain(f"{given.folder}: {error.strerror}; choose another folder", NOT_WRITTEN)
    size, rows = (sum(numbers) for numbers in zip(*((t.size, t.rows) for t in written.tables), strict=True))
    print(f"{given.folder}: {len(written.tables)} tables, {rows:,} rows, {size / 1e6:,.1f} MB; see datapackage.json")
    return DONE


def schemas(given: argparse.Namespace) -> int:
    """Write the JSON Schemas and the SQL schema."""
    from docextract.publish.schema_files import write_schema_files

    written = write_schema_files(given.folder)
    print(f"{len(written)} files in {given.folder}")
    return DONE
