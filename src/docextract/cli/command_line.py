"""Says what commands there are, and runs the one that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from docextract import __version__
from docextract.cli import publishing, reading, trust, viewing
from docextract.cli.arguments import spelt_out
from docextract.cli.exit_codes import IN_WORDS, INTERRUPTED, USAGE, complain, error_to_exit_code

EXAMPLES = """\
examples:
  docextract ingest papers/                          read a folder into outputs/docextract.db
  docextract ingest report.pdf --db council.db       read one paper into another database
  docextract nightly papers/ --db council.db         the same unattended, with a report for the morning
  docextract check --db council.db                   what does not add up, with pages and figures
  docextract verify --db council.db                  read every published figure again with another engine
  docextract publish --db council.db --to public/    a copy that does not change, for others to read
  docextract export --format csv tables/             the tables as files, for spreadsheets and other programs
  docextract serve --db council.db --port 8002       browse it at http://127.0.0.1:8002/

"""

COMMANDS = (
    *(reading.add_ingest, reading.add_nightly, publishing.add_publish, publishing.add_export),
    *(viewing.add_serve, viewing.add_inspect),
    *(trust.add_check, trust.add_verify, trust.add_score, publishing.add_schemas),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit code; errors are told on standard error."""
    given = main_parser().parse_args(spelt_out(sys.argv[1:] if arguments is None else arguments))
    if given.command is None:
        main_parser().print_help()
        return USAGE
    try:
        code: int = given.command(given)
        return code
    except KeyboardInterrupt:
        return complain("interrupted; what was published so far is complete", INTERRUPTED)
    except Exception as error:
        known = error_to_exit_code(error)
        if known is None:
            raise
        return known


def main_parser() -> argparse.ArgumentParser:
    """The command line with all its commands."""
    parser = argparse.ArgumentParser(
        prog="docextract",
        description="Reads councils' finance papers and publishes what they say, with the page each figure stands on.",
        epilog=EXAMPLES + IN_WORDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"docextract {__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    return parser
