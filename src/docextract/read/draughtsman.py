"""Draws pages for another process, which may kill this one when a page takes too long.

Started as `python -m docextract.read.draughtsman`. A request is a line of JSON on standard input: {"path", "page",
"dpi", "part": [x0, y0, x1, y1] or null, "max_pixels"}. The answer on standard output is a line of JSON, {"length",
"error": null or why it cannot be drawn}, then `length` bytes of PNG.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

from docextract.model.geometry import Box
from docextract.read.picture import page_to_png
from docextract.read.unreadable import UnreadablePaper

MEMORY = 1_500_000_000
"""Bytes; a page that needs more ends the process, which is the other's to notice."""


def answer_requests(requests: BinaryIO, answers: BinaryIO) -> None:
    """Until there are no more requests."""
    for line in requests:
        png, error = b"", None
        try:
            png = _draw(json.loads(line))
        except UnreadablePaper as unreadable:
            error = unreadable.reason
        answers.write(json.dumps({"length": len(png), "error": error}).encode() + b"\n" + png)
        answers.flush()


def _draw(asked: dict[str, object]) -> bytes:
    part = asked["part"]
    return page_to_png(
        str(asked["path"]),
        int(str(asked["page"])),
        int(str(asked["dpi"])),
        part=Box(*part) if isinstance(part, list) else None,
        max_pixels=int(str(asked["max_pixels"])),
    )


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Answers on the real standard output; whatever a library prints goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory()
    answer_requests(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
