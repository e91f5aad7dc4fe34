"""The morning report: everything accounted for, nothing from a file trusted."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nights import put, query, run, stub_options

from docextract import cli
from docextract.batch.morning import Morning, outcomes_to_morning
from docextract.batch.morning_page import morning_to_html
from docextract.batch.morning_text import morning_to_text
from docextract.batch.nightly import run_night
from docextract.cli import arguments as options_of
from docextract.publish.store import Store


def night(folder: Path, **options: Any) -> Morning:
    found = run_night(folder, folder.parent / "papers.db", folder.parent / "reports", stub_options(**options))
    assert found.error is None
    return found.morning


def test_every_file_and_every_document_is_accounted_for(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "locked.pdf", "locked")
    (folder / "notes.docx").write_bytes(b"PK")
    morning = night(folder)
    assert morning.actions == {"added": 1, "failed": 1, "skipped": 1}
    assert {row["path"] for row in morning.files} == {"a.pdf", "locked.pdf", "notes.docx"}
    accounts = {row["path"]: row for row in morning.documents}
    assert accounts["a.pdf"]["amounts"] == 1
    assert accounts["a.pdf"]["nothing"] is None
    assert "password" in accounts["locked.pdf"]["nothing"]
    assert "not read yet" in accounts["notes.docx"]["nothing"]
    assert [row["path"] for row in morning.failed] == ["locked.pdf"]
    assert morning.versions["docextract"]
    assert len(query(folder.parent / "papers.db", "SELECT id FROM documents")) == len(morning.documents)


def test_only_what_is_new_is_worth_a_look(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    first = night(folder)
    assert [row["amount_gbp"] for row in first.savings.rows] == [600000]
    assert first.saved_gbp == 600000
    quiet = night(folder)
    assert (quiet.savings.total, quiet.changed, quiet.files) == (0, [], [])
    assert night(folder, refresh="all").savings.total == 0
    put(folder, "a.pdf", "Anna saves the same")
    changed = night(folder)
    assert changed.savings.total == 0, "the saving stood in the paper before"
    assert [(row["path"], row["new_sums"], row["gone_sums"]) for row in changed.changed] == [("a.pdf", 0, 0)]


def test_papers_that_do_not_add_up_are_listed(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    outcomes = list(run(folder).values())
    database = folder.parent / "papers.db"
    with Store(database) as store, store.transaction() as connection:
        for outcome in ("holds", "fails"):
            connection.execute(
                "INSERT INTO checks (id, document_id, page, rule, outcome, message)"
                " SELECT ?1, id, 1, 'total', ?1, 'the total of page 1' FROM documents",
                (outcome,),
            )
    now = datetime.now().astimezone()
    morning = outcomes_to_morning(outcomes, database, folder, started=now, finished=now)
    assert [row["message"] for row in morning.not_adding_up.rows] == ["the total of page 1"]
    assert {row["outcome"]: row["checks"] for row in morning.checks} == {"holds": 1, "fails": 1}
    assert "1 sums do not add up" in morning_to_text(morning)


def test_names_and_words_of_papers_are_escaped(folder: Path) -> None:
    put(folder, "<script>alert(1)<\\script>\n\x1b[31m.pdf", "locked")
    morning = night(folder)
    page, text = morning_to_html(morning), morning_to_text(morning)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    for said in (page, text):
        assert "\x1b" not in said
    assert len(text.splitlines()) == 4


def test_the_page_leads_to_each_list_that_is_not_empty(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "locked.pdf", "locked")
    page = morning_to_html(night(folder))
    links = dict(re.findall(r'<a href="#([^"]+)">[^<]*: (\d+)</a>', page))
    assert links == {"could-not-be-read-this-night": "1", "new-savings": "1"}
    assert all(f'<h2 id="{anchor}">' in page for anchor in links)


def test_two_nights_of_one_day_keep_both_reports(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    for _ in range(2):
        night(folder)
    reports = folder.parent / "reports"
    names = sorted(path.name for path in reports.iterdir())
    assert len(names) == 4
    assert {name.split(".")[-1] for name in names} == {"html", "json"}
    assert json.loads((reports / names[0].replace(".html", ".json")).read_text())["folder"] == str(folder)


def test_exit_codes_tell_outcomes_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database, reports = folder.parent / "papers.db", folder.parent / "reports"
    arguments = ["nightly", str(folder), "--db", str(database), "--reports", str(reports), "--workers", "1"]
    assert cli.main(arguments) == cli.DONE
    assert "no files found" in capsys.readouterr().out
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert cli.main(arguments) == cli.SOME_FAILED
    assert cli.main(arguments) == cli.DONE, "what failed in an earlier night is not this night's failure"
    assert "1 more could not be read in earlier runs" in capsys.readouterr().out
    with Store(database):
        assert cli.main(arguments) == cli.LOCKED
    (folder.parent / "file").write_text("not a folder")
    assert cli.main([*arguments[:5], str(folder.parent / "file" / "reports")]) == cli.NOT_WRITTEN
    assert cli.main(["nightly", str(folder / "none"), "--db", str(database)]) == cli.USAGE
    assert cli.main(["nightly", str(folder), "--db", str(folder.parent / "file")]) == cli.DATABASE


def test_refresh_by_type_version_and_failure(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves")
    put(folder, "b.pdf", "Bert spends")
    put(folder, "locked.pdf", "locked")
    run(folder)
    database = folder.parent / "papers.db"
    with Store(database) as store, store.transaction() as connection:
        connection.execute(
            "UPDATE documents SET doc_type = 'minutes', extractor_version = '0.0.9' WHERE path = 'a.pdf'"
        )
    for wish, wanted in (
        ("minutes", {"a.pdf": "replaced"}),
        ("failed", {"locked.pdf": "failed"}),
        ("budget_table", {}),
        ("all", {"a.pdf": "replaced", "b.pdf": "replaced", "locked.pdf": "failed"}),
    ):
        outcomes = run(folder, refresh=wish)
        assert {path: o.action for path, o in outcomes.items() if o.seconds is not None} == wanted, wish
    for wish in ("version", "0.0.9"):
        with Store(database) as store, store.transaction() as connection:
            connection.execute("UPDATE documents SET extractor_version = '0.0.9' WHERE path = 'b.pdf'")
        assert {path for path, o in run(folder, refresh=wish).items() if o.seconds is not None} == {"b.pdf"}


def test_refresh_alone_means_all_and_never_swallows_a_path() -> None:
    assert options_of.spelt_out(["ingest", "--refresh", "papers"]) == ["ingest", "--refresh=all", "papers"]
    assert options_of.spelt_out(["ingest", "--refresh", "failed", "x"]) == ["ingest", "--refresh", "failed", "x"]
    assert options_of.spelt_out(["ingest", "x", "--refresh"]) == ["ingest", "x", "--refresh=all"]
    with pytest.raises(SystemExit):
        cli.main(["ingest", "--refresh=papers", "x"])


def test_the_command_line_knows_every_type_of_document() -> None:
    from docextract.model.records import Document

    known = json.dumps(Document.model_json_schema()["properties"]["doc_type"])
    assert all(f'"{name}"' in known for name in options_of.DOC_TYPES)
    assert known.count('"') - 2 >= len(options_of.DOC_TYPES)
