"""The folder of an export: it stands whole or not at all, and only an earlier export may be replaced."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE_FILE = "datapackage.json"


class FolderTaken(Exception):
    """There is something else at the place of the export. The message says what, and what to do."""


@contextmanager
def draft_folder(target: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of `target` when all has gone well, and else goes.

    Raises FolderTaken where `target` is neither new, nor empty, nor an earlier export; OSError where nothing can be
    written there.
    """
    target = target.resolve()
    aside = target.with_name(f".{target.name}.before")
    if aside.exists() and not target.exists():  # an earlier exchange was cut short between its two steps
        aside.rename(target)
    _refuse_others(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.mkdir(parents=True)
    try:
        yield draft
        _refuse_others(target)
        _exchange(draft, target, aside)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _exchange(draft: Path, target: Path, aside: Path) -> None:
    if not target.exists():
        draft.rename(target)
        return
    shutil.rmtree(aside, ignore_errors=True)
    target.rename(aside)
    try:
        draft.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refuse_others(target: Path) -> None:
    remedy = "name a new folder, an empty one or one of an earlier export"
    if not target.exists():
        return
    if not target.is_dir():
        raise FolderTaken(f"{target}: that is a file; {remedy}")
    others = sorted({path.name for path in target.iterdir()} - _files_of_export(target / PACKAGE_FILE))
    if others:
        named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        raise FolderTaken(f"{target}: there are other files in it ({named}); {remedy}")


def _files_of_export(package_file: Path) -> set[str]:
    """The files of an earlier export; none where this is not one."""
    try:
        package = json.loads(package_file.read_text(encoding="utf-8"))
        if not package["docextract"]:
            return set()
        return {package_file.name, *(resource["path"] for resource in package["resources"])}
    except (OSError, ValueError, LookupError, TypeError):
        return set()
