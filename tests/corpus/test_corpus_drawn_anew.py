"""The committed papers and their truth are what the script draws, byte for byte."""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest


@pytest.fixture(scope="module")
def anew(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the script has just drawn all papers."""
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run(
        [sys.executable, "-m", "corpus.make", "--to", str(folder)], cwd=root, check=True, capture_output=True
    )
    return folder


def drawn_files(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in (".pdf", ".json", ".csv")
    )


def test_the_same_files_are_drawn(corpus: Path, anew: Path) -> None:
    assert drawn_files(anew) == drawn_files(corpus)


def test_every_byte_is_the_same(corpus: Path, anew: Path) -> None:
    stale = [name for name in drawn_files(anew) if (anew / name).read_bytes() != (corpus / name).read_bytes()]
    assert not stale, f"{stale} are stale: run python -m corpus.make"


def test_the_manifest_tells_pages_and_checksums(corpus: Path) -> None:
    with (corpus / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"] for row in rows} == {path.name for path in corpus.glob("papers/*.pdf")}
    for row in rows:
        path = corpus / "papers" / row["file"]
        assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert int(row["pages"]) == len(pymupdf.open(path))


def test_the_papers_are_small_and_bear_no_date(corpus: Path) -> None:
    papers = list(corpus.glob("papers/*.pdf"))
    assert sum(path.stat().st_size for path in papers) < 3_000_000
    for path in papers:
        assert b"CreationDate (D:2000" in path.read_bytes()
