"""What people may write behind the options of a command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

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
