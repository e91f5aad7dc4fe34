"""Where a worker writes what it is at, for its parent to look at: shared memory, so that telling costs nothing."""

from __future__ import annotations

from multiprocessing.context import BaseContext
from typing import Any

from docextract.model.allowance import At, Step

STEPS: tuple[Step, ...] = ("read", "tables", "records")


class Board:
    """One number in shared memory: a step and a page, changed together. A worker gets it as its process is made."""

    def __init__(self, context: BaseContext) -> None:
        self._mark: Any = context.RawValue("q", -1)

    def tell(self, step: Step, page: int) -> None:
        self._mark.value = page * len(STEPS) + STEPS.index(step)

    def wipe(self) -> None:
        self._mark.value = -1

    @property
    def at(self) -> At | None:
        """The step and page told last; None where none was since it was wiped."""
        mark = int(self._mark.value)
        return None if mark < 0 else (STEPS[mark % len(STEPS)], mark // len(STEPS))
