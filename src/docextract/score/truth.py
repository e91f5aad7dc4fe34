"""What a careful reader found in a paper, as JSON: the yardstick."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
ENDINGS = ("*.truth.json", "*.gold.json")


class TruthError(Exception):
    """A truth file cannot be used. The message names the file and what is missing."""


@dataclass(frozen=True, slots=True)
class Truth:
    """One paper's truth. `document` is the end of the paper's path; `content` the whole file."""

    document: str
    content: Mapping[str, Any]

    def rows(self, name: str) -> list[Row]:
        """The records under `name`; empty where the file has none, or only a count."""
        found = self.content.get(name)
        return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def paths_to_truths(paths: Iterable[Path]) -> list[Truth]:
    """The truth in files and folders (those are searched below for *.truth.json), in the order of their paths.

    Raises FileNotFoundError for a path that is not there, TruthError for a file that is no truth.
    """
    return [_file_to_truth(file) for path in paths for file in _files(path)]


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise FileNotFoundError(2, "no such file or folder", str(path))
    if not path.is_dir():
        return [path]
    files = sorted({file for ending in ENDINGS for file in path.rglob(ending)})
    if not files:
        raise TruthError(f"{path}: no file in it is called {' or '.join(ENDINGS)}")
    return files


def _file_to_truth(path: Path) -> Truth:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TruthError(f"{path}: not JSON: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("document"), str):
        raise TruthError(f'{path}: no truth: "document" must name the paper')
    return Truth(content["document"], content)
