"""What people may write behind the options of a command, and the options that several share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command is added to."""

DEFAULT_DB = Path("outputs/docextract.db")
DOC_TYPES = (
    *("business_case_pack", "agenda_pack", "agenda", "committee_report", "minutes", "finance_monitoring"),
    *("budget_table", "risk_register", "consultancy_report", "web_page", "other"),
)


def file_to_passwords(file: Path | None) -> tuple[str, ...]:
    """The lines of the file. Raises FileNotFoundError."""
    if file is None:
        return ()
    lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return tuple(dict.fromkeys(line for line in lines if line))


def spelt_out(arguments: Sequence[str]) -> list[str]:
    """--refresh without a word after it means all: argparse would take the path that follows for the word."""
    spelt: list[str] = []
    for at, argument in enumerate(arguments):
        following = arguments[at + 1] if at + 1 < len(arguments) else ""
        bare = argument == "--refresh" and not _is_refreshed(following)
        spelt.append("--refresh=all" if bare else argument)
    return spelt


def _is_refreshed(word: str) -> bool:
    return word in ("all", "failed", "version", *DOC_TYPES) or word.replace(".", "").isdecimal()


def refreshed(word: str) -> str:
    """What --refresh may be given. Raises ArgumentTypeError."""
    if not _is_refreshed(word):
        raise argparse.ArgumentTypeError(f"{word}: say all, failed, version, a version's number or a type of document")
    return word


def positive(text: str) -> int:
    """A whole number above 0. Raises ArgumentTypeError."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return number


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def add_db(parser: argparse.ArgumentParser) -> None:
    """Which database."""
    parser.add_argument(
        "--db", type=Path, default=DEFAULT_DB, metavar="FILE", help=f"the database (default: {DEFAULT_DB})"
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """What the commands that read papers have in common."""
    add = parser.add_argument
    add("--workers", type=positive, default=cores(), metavar="N", help="processes (default: all cores)")
    add(
        "--refresh",
        type=refreshed,
        metavar="[WHAT]",
        help="read again what has not changed: all (default), failed, version (what another version read), a type of"
        " document such as budget_table, or the number of the version that read it",
    )
    add("--retry-failed", action="store_true", help="read again what could not be read before")
    add("--password-file", type=Path, metavar="FILE", help="passwords to try on locked papers, one a line")
    add("--time-limit", type=positive, default=120, metavar="SECONDS", help="for one paper (default: 120)")
    add("--page-time-limit", type=positive, default=10, metavar="SECONDS", help="for one page (default: 10)")
    add("--page-limit", type=positive, default=3000, metavar="N", help="pages read of a paper (default: 3000)")
    add("--memory-limit", type=positive, default=600, metavar="MB", help="for one worker (default: 600)")
    add("--quiet", action="store_true", help="no progress bar and no summary")
