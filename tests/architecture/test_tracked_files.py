"""What must hold for every file of the project: modules of a size to read at once, and nothing tied to one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

MOST_LINES = 400

# Written so that this file does not match itself.
ABSOLUTE = re.compile(rb"(?:(?<![\w.~}/-])|(?<=//))/(?:work|root|tmp|home/\w+|Users/\w+)[/](?=[\w.])")
REGISTRY = re.compile(
    rb"--(?:extra-)?index-url|--find(?=-)-links|--trusted(?=-)-host"
    rb"|python(?=hosted)hosted\.org|pypi(?=\.)\.(?:org|python)|registry(?=\.npm)\.npmjs|deb(?=\.deb)\.debian\.org"
)


def test_the_patterns_see_what_they_look_for() -> None:
    slash = b"/"
    for path in (b"work", b"root", b"home/ann", b"tmp"):
        assert ABSOLUTE.search(b'open("' + slash + path + slash + b'x.pdf")')
        assert ABSOLUTE.search(b"file://" + slash + path + slash + b"x.pdf")
    assert not ABSOLUTE.search(b"https://council.example/work/papers and src/work/x and ../work/x")
    assert REGISTRY.search(b"--index" + b"-url https://example")
    assert REGISTRY.search(b"https://pypi" + b".org/simple")


def tracked(root: Path) -> list[Path]:
    """The files that git keeps and that are still there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip(f"not a git checkout: {listing.stderr.strip()}")
    return [path for name in listing.stdout.split("\0") if name and (path := root / name).is_file()]


def test_no_file_names_a_machine(root: Path) -> None:
    bad = []
    for path in tracked(root):
        content = path.read_bytes()
        if found := ABSOLUTE.search(content) or REGISTRY.search(content):
            bad.append(f"{path.relative_to(root)}: {found[0].decode()!r}")
    assert not bad, "absolute paths or registries' host names in:\n" + "\n".join(bad)


def test_modules_are_short(root: Path) -> None:
    modules = list((root / "src").rglob("*.py"))
    long = {
        f"{path.relative_to(root)}: {lines} lines"
        for path in modules
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MOST_LINES
    }
    assert modules
    assert not long, f"split along a real seam, over {MOST_LINES} lines: {sorted(long)}"
