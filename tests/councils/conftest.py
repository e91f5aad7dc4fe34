"""Small papers in the manner of many councils, drawn with ReportLab and read like any other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, SimpleDocTemplate

sys.path.insert(0, str(Path(__file__).parent))

from press import page_of
from read_back import ReadBack

from docextract.pipeline import read_paper


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ReadBack]:
    """Draws these flowables on one paper and reads it. `wide` turns the page on its side."""

    def draw(*flow: Flowable | Sequence[Flowable], wide: bool = False, name: str = "paper") -> ReadBack:
        path = tmp_path / f"{name}.pdf"
        parts = [part for one in flow for part in (one if isinstance(one, list) else [one])]
        SimpleDocTemplate(str(path), pagesize=page_of(wide), margins=50, invariant=1).build(parts)
        digest = sha256(path.read_bytes()).hexdigest()
        return ReadBack(read_paper(path, relative=path.name, sha256=digest))

    return draw
