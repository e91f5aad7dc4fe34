"""Asking for help must not load what only some commands need: it is what people feel of a command line's speed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("datasette", "numpy", "pandas", "pdfplumber", "pymupdf", "spacy", "sqlite_utils")

PROGRAM = """
import sys
try:
    from docextract.cli import main
    sys.argv = ["docextract", *sys.argv[1:]]
    code = main()
except SystemExit as leaving:
    code = leaving.code
print("loaded:", *sorted(sys.modules))
sys.exit(code)
"""


def started(*arguments: str) -> tuple[int, str, set[str]]:
    """Runs the command line; gives its exit code, its output and the names of the modules it loaded."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True)
    said, _, loaded = done.stdout.rpartition("loaded: ")
    return done.returncode, said + done.stderr, set(loaded.split())


@pytest.mark.parametrize("arguments", [("--help",), ("ingest", "--help"), ("serve", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code, said, loaded = started(*arguments)
    assert code == 0, said
    assert "docextract" in said
    assert "docextract.cli" in loaded
    assert not loaded.intersection(HEAVY)
