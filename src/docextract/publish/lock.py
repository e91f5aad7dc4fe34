"""One writer at a time: a lock on a file beside the database, which the system lets go when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

PATIENCE = 0.5  # seconds


class Locked(Exception):
    """Another process is writing to the database."""


class WriterLock:
    """Held from construction to `release`. Raises Locked where another process holds it.

    The file stays when the lock is let go: removing it would let two writers hold locks on two files of one name.
    """

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _lock(self._file)
        except OSError as error:
            holder = os.pread(self._file, 20, 0).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise Locked(f"{database}: another run is writing to it (process {holder}); wait for it to end") from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._file)


def _lock(file: int) -> None:
    """Take the lock; a process killed while it was starting another leaves it held until that one has started."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.02)
