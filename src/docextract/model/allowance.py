"""What the reading of one paper may take, and which of its pages are known to take too much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from docextract.model.page import Trouble

Step = Literal["read", "tables", "records"]
At = tuple[Step, int]
"""A step of the reading and the page it is at, from 1; 0 for the whole paper."""


GIVEN_UP = "page_given_up"
"""The issue of a page that took too much and was left unread; its paper is partial."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """`pages`: how many are read at most. `passwords` are tried on locked papers. `given_up`: steps that are not to be
    tried again, with the reason. `tell` is called as each step begins, so that someone may watch the time it takes.
    """

    pages: int = 3000
    passwords: tuple[str, ...] = field(default=(), repr=False)
    given_up: Mapping[At, str] = field(default_factory=dict)
    tell: Callable[[Step, int], None] = lambda step, page: None

    def refusal(self, step: Step, page: int) -> Trouble | None:
        """None where the step may be taken, which is told; else the trouble that says why it is left out."""
        reason = self.given_up.get((step, page))
        if reason is None:
            self.tell(step, page)
            return None
        what = "Page" if step == "read" else "The tables of page"
        stage = "read" if step == "read" else "tables"
        return Trouble(page, stage, GIVEN_UP, "error", f"{what} {page} left unread: {reason}")


UNLIMITED = Allowance(pages=1_000_000)
