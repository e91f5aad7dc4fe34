"""The import contracts are worth something only if a wrong import breaks them: each is broken here on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache', '--no-logo'])"

WRONG = [
    ("model/page.py", "import docextract.vocabulary", "Arrows run one way"),
    ("parse/wrong.py", "import docextract.layout", "Arrows run one way"),
    ("tables/wrong.py", "import docextract.read", "Arrows run one way"),
    ("extract/wrong.py", "import docextract.tables", "Arrows run one way"),
    ("newcomer.py", "", "Arrows run one way"),
    ("layout/wrong.py", "import pymupdf", "Only read/ opens PDFs"),
    ("tables/wrong.py", "def reread():\n    import pdfplumber", "Only read/ opens PDFs"),
    ("batch/wrong.py", "import sqlite3", "Only publish/ opens SQLite"),
    ("web/wrong.py", "import docextract.tables", "web/ draws pages"),
    ("web/wrong.py", "import docextract.read.words", "web/ draws pages"),
    ("model/wrong.py", "import numpy", "model/ imports only pydantic"),
]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the sources and of the contracts."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    for name in ("picture.py", "words.py"):
        (tmp_path / "src/docextract/read" / name).touch()
    return tmp_path


def lint(folder: Path) -> tuple[int, str]:
    """The exit code and the report of import-linter in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"}
    done = subprocess.run([sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_sources_keep_the_contracts(copy: Path) -> None:
    (copy / "src/docextract/web/right.py").write_text("import docextract.read.picture\n")
    code, report = lint(copy)
    assert code == 0, report


@pytest.mark.parametrize(("module", "line", "contract"), WRONG)
def test_a_wrong_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    with (copy / "src/docextract" / module).open("a") as file:
        file.write(f"\n{line}\n")
    code, report = lint(copy)
    broken = [row for row in report.splitlines() if " BROKEN" in row and row.startswith(contract)]
    assert code == 1, report
    assert broken, report
