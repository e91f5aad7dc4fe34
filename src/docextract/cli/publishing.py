"""The commands that give what was published to others: publish and schemas."""

from __future__ import annotations

import argparse
from pathlib import Path

from docextract.cli.arguments import Subparsers, add_db
from docextract.cli.exit_codes import DONE, NOT_WRITTEN, complain


def add_publish(commands: Subparsers) -> None:
    """`docextract publish` and its options."""
    parser = commands.add_parser("publish", help="write a copy that does not change, for others or as a backup")
    add_db(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder of the copy")
    parser.set_defaults(command=publish)


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


def schemas(given: argparse.Namespace) -> int:
    """Write the JSON Schemas and the SQL schema."""
    from docextract.publish.schema_files import write_schema_files

    written = write_schema_files(given.folder)
    print(f"{len(written)} files in {given.folder}")
    return DONE
