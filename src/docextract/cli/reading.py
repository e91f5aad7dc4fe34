"""The commands that read papers: ingest and nightly. Heavy imports stay inside the commands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from docextract.cli.arguments import Subparsers, add_db, add_reading, file_to_passwords
from docextract.cli.exit_codes import DATABASE, DONE, INTERRUPTED, NOT_WRITTEN, SOME_FAILED, complain

if TYPE_CHECKING:
    from docextract.batch.run import Options

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

DEFAULT_REPORTS = Path("outputs/reports")


def add_ingest(commands: Subparsers) -> None:
    """`docextract ingest` and its options."""
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


def add_nightly(commands: Subparsers) -> None:
    """`docextract nightly` and its options."""
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


def ingest(given: argparse.Namespace) -> int:
    """Read papers into the database."""
    from docextract.batch.preparation import prepare_workers

    prepare_workers()
    from docextract.batch.progress import progress
    from docextract.batch.run import run_paths
    from docextract.batch.summary import outcomes_to_text

    options = namespace_to_options(given)
    with progress(given.quiet) as shown:
        outcomes = run_paths(given.paths, given.db, options, listener=shown.listen, announce=shown.announce)
    if not given.quiet:
        print(outcomes_to_text(outcomes))
    return SOME_FAILED if any(outcome.action == "failed" for outcome in outcomes) else DONE


def nightly(given: argparse.Namespace) -> int:
    """Read a folder unattended and report."""
    import signal

    from docextract.batch.morning_text import morning_to_text
    from docextract.batch.nightly import run_night
    from docextract.batch.progress import progress

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the scheduler's stop ends it as Ctrl-C does
    options = namespace_to_options(given)
    try:
        with progress(given.quiet) as shown:
            night = run_night(
                given.folder, given.db, given.reports, options, listener=shown.listen, announce=shown.announce
            )
    except FileNotFoundError:
        raise
    except OSError as error:
        return complain(
            f"{given.reports}: {error.strerror}; the papers are read, the report is not written", NOT_WRITTEN
        )
    if not given.quiet:
        print(morning_to_text(night.morning))
        print(f"report: {night.files[0]}")
    if isinstance(night.error, KeyboardInterrupt):
        return complain("interrupted; what was published so far is complete", INTERRUPTED)
    if night.error:
        return complain(str(night.error), DATABASE)
    return SOME_FAILED if night.failed else DONE


def namespace_to_options(given: argparse.Namespace) -> Options:
    """How papers are to be read. Raises FileNotFoundError where the file of passwords is not there."""
    from docextract.batch.limits import Limits
    from docextract.batch.run import Options

    return Options(
        workers=given.workers,
        limits=Limits(given.time_limit, given.memory_limit, given.page_time_limit, given.page_limit),
        retry_failed=given.retry_failed,
        refresh=given.refresh,
        passwords=file_to_passwords(given.password_file),
    )
