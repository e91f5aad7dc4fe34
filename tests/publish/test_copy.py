from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from stub_readers import text_to_bundle

from docextract import cli
from docextract.publish.copy import INSPECT_FILE, publish_copy
from docextract.publish.store import Store, StoreError


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "papers.db"
    with Store(path) as store:
        for text in ("Anna saves", "Bert spends", "Carl waits"):
            store.publish(text_to_bundle(text, relative=f"{text}.pdf", sha256=text.encode().hex()))
    return path


def test_a_copy_is_whole_searchable_and_counted(database: Path, tmp_path: Path) -> None:
    copy = publish_copy(database, tmp_path / "public")
    assert copy.database.stat().st_mode & 0o222 == 0
    connection = sqlite3.connect(f"{copy.database.as_uri()}?immutable=1", uri=True)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    found = connection.execute(
        "SELECT text FROM pages WHERE rowid IN (SELECT rowid FROM pages_fts WHERE pages_fts MATCH 'spending')"
    ).fetchall()
    assert found == [("Bert spends",)]
    notes = json.loads(copy.inspect_file.read_text())
    assert list(notes) == ["papers"]
    assert notes["papers"]["tables"]["documents"] == {"count": 3}
    assert notes["papers"]["size"] == copy.database.stat().st_size
    assert sorted(path.name for path in copy.database.parent.iterdir()) == [INSPECT_FILE, "papers.db"]


def test_rows_that_were_deleted_do_not_put_the_search_of_a_copy_out_of_step(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:  # leaves gaps in the row numbers, which VACUUM closes
        for text in ("Anna saves", "Carl waits"):
            store.publish(text_to_bundle(text, relative=f"{text}.pdf", sha256=text.encode().hex()))
    copy = publish_copy(database, tmp_path / "public")
    restored = tmp_path / "restored" / "papers.db"
    restored.parent.mkdir()
    restored.write_bytes(copy.database.read_bytes())
    with Store(restored) as store:
        assert store.faults() == []
        store.publish(text_to_bundle("Dora saves", relative="d.pdf", sha256="d"))
        assert store.faults() == []


def test_datasette_takes_the_copy_as_immutable(database: Path, tmp_path: Path) -> None:
    import asyncio

    from datasette.app import Datasette

    copy = publish_copy(database, tmp_path / "public")
    notes = json.loads(copy.inspect_file.read_text())
    datasette = Datasette([], immutables=[str(copy.database)], inspect_data=notes)
    answer = asyncio.run(datasette.client.get("/papers.json"))
    counts = {table["name"]: table["count"] for table in answer.json()["tables"]}
    assert counts["documents"] == 3


def test_a_new_copy_replaces_the_old_one_and_a_failed_one_does_not(database: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish_copy(database, public)
    with Store(database) as store:
        store.publish(text_to_bundle("Dora saves", relative="d.pdf", sha256="d"))
    publish_copy(database, public)
    before = (public / "papers.db").read_bytes()
    broken = tmp_path / "broken" / "papers.db"
    broken.parent.mkdir()
    broken.write_bytes(before[: len(before) // 2])
    with pytest.raises(StoreError):
        publish_copy(broken, public)
    assert (public / "papers.db").read_bytes() == before
    assert sorted(path.name for path in public.iterdir()) == [INSPECT_FILE, "papers.db"]


def test_the_command_says_what_it_wrote_or_why_not(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish", "--db", str(database), "--to", str(tmp_path / "public")]) == cli.DONE
    assert "papers.db" in capsys.readouterr().out
    assert cli.main(["publish", "--db", str(database), "--to", str(tmp_path)]) == cli.DATABASE
    assert cli.main(["publish", "--db", str(tmp_path / "none.db"), "--to", str(tmp_path / "public")]) == cli.DATABASE
    assert cli.main(["publish", "--db", str(database), "--to", str(database / "sub")]) == cli.NOT_WRITTEN
