"""Lets the process from which workers are forked load its libraries while the parent still loads its own."""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import os

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
PAPER_READER = "docextract.pipeline:read_paper"


def prepare_workers(reader: str = PAPER_READER) -> None:
    """Start that process, where it does not run yet, and go on. `reader` names a function as module:function."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([reader.partition(":")[0], "docextract.batch.worker"])
    multiprocessing.forkserver.ensure_running()
