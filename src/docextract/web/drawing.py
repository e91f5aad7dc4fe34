"""Pages drawn in a process of their own, so that one that hangs or kills it does not take the site with it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

SECONDS = 10.0
REST = 600.0
"""Seconds for which a page that was given up is not tried again."""
PIXELS = 12_000_000
COMMAND = (sys.executable, "-m", "docextract.read.draughtsman")


class CannotDraw(Exception):
    """The page cannot be drawn, or not in time; the message says why in words fit for a reader."""


class Died(CannotDraw):
    """The page has cost the process its life."""


class Draughtsman:
    """One process that draws, one page at a time. It is started when it is first needed, and again when it has died.

    What has cost the process its life is not tried again for a while, or a list of crops would hold up everybody.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._given_up: dict[tuple[Path, int], tuple[float, CannotDraw]] = {}

    def draw(self, path: Path, page: int, dpi: int, part: Sequence[float] | None = None) -> bytes:
        """The page, counted from 1, or a part of it in points, as PNG. Waits for its turn. Raises CannotDraw."""
        asked = {"path": str(path), "page": page, "dpi": dpi, "part": part and list(part), "max_pixels": PIXELS}
        with self._lock:
            when, failure = self._given_up.get((path, page), (0.0, None))
            if failure and time.monotonic() - when < REST:
                raise failure
            process = self._process
            if process is None or process.poll() is not None:
                process = self._process = _start()
            try:
                return self._ask(process, json.dumps(asked).encode() + b"\n")
            except Died as died:
                self._given_up[path, page] = (time.monotonic(), died)
                raise

    def close(self) -> None:
        """Ends the process, if there is one."""
        with self._lock:
            if self._process:
                _end(self._process)
                self._process = None

    def _ask(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self._seconds, give_up)
        watch.daemon = True
        watch.start()
        try:
            return _exchange(process, request)
        except (OSError, ValueError, EOFError) as error:
            _end(process)
            reason = f"it took longer than {self._seconds:g} seconds" if late.is_set() else "it makes the renderer fail"
            raise Died(f"this page cannot be drawn: {reason}") from error
        finally:
            watch.cancel()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Raises EOFError or OSError where the process dies, CannotDraw where it says that it cannot."""
    assert process.stdin and process.stdout
    process.stdin.write(request)
    process.stdin.flush()
    head = process.stdout.readline()
    if not head:
        raise EOFError
    answer = json.loads(head)
    png = process.stdout.read(answer["length"])
    if len(png) < answer["length"]:
        raise EOFError
    if answer["error"]:
        raise CannotDraw(str(answer["error"]))
    return png


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            try:
                stream.close()
            except OSError:
                continue  # what was on its way to the dead
