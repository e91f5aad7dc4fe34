"""Text that a spreadsheet would run: what begins like a formula gets an apostrophe before it, and can lose it again."""

from __future__ import annotations

MARK = "'"
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these spreadsheets let a formula begin, the wide ones where the keyboard is Japanese or Chinese."""
OVERLOOKED = MARK + " \u00a0\u200b\ufeff"
"""What may stand before a formula and not keep it from being one."""


def text_to_cell(text: str) -> str:
    """The text as a spreadsheet may have it: "-5" becomes "'-5". A text that already looks so gets one mark more."""
    return MARK + text if _may_run(text) else text


def cell_to_text(cell: str) -> str:
    """The text that `text_to_cell` was given."""
    return cell[1:] if cell.startswith(MARK) and _may_run(cell) else cell


def _may_run(text: str) -> bool:
    return text.lstrip(OVERLOOKED).startswith(STARTS)
