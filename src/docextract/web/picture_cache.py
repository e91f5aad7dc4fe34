"""Pictures that were drawn before, kept on disk up to a size; those not looked at for longest go first."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from tempfile import NamedTemporaryFile

FOLDER = "DOCEXTRACT_CACHE"
BYTES = 500_000_000
SWEEP_EVERY = 200
"""Pictures put in between two looks at the size of the whole."""


def default_folder() -> Path:
    """What the environment variable names, else a folder of the user's cache."""
    named = os.environ.get(FOLDER)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(named) if named else Path(base) / "docextract" / "pages"


class PictureCache:
    """A folder of PNGs; without a folder that can be written to nothing is kept, which is slower and does no harm."""

    def __init__(self, folder: Path, most_bytes: int = BYTES) -> None:
        self._folder = folder
        self._most = most_bytes
        self._put = 0
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        """The picture of that name, None where it is not kept."""
        path = self._folder / name
        try:
            picture = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return picture

    def put(self, name: str, picture: bytes) -> None:
        """Keep it. Another process may do the same at the same time: a name always stands for a whole picture."""
        try:
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".new.png", delete=False) as stream:
                stream.write(picture)
            os.replace(stream.name, self._folder / name)
        except OSError:
            return
        with self._lock:
            self._put += 1
            sweep = self._put % SWEEP_EVERY == 1
        if sweep:
            self.sweep()

    def sweep(self) -> None:
        """Remove the pictures used longest ago until the rest is a tenth below the limit."""
        kept = sorted(((stat.st_mtime_ns, stat.st_size, path) for path, stat in self._stats()), reverse=True)
        total = 0
        full = sum(size for _, size, _ in kept) > self._most
        for _, size, path in kept if full else ():
            total += size
            if total > self._most * 0.9:
                path.unlink(missing_ok=True)

    def _stats(self) -> list[tuple[Path, os.stat_result]]:
        found = []
        for path in self._folder.rglob("*.png"):
            try:
                found.append((path, path.stat()))
            except OSError:
                continue  # removed by another process meanwhile
        return found
