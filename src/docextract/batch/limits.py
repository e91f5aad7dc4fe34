"""What one file may cost, and how a process holds itself to it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024
LEAST_LEFT = 64
"""Megabytes that a worker may take though it begins near its limit; the parent's look then decides."""
KILL_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of wall time for a file, `page_seconds` for a page of it; `megabytes` of resident memory for a worker;
    `pages` that are read of a file at most.
    """

    seconds: float = 120.0
    megabytes: int = 600
    page_seconds: float = 10.0
    pages: int = 3000


def die_with_parent() -> None:
    """Let the system end this process when its parent is killed. Linux only; elsewhere nothing happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(KILL_WITH_PARENT, signal.SIGKILL)


def limit_memory(limits: Limits) -> None:
    """Make allocations fail that would take this process past the limit.

    The backstop for a file that takes gigabytes between two looks of the parent.
    """
    left = limits.megabytes - resident_megabytes(os.getpid())
    room = _data_bytes() + int(max(left, LEAST_LEFT) * MEGABYTE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (room, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def arm_alarm(limits: Limits) -> None:
    """End this process where it is still busy at twice the time, should the parent be gone by then."""
    signal.setitimer(signal.ITIMER_REAL, 2 * limits.seconds + 10)


def disarm_alarm() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process; 0 where it is gone or the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
    except (OSError, IndexError, ValueError):
        return 0.0


def peak_megabytes() -> float:
    """The most resident memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MEGABYTE if sys.platform == "darwin" else peak / 1024


def _data_bytes() -> int:
    try:
        with open("/proc/self/status", encoding="ascii") as stream:
            line = next(line for line in stream if line.startswith("VmData:"))
    except (OSError, StopIteration):
        return 0
    return int(line.split()[1]) * 1024
