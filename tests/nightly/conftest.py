"""Makes the stub readers and the helpers of these tests importable by name, here and in worker processes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "batch"):
    sys.path.insert(0, str(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to drop papers into; its database is papers.db beside it."""
    made = tmp_path / "papers"
    made.mkdir()
    return made
