"""The command line: a thin command for each thing one can ask. Heavy imports stay inside the commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from docextract import __version__

DONE, SOME_FAILED, USAGE, LOCKED, DATABASE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
DEFAULT_DB = Path("outputs/docextract.db")

EXAMPLES = """\
examples:
  docextract ingest papers/                          read a folder into outputs/docextract.db
  docextract ingest report.pdf --db council.db       read one paper into another database
  docextract serve --db council.db --port 8002       browse it at http://127.0.0.1:8002/

exit codes:
  0    done
  1    done, but some papers could not be read; `issues` and `run_documents` in the database say why
  2    the command was not understood, or a path is not there
  3    another run is writing to the database
  4    the database cannot be opened or written
  5    docextract is not installed whole
  130  interrupted; what was published so far is complete, the next run goes on
"""

INGEST_EXAMPLES = """\
examples:
  docextract ingest papers/
  docextract ingest papers/ more/report.pdf --db council.db --workers 4
  docextract ingest papers/ --retry-failed           once the cause is mended

Files are known by their content: what has not changed is not read again, whatever its name or date.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit code; errors are told on standard error."""
    given = _parser().parse_args(arguments)
    if given.command is None:
        _parser().print_help()
        return USAGE
    try:
        code: int = given.command(given)
        return code
    except KeyboardInterrupt:
        return _complain("interrupted; what was published so far is complete", INTERRUPTED)
    except FileNotFoundError as error:
        return _complain(f"{error.filename or error}: there is no such file or folder; check the path", USAGE)


def ingest(given: argparse.Namespace) -> int:
    """Read papers into the database."""
    from docextract.batch.limits import Limits
    from docextract.batch.pool import NoReader
    from docextract.batch.progress import progress
    from docextract.batch.run import Options, run_paths
    from docextract.batch.summary import outcomes_to_text
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError

    options = Options(
        workers=given.workers,
        limits=Limits(given.time_limit, given.memory_limit),
        retry_failed=given.retry_failed,
        refresh=given.refresh,
    )
    try:
        with progress(given.quiet) as shown:
            outcomes = run_paths(given.paths, given.db, options, listener=shown.listen, announce=shown.announce)
    except Locked as error:
        return _complain(str(error), LOCKED)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    except NoReader as error:
        return _complain(f"docextract is not whole ({error}); install it anew", BROKEN)
    if not given.quiet:
        print(outcomes_to_text(outcomes))
    return SOME_FAILED if any(outcome.action == "failed" for outcome in outcomes) else DONE


def serve(given: argparse.Namespace) -> int:
    """Browse the database in Datasette."""
    from docextract.publish.views import VIEWS
    from docextract.web.server import CannotServe, serve_database

    try:
        serve_database(given.db, VIEWS, host=given.host, port=given.port)
    except CannotServe as error:
        return _complain(str(error), DATABASE)
    return DONE


def inspect(given: argparse.Namespace) -> int:
    """Draw a page with what was read from it."""
    from docextract.inspection import inspect_page
    from docextract.read.unreadable import UnreadablePaper

    try:
        print(inspect_page(given.file, given.page, given.out, given.dpi))
    except UnreadablePaper as error:
        return _complain(str(error), SOME_FAILED)
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}; choose another place with --out", USAGE)
    return DONE


def schemas(given: argparse.Namespace) -> int:
    """Write the JSON Schemas and the SQL schema."""
    from docextract.publish.schema_files import write_schema_files

    written = write_schema_files(given.folder)
    print(f"{len(written)} files in {given.folder}")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="docextract",
        description="Reads councils' finance papers and publishes what they say, with the page each figure stands on.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"docextract {__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_ingest(commands)
    _add_serve(commands)
    _add_inspect(commands)
    _add_schemas(commands)
    return parser


def _add_ingest(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "ingest",
        help="read papers into the database",
        epilog=INGEST_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a PDF, or a folder of them")
    _add_db(parser)
    parser.add_argument(
        "--workers", type=_positive, default=_cores(), metavar="N", help="processes (default: all cores)"
    )
    parser.add_argument("--retry-failed", action="store_true", help="read again what could not be read before")
    parser.add_argument("--refresh", action="store_true", help="read everything again, though it has not changed")
    parser.add_argument(
        "--time-limit", type=_positive, default=120, metavar="SECONDS", help="for one paper (default: 120)"
    )
    parser.add_argument(
        "--memory-limit", type=_positive, default=600, metavar="MB", help="for one worker (default: 600)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary")
    parser.set_defaults(command=ingest)


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="browse the database in a web browser")
    _add_db(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_positive, default=8001, help="port to listen on (default: 8001)")
    parser.set_defaults(command=serve)


def _add_inspect(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("inspect", help="draw a page with the words, lines and tables that were read from it")
    parser.add_argument("file", type=Path, metavar="FILE", help="a PDF")
    parser.add_argument("--page", type=_positive, default=1, metavar="N", help="counted from 1 (default: 1)")
    parser.add_argument(
        "--out", type=Path, metavar="PNG", help="the picture (default: named after paper and page, in this folder)"
    )
    parser.add_argument("--dpi", type=_positive, default=110, help="dots per inch (default: 110)")
    parser.set_defaults(command=inspect)


def _add_schemas(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("schemas", help="write the JSON Schemas and the SQL schema as files")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("schemas"), help="where to (default: schemas)")
    parser.set_defaults(command=schemas)


def _add_db(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--db", type=Path, default=DEFAULT_DB, metavar="FILE", help=f"the database (default: {DEFAULT_DB})"
    )


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return number


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _complain(message: str, code: int) -> int:
    print(f"docextract: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
