"""The command line: a thin command for each thing one can ask. Heavy imports stay inside the commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docextract import __version__
from docextract.arguments import add_db, add_reading, cores, file_to_passwords, positive, spelt_out

if TYPE_CHECKING:
    from docextract.batch.run import Options

DONE, SOME_FAILED, USAGE, LOCKED, DATABASE, BROKEN, NO_REPORT, NOT_ADDING_UP, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 7, 130
DEFAULT_REPORTS = Path("outputs/reports")

EXAMPLES = """\
examples:
  docextract ingest papers/                          read a folder into outputs/docextract.db
  docextract ingest report.pdf --db council.db       read one paper into another database
  docextract nightly papers/ --db council.db         the same unattended, with a report for the morning
  docextract check --db council.db                   what does not add up, with pages and figures
  docextract verify --db council.db                  read every published figure again with another engine
  docextract publish --db council.db --to public/    a copy that does not change, for others to read
  docextract serve --db council.db --port 8002       browse it at http://127.0.0.1:8002/

exit codes:
  0    done
  1    done, but some papers could not be read; `issues` and `run_documents` in the database say why
  2    the command was not understood, or a path is not there
  3    another run is writing to the database
  4    the database cannot be opened or written
  5    docextract is not installed whole
  6    the papers are read, but the report or the copy could not be written
  7    with check --strict: some paper does not add up
  130  interrupted; what was published so far is complete, the next run goes on
"""

INGEST_EXAMPLES = """\
examples:
  docextract ingest papers/
  docextract ingest papers/ more/report.pdf --db council.db --workers 4
  docextract ingest papers/ --refresh failed         once the cause is mended
  docextract ingest papers/ --refresh version        what an older docextract has read
  docextract ingest papers/ --refresh budget_table   all papers of one type

Files are known by their content: what has not changed is not read again, whatever its name or date.
"""

NIGHTLY_EXAMPLES = """\
examples:
  docextract nightly /srv/papers --db /srv/docextract.db --reports /srv/reports
  docextract nightly papers/ --refresh version       after an upgrade

It reads as `ingest` does, prints what happened in a few lines, and writes DATE.html and DATE.json. docs/nightly.md has
a systemd timer and a line for cron.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit code; errors are told on standard error."""
    given = _parser().parse_args(spelt_out(sys.argv[1:] if arguments is None else arguments))
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
    from docextract.batch.preparation import prepare_workers

    prepare_workers()
    from docextract.batch.pool import NoReader
    from docextract.batch.progress import progress
    from docextract.batch.run import run_paths
    from docextract.batch.summary import outcomes_to_text
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError

    try:
        with progress(given.quiet) as shown:
            outcomes = run_paths(given.paths, given.db, _options(given), listener=shown.listen, announce=shown.announce)
    except Locked as error:
        return _complain(str(error), LOCKED)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    except NoReader as error:
        return _complain(f"docextract is not whole ({error}); install it anew", BROKEN)
    if not given.quiet:
        print(outcomes_to_text(outcomes))
    return SOME_FAILED if any(outcome.action == "failed" for outcome in outcomes) else DONE


def nightly(given: argparse.Namespace) -> int:
    """Read a folder unattended and report."""
    import signal

    from docextract.batch.morning_text import morning_to_text
    from docextract.batch.nightly import run_night
    from docextract.batch.pool import NoReader
    from docextract.batch.progress import progress
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the scheduler's stop ends it as Ctrl-C does
    try:
        with progress(given.quiet) as shown:
            night = run_night(
                given.folder, given.db, given.reports, _options(given), listener=shown.listen, announce=shown.announce
            )
    except Locked as error:
        return _complain(str(error), LOCKED)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    except NoReader as error:
        return _complain(f"docextract is not whole ({error}); install it anew", BROKEN)
    except FileNotFoundError:
        raise
    except OSError as error:
        return _complain(
            f"{given.reports}: {error.strerror}; the papers are read, the report is not written", NO_REPORT
        )
    if not given.quiet:
        print(morning_to_text(night.morning))
        print(f"report: {night.files[0]}")
    if isinstance(night.error, KeyboardInterrupt):
        return _complain("interrupted; what was published so far is complete", INTERRUPTED)
    if night.error:
        return _complain(str(night.error), DATABASE)
    return SOME_FAILED if night.failed else DONE


def publish(given: argparse.Namespace) -> int:
    """Write a copy of the database that does not change."""
    from docextract.publish.copy import publish_copy
    from docextract.publish.store import StoreError

    try:
        copy = publish_copy(given.db, given.to)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    except OSError as error:
        return _complain(f"{given.to}: {error.strerror}; choose another folder with --to", NO_REPORT)
    print(f"{copy.database} ({copy.database.stat().st_size / 1e6:,.1f} MB), {copy.inspect_file}")
    return DONE


def serve(given: argparse.Namespace) -> int:
    """Browse the database in Datasette."""
    from docextract.publish.views import VIEWS
    from docextract.web.server import CannotServe, serve_database

    try:
        serve_database(given.db, VIEWS, host=given.host, port=given.port, papers=given.papers)
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


def score(given: argparse.Namespace) -> int:
    """Hold the published records against the truth."""
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError
    from docextract.score.run import score_database
    from docextract.score.truth import TruthError

    try:
        outcome = score_database(given.truths, given.db, misses=given.misses, figures=given.json, publish=given.publish)
    except TruthError as error:
        return _complain(str(error), USAGE)
    except Locked as error:
        return _complain(str(error), LOCKED)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    print(outcome.text)
    return DONE if outcome.complete else SOME_FAILED


def check(given: argparse.Namespace) -> int:
    """Say what does not add up."""
    from docextract.publish.check_report import database_to_check_report
    from docextract.publish.store import StoreError

    try:
        report = database_to_check_report(given.db, unverifiable=given.unverifiable)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    print(report.text)
    return NOT_ADDING_UP if given.strict and report.fails else DONE


def verify(given: argparse.Namespace) -> int:
    """Read the published figures again with another engine."""
    from docextract.batch.limits import Limits
    from docextract.batch.pool import NoReader
    from docextract.batch.verification import Request, UnknownDocument, verify_papers
    from docextract.batch.verification_text import verified_to_text
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError

    limits = Limits(given.time_limit, given.memory_limit, given.page_time_limit)
    request = Request(
        given.papers, tuple(given.document), given.workers, limits, file_to_passwords(given.password_file)
    )
    try:
        verified = verify_papers(given.db, request)
    except UnknownDocument as error:
        return _complain(str(error), USAGE)
    except Locked as error:
        return _complain(str(error), LOCKED)
    except StoreError as error:
        return _complain(str(error), DATABASE)
    except NoReader as error:
        return _complain(f"docextract is not whole ({error}); install it anew", BROKEN)
    print(verified_to_text(verified, differences=given.differences))
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
    _add_nightly(commands)
    _add_publish(commands)
    _add_serve(commands)
    _add_inspect(commands)
    _add_check(commands)
    _add_verify(commands)
    _add_score(commands)
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
    add_db(parser)
    add_reading(parser)
    parser.set_defaults(command=ingest)


def _add_nightly(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "nightly",
        help="read a folder unattended, and report in the morning",
        epilog=NIGHTLY_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder where papers are dropped")
    add_db(parser)
    parser.add_argument(
        "--reports",
        type=Path,
        default=DEFAULT_REPORTS,
        metavar="DIR",
        help=f"where DATE.html and DATE.json go (default: {DEFAULT_REPORTS})",
    )
    add_reading(parser)
    parser.set_defaults(command=nightly)


def _add_publish(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("publish", help="write a copy that does not change, for others or as a backup")
    add_db(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder of the copy")
    parser.set_defaults(command=publish)


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="browse the database in a web browser")
    add_db(parser)
    papers = "the papers' folder, so that pages can be shown (default: where they were read from); may be repeated"
    parser.add_argument("--papers", type=Path, action="append", default=[], metavar="FOLDER", help=papers)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=positive, default=8001, help="port to listen on (default: 8001)")
    parser.set_defaults(command=serve)


def _add_inspect(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("inspect", help="draw a page with the words, lines and tables that were read from it")
    parser.add_argument("file", type=Path, metavar="FILE", help="a PDF")
    parser.add_argument("--page", type=positive, default=1, metavar="N", help="counted from 1 (default: 1)")
    parser.add_argument(
        "--out", type=Path, metavar="PNG", help="the picture (default: named after paper and page, in this folder)"
    )
    parser.add_argument("--dpi", type=positive, default=110, help="dots per inch (default: 110)")
    parser.set_defaults(command=inspect)


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("verify", help="read the published figures again with another engine")
    add_db(parser)
    add = parser.add_argument
    add("--papers", type=Path, metavar="FOLDER", help="the papers' folder (default: where they were ingested from)")
    add("--document", action="append", default=[], metavar="ID", help="only this paper: its id, path or file name")
    add("--differences", action="store_true", help="list what the two engines read differently")
    add("--workers", type=positive, default=cores(), metavar="N", help="processes (default: all cores)")
    add("--password-file", type=Path, metavar="FILE", help="passwords to try on locked papers, one a line")
    add("--time-limit", type=positive, default=900, metavar="SECONDS", help="for one paper (default: 900)")
    add("--page-time-limit", type=positive, default=60, metavar="SECONDS", help="for one page (default: 60)")
    add("--memory-limit", type=positive, default=600, metavar="MB", help="for one worker (default: 600)")
    parser.set_defaults(command=verify)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="say what does not add up, with pages and the figures taken")
    add_db(parser)
    parser.add_argument("--unverifiable", action="store_true", help="list what could not be decided too, and why")
    parser.add_argument("--strict", action="store_true", help="exit with 7 where any check fails")
    parser.set_defaults(command=check)


def _add_score(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("score", help="hold the published records against the truth about their papers")
    parser.add_argument(
        "truths", nargs="+", type=Path, metavar="TRUTH", help="a truth file, or a folder with *.truth.json in it"
    )
    add_db(parser)
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="list up to N misses of each sort and paper (default: none)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--publish", action="store_true", help="put the figures into the database's table accuracy")
    parser.set_defaults(command=score)


def _add_schemas(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("schemas", help="write the JSON Schemas and the SQL schema as files")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("schemas"), help="where to (default: schemas)")
    parser.set_defaults(command=schemas)


def _options(given: argparse.Namespace) -> Options:
    from docextract.batch.limits import Limits
    from docextract.batch.run import Options

    return Options(
        workers=given.workers,
        limits=Limits(given.time_limit, given.memory_limit, given.page_time_limit, given.page_limit),
        retry_failed=given.retry_failed,
        refresh=given.refresh,
        passwords=file_to_passwords(given.password_file),
    )


def _complain(message: str, code: int) -> int:
    print(f"docextract: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
