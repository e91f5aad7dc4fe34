"""The command line: a thin command for each thing one can ask, grouped into modules by what they are for."""

from __future__ import annotations

from docextract.cli.command_line import main
from docextract.cli.exit_codes import (
    BROKEN,
    DATABASE,
    DONE,
    INTERRUPTED,
    LOCKED,
    NOT_ADDING_UP,
    NOT_WRITTEN,
    SOME_FAILED,
    USAGE,
)

__all__ = [
    "BROKEN",
    "DATABASE",
    "DONE",
    "INTERRUPTED",
    "LOCKED",
    "NOT_ADDING_UP",
    "NOT_WRITTEN",
    "SOME_FAILED",
    "USAGE",
    "main",
]
