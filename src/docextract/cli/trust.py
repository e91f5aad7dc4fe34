"""The commands that say how far the published figures can be trusted: check, verify and score."""

from __future__ import annotations

import argparse
from pathlib import Path

from docextract.cli.arguments import Subparsers, add_db, cores, file_to_passwords, positive
from docextract.cli.exit_codes import DONE, NOT_ADDING_UP, SOME_FAILED, USAGE, complain


def add_check(commands: Subparsers) -> None:
    """`docextract check` and its options."""
    parser = commands.add_parser("check", help="say what does not add up, with pages and the figures taken")
    add_db(parser)
    parser.add_argument("--unverifiable", action="store_true", help="list what could not be decided too, and why")
    parser.add_argument("--strict", action="store_true", help="exit with 7 where any check fails")
    parser.set_defaults(command=check)


def add_verify(commands: Subparsers) -> None:
    """`docextract verify` and its options."""
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


def add_score(commands: Subparsers) -> None:
    """`docextract score` and its options."""
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


def check(given: argparse.Namespace) -> int:
    """Say what does not add up."""
    from docextract.publish.check_report import database_to_check_report

    report = database_to_check_report(given.db, unverifiable=given.unverifiable)
    print(report.text)
    return NOT_ADDING_UP if given.strict and report.fails else DONE


def verify(given: argparse.Namespace) -> int:
    """Read the published figures again with another engine."""
    from docextract.batch.limits import Limits
    from docextract.batch.verification import Request, UnknownDocument, verify_papers
    from docextract.batch.verification_text import verified_to_text

    limits = Limits(given.time_limit, given.memory_limit, given.page_time_limit)
    request = Request(
        given.papers, tuple(given.document), given.workers, limits, file_to_passwords(given.password_file)
    )
    try:
        verified = verify_papers(given.db, request)
    except UnknownDocument as error:
        return complain(str(error), USAGE)
    print(verified_to_text(verified, differences=given.differences))
    return DONE


def score(given: argparse.Namespace) -> int:
    """Hold the published records against the truth."""
    from docextract.score.run import score_database
    from docextract.score.truth import TruthError

    try:
        outcome = score_database(given.truths, given.db, misses=given.misses, figures=given.json, publish=given.publish)
    except TruthError as error:
        return complain(str(error), USAGE)
    print(outcome.text)
    return DONE if outcome.complete else SOME_FAILED
