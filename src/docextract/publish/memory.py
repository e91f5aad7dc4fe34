"""One paper's records as a published database that is nowhere but in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from docextract.model.bundle import Bundle
from docextract.publish.snapshot import Opened
from docextract.publish.store import Store


def bundle_to_memory(bundle: Bundle) -> Opened:
    """What opens the database; it is gone when nothing refers to that any more."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)  # notebooks run cells in threads of their own
    memory.row_factory = sqlite3.Row
    with TemporaryDirectory() as folder, Store(Path(folder) / "paper.db") as store:
        store.publish(bundle)
        store.connection.backup(memory)
    memory.execute("PRAGMA query_only = ON")

    @contextmanager
    def opened() -> Iterator[sqlite3.Connection]:
        yield memory

    return opened
