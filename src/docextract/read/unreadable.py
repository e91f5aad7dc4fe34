"""What a reader says when a file gives nothing at all."""

from __future__ import annotations

from pathlib import Path


class UnreadablePaper(Exception):
    """Nothing of this file can be read. `reason` says why, `remedy` what a person can do about it."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason} ({remedy})")
        self.path = path
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[UnreadablePaper], tuple[Path, str, str]]:
        """Crosses from a worker to its parent in one piece."""
        return type(self), (self.path, self.reason, self.remedy)
