"""Finds the files of a folder and takes their fingerprints."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder.

    `path` is relative to the folder, with / between its parts, safe to store and print; `file` is for opening.
    `sha256` is None where the file was not taken, and `refusal` says why.
    """

    path: str
    file: Path
    size: int
    modified_ns: int
    sha256: str | None
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A folder to ingest. `files`: only these of it; None for all."""

    folder: Path
    files: tuple[Path, ...] | None = None


def paths_to_roots(paths: Iterable[Path]) -> list[Root]:
    """Folders as they are; single files, by folder, with their folder as the root. Raises FileNotFoundError."""
    folders: list[Path] = []
    files: dict[Path, list[Path]] = {}
    for path in paths:
        if path.is_dir():
            folders.append(path.resolve())
        elif path.exists():
            files.setdefault(path.parent.resolve(), []).append(path.parent.resolve() / path.name)
        else:
            raise FileNotFoundError(str(path))
    singles = [Root(folder, tuple(dict.fromkeys(found))) for folder, found in files.items() if folder not in folders]
    return [*(Root(folder) for folder in dict.fromkeys(folders)), *singles]


def root_to_files(root: Root) -> list[Found]:
    """Every file of the root with its fingerprint, sorted by path."""
    files = root.files if root.files is not None else _walk(root.folder)
    found = (_fingerprint(file, root.folder) for file in files)
    return sorted(found, key=lambda one: one.path)


def still_as_found(found: Found) -> bool:
    """False where the file was changed or removed since its fingerprint was taken."""
    try:
        now = found.file.stat()
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (found.size, found.modified_ns)


def relative_path(file: Path, folder: Path) -> str:
    """The path below the folder; bytes that are no UTF-8 are written as \\x escapes."""
    return os.fsencode(file.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[Path]:
    """Files; and folders that are not entered, so that they can be told of."""
    closed: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(at)
        entered = [name for name in folders if not name.startswith(".") and not (here / name).is_symlink()]
        yield from (here / name for name in (*names, *(set(folders) - set(entered))))
        folders[:] = entered
    yield from closed


def _fingerprint(file: Path, folder: Path) -> Found:
    path = relative_path(file, folder)
    refusal = _refusal(file, folder)
    if refusal:
        return Found(path, file, 0, 0, None, refusal)
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return Found(path, file, 0, 0, None, f"it cannot be opened: {error.strerror}")
    return Found(path, file, status.st_size, status.st_mtime_ns, digest)


def _refusal(file: Path, folder: Path) -> str | None:
    if file.name.startswith("."):
        return "a hidden folder" if file.is_dir() else "a hidden file"
    if file.is_symlink():
        try:
            inside = file.resolve(strict=True).is_relative_to(folder)
        except (OSError, RuntimeError):
            return "a symbolic link to nowhere"
        if not inside:
            return "a symbolic link out of the folder"
        if file.is_dir():
            return "a symbolic link to a folder"
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        return f"it cannot be opened: {error.strerror}"
    if file.is_dir():
        return "it cannot be opened: a folder without permission to read"
    return None if regular else "not a regular file"
