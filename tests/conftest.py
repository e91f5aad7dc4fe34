"""What all tests share: the papers of the project, the papers beside it, and repeatable property tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from docextract.batch.run import Options, run_paths

ROOT = Path(__file__).parents[1]

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the project's own papers, with their truth beside them."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def corpus_database(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own papers, read. Tests that write to it take a copy."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    outcomes = run_paths([corpus / "papers"], path, Options(workers=1))
    assert [outcome.action for outcome in outcomes] == ["added"] * 4
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers and their gold that DOCEXTRACT_SHARED names; without it the test is skipped."""
    named = os.environ.get("DOCEXTRACT_SHARED")
    if not named:
        pytest.skip("needs real papers: set DOCEXTRACT_SHARED to the folder that holds papers/ and gold/")
    folder = Path(named)
    if not (folder / "papers").is_dir():
        pytest.fail(f"DOCEXTRACT_SHARED names {folder}, which has no papers/ in it")
    return folder
