"""The list of the papers with their pages and checksums."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

from .papers import PAPERS


def write_manifest(folder: Path) -> list[str]:
    """Write MANIFEST.csv beside the papers; returns its lines."""
    path = folder / "MANIFEST.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "pages", "sha256", "what it is"])
        for paper in PAPERS:
            content = (folder / "papers" / f"{paper.name}.pdf").read_bytes()
            writer.writerow(
                [f"{paper.name}.pdf", page_count(content), hashlib.sha256(content).hexdigest(), paper.about]
            )
    return path.read_text(encoding="utf-8").splitlines()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF written by these scripts has (its objects are not compressed)."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))
