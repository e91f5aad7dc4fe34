"""The commands that show: serve and inspect."""

from __future__ import annotations

import argparse
from pathlib import Path

from docextract.cli.arguments import Subparsers, add_db, positive
from docextract.cli.exit_codes import DATABASE, DONE, SOME_FAILED, USAGE, complain


def add_serve(commands: Subparsers) -> None:
    """`docextract serve` and its options."""
    parser = commands.add_parser("serve", help="browse the database in a web browser")
    add_db(parser)
    papers = "the papers' folder, so that pages can be shown (default: where they were read from); may be repeated"
    parser.add_argument("--papers", type=Path, action="append", default=[], metavar="FOLDER", help=papers)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=positive, default=8001, help="port to listen on (default: 8001)")
    parser.set_defaults(command=serve)


def add_inspect(commands: Subparsers) -> None:
    """`docextract inspect` and its options."""
    parser = commands.add_parser("inspect", help="draw a page with the words, lines and tables that were read from it")
    parser.add_argument("file", type=Path, metavar="FILE", help="a PDF")
    parser.add_argument("--page", type=positive, default=1, metavar="N", help="counted from 1 (default: 1)")
    parser.add_argument(
        "--out", type=Path, metavar="PNG", help="the picture (default: named after paper and page, in this folder)"
    )
    parser.add_argument("--dpi", type=positive, default=110, help="dots per inch (default: 110)")
    parser.set_defaults(command=inspect)


def serve(given: argparse.Namespace) -> int:
    """Browse the database in Datasette."""
    from docextract.publish.views import VIEWS
    from docextract.web.server import CannotServe, serve_database

    try:
        serve_database(given.db, VIEWS, host=given.host, port=given.port, papers=given.papers)
    except CannotServe as error:
        return complain(str(error), DATABASE)
    return DONE


def inspect(given: argparse.Namespace) -> int:
    """Draw a page with what was read from it."""
    from docextract.inspection import inspect_page
    from docextract.read.unreadable import UnreadablePaper

    try:
        print(inspect_page(given.file, given.page, given.out, given.dpi))
    except UnreadablePaper as error:
        return complain(str(error), SOME_FAILED)
    except OSError as error:
        return complain(f"{error.filename}: {error.strerror}; choose another place with --out", USAGE)
    return DONE
