"""Where the papers' files lie. No part of a path comes from a request, and only the very file that was read is used."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docextract.web.asking import ask

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

FOLDERS = "DOCEXTRACT_PAPERS"
"""The environment variable that names the folder of papers, or several as PATH does."""

PLACES = """
SELECT root, path FROM places WHERE document_id = :id OR current_id = :id
ORDER BY missing_since IS NOT NULL, document_id = :id DESC, root, path
"""


class PaperMissing(Exception):
    """The file is in none of the places where it was expected, or is not the file that was read.

    `expected` are the places in words fit for a reader, `changed` is true where a file of that name has other content.
    """

    def __init__(self, expected: tuple[str, ...], *, changed: bool) -> None:
        self.expected = expected
        self.changed = changed
        super().__init__("; ".join(expected))


def configured_folders(datasette: Datasette) -> tuple[Path, ...]:
    """The folders of papers: the plugin's setting `papers` (one or a list), else the environment variable's."""
    config = datasette.plugin_config("docextract") or {}
    given = config.get("papers") or os.environ.get(FOLDERS, "").split(os.pathsep)
    return tuple(Path(str(folder)) for folder in ([given] if isinstance(given, str) else given) if folder)


async def document_to_file(datasette: Datasette, database: Database, document: Mapping[str, Any]) -> Path:
    """The file of a row of `documents`, found by its path and known by its sha256. Raises PaperMissing.

    Looked for in the configured folders; where none is set, in the folders from which the papers were read.
    """
    places = await ask(database, PLACES, {"id": document["id"]})
    paths = list(dict.fromkeys([document["path"], *(place["path"] for place in places)]))
    folders = configured_folders(datasette)
    if folders:
        candidates = [(folder, path) for folder in folders for path in paths]
    else:
        candidates = [(Path(place["root"]), place["path"]) for place in places]
    return await asyncio.to_thread(_first_true, candidates, document["sha256"])


def _first_true(candidates: Iterable[tuple[Path, str]], sha256: str) -> Path:
    expected, changed = [], False
    for folder, relative in candidates:
        path = _inside(folder, relative)
        if path is None:
            continue
        expected.append(relative)
        try:
            stat = path.stat()
            if _sha256(path, stat.st_size, stat.st_mtime_ns, stat.st_ino) == sha256:
                return path
            changed = True
        except OSError:
            continue
    raise PaperMissing(tuple(dict.fromkeys(expected)), changed=changed)


def _inside(folder: Path, relative: str) -> Path | None:
    """None for a path that would lead out of the folder: a database may come from anywhere."""
    parts = PurePosixPath(relative)
    if parts.is_absolute() or ".." in parts.parts or "\0" in relative:
        return None
    return folder / parts


@lru_cache(maxsize=4096)
def _sha256(path: Path, size: int, mtime_ns: int, inode: int) -> str:
    """Of the file's content; asked again when any of the rest has changed. Raises OSError."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
