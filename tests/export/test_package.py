"""An export is valid by its own description, whole or not there, and of one moment."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from docextract import cli
from docextract.cli import publishing
from docextract.model.records import RECORDS
from docextract.publish.export import folder as export_folder
from docextract.publish.export import package
from docextract.publish.export.folder import FolderTaken, draft_folder
from docextract.publish.export.package import FORMS, Form, export_database
from docextract.publish.fields import record_to_fields
from docextract.publish.store import Store

FEW = (
    "documents",
    "committees",
    "agenda_items",
    "reports",
    "tables",
    "proposals",
    "risks",
    "people",
    "owners",
    "fields",
)


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def faults(folder: Path) -> list[list[Any]]:
    report = Package(str(folder / "datapackage.json")).validate()
    return report.flatten(["title", "fieldName", "rowNumber", "note"]) if not report.valid else []


def test_a_csv_export_is_valid_by_its_description(exports: dict[str, Path]) -> None:
    assert not faults(exports["csv"])


@pytest.mark.parametrize("form", ["jsonl", "parquet", "xlsx"])
def test_other_exports_are_valid_by_their_description(form: str, database: Path, tmp_path: Path) -> None:
    assert not faults(export_database(database, tmp_path / form, form, FEW).folder)


def test_the_description_is_held_against_the_files(database: Path, tmp_path: Path) -> None:
    """Each break on purpose is noticed, so that the validation above is worth something."""
    folder = export_database(database, tmp_path / "csv", "csv", FEW).folder
    proposals = folder / "proposals.csv"
    proposals.write_bytes(proposals.read_bytes().replace(b",business_case,", b",business_cake,", 1))
    risks = folder / "risks.csv"
    first, *rest = risks.read_text("utf-8").splitlines(keepends=True)
    risks.write_text(first + rest[0].replace(rest[0].split(",")[1], "0" * 16) + "".join(rest[1:]), encoding="utf-8")
    titles = {title for title, *_ in faults(folder)}
    assert {"Hash Count Error", "Constraint Error", "ForeignKey Error"} <= titles


@pytest.mark.parametrize("form", FORMS)
def test_every_table_has_its_rows_and_its_digest(form: str, exports: dict[str, Path], database: Path) -> None:
    resources = described(exports[form])["resources"]
    assert [resource["name"] for resource in resources] == [record.table_name for record in RECORDS]
    assert {path.name for path in exports[form].iterdir()} == {"datapackage.json", *(r["path"] for r in resources)}
    with sqlite3.connect(database) as connection:
        for resource in resources:
            content = (exports[form] / resource["path"]).read_bytes()
            assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
            assert resource.get("bytes", len(content)) == len(content)
            assert resource["rows"] == connection.execute(f'SELECT count(*) FROM "{resource["name"]}"').fetchone()[0]


def test_the_description_says_what_the_records_say(exports: dict[str, Path]) -> None:
    for resource, record in zip(described(exports["csv"])["resources"], RECORDS, strict=True):
        schema = resource["schema"]
        assert schema["primaryKey"] == list(record.key)
        links = {(key["fields"][0], key["reference"]["resource"] or record.table_name) for key in schema["foreignKeys"]}
        assert links == {(column, table) for column, (table, _) in record.links.items()}
        for described_field, field in zip(schema["fields"], record_to_fields(record), strict=True):
            assert described_field["description"], field.name
            assert described_field.get("constraints", {}).get("required", False) == field.required
            for unit, endings in {
                "pence": ("_pence",),
                "pounds": ("_gbp",),
                "points": ("x0", "y0", "x1", "y1"),
            }.items():
                if field.name.endswith(endings):
                    assert unit in described_field["description"], f"{record.table_name}.{field.name}"
    amounts = next(r for r in described(exports["csv"])["resources"] if r["name"] == "amounts")["schema"]["fields"]
    kind = next(field for field in amounts if field["name"] == "kind")
    assert "saving" in kind["constraints"]["enum"]
    assert next(field for field in amounts if field["name"] == "confidence")["constraints"]["maximum"] == 1


def test_what_fails_half_way_leaves_nothing_or_what_was_there(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    before = described(export_database(database, target, "jsonl", ["documents"]).folder)
    written: list[str] = []

    def write(path: Path, *rest: Any) -> None:
        written.append(path.name)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        FORMS["jsonl"].write(path, *rest)

    monkeypatch.setitem(package.FORMS, "csv", Form(write))
    for place in (target, tmp_path / "new"):
        written.clear()
        assert cli.main(["export", "--db", str(database), str(place)]) == cli.NOT_WRITTEN
        assert len(written) == 5
    assert described(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_exchange_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    put_export(target, "old")
    rename = Path.rename

    def fail_for_drafts(self: Path, to: Path) -> Path:
        if to == target and not self.name.endswith(".before"):
            raise OSError(5, "Input/output error")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", fail_for_drafts)
    with pytest.raises(OSError, match="Input/output"), draft_folder(target) as draft:
        put_export(draft, "new", inside=True)
    assert (target / "a.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_exchange_that_was_cut_short_is_mended_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "out"
    put_export(tmp_path / ".out.before", "old")
    with pytest.raises(RuntimeError), draft_folder(target):
        assert (target / "a.csv").read_text() == "old"
        raise RuntimeError
    assert (target / "a.csv").read_text() == "old"
    with draft_folder(target) as draft:
        put_export(draft, "new", inside=True)
    assert (target / "a.csv").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def put_export(folder: Path, text: str, *, inside: bool = False) -> None:
    folder.mkdir(exist_ok=inside)
    (folder / "a.csv").write_text(text)
    resources = {"docextract": {"version": "0"}, "resources": [{"path": "a.csv"}]}
    (folder / export_folder.PACKAGE_FILE).write_text(json.dumps(resources))


def test_only_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    def take(place: Path) -> None:
        with draft_folder(place) as draft:
            put_export(draft, "new", inside=True)

    (tmp_path / "file").write_text("mine")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "datapackage.json").write_text('{"resources": []}')
    (tmp_path / "empty").mkdir()
    put_export(tmp_path / "earlier", "old")
    put_export(tmp_path / "added", "old")
    (tmp_path / "added" / "notes.txt").write_text("mine")
    for name, said in {
        "file": "that is a file",
        "mine": "letter.txt",
        "theirs": "datapackage.json",
        "added": "notes.txt",
    }.items():
        with pytest.raises(FolderTaken, match=said):
            take(tmp_path / name)
    for name in ("empty", "earlier", "new", "deep/er"):
        take(tmp_path / name)
        assert (tmp_path / name / "a.csv").read_text() == "new"
    assert (tmp_path / "added" / "notes.txt").read_text() == "mine"


def test_all_tables_are_of_one_moment_though_a_run_writes(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exports: dict[str, Path]
) -> None:
    live = tmp_path / "live.db"
    shutil.copy(database, live)
    write: Callable[..., None] = FORMS["csv"].write
    ran: list[str] = []

    def disturbed(path: Path, *rest: Any) -> None:
        write(path, *rest)
        if path.name == "documents.csv":
            with Store(live) as store, store.transaction() as connection:
                connection.execute("PRAGMA defer_foreign_keys = ON")
                connection.execute("DELETE FROM evidence")
                connection.execute("UPDATE amounts SET amount_pence = 1")
                ran.append(path.name)

    monkeypatch.setitem(package.FORMS, "csv", Form(disturbed))
    folder = export_database(live, tmp_path / "csv", "csv").folder
    assert ran
    assert (folder / "datapackage.json").read_bytes() == (exports["csv"] / "datapackage.json").read_bytes()
    with sqlite3.connect(live) as connection:
        assert connection.execute("SELECT count(*) FROM evidence").fetchone() == (0,)


def test_the_database_is_only_read(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "read-only.db"
    shutil.copy(database, copy)
    with sqlite3.connect(copy) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    copy.chmod(0o444)
    before = copy.read_bytes()
    export_database(copy, tmp_path / "out", "csv", ["documents"])
    assert copy.read_bytes() == before


def test_an_empty_database_gives_tables_with_headers(tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    for form in FORMS:
        folder = export_database(tmp_path / "empty.db", tmp_path / form, form, ["documents", "amounts"]).folder
        assert not faults(folder), form
        assert [resource["rows"] for resource in described(folder)["resources"]] == [0, 0]
    assert (tmp_path / "csv" / "amounts.csv").read_text().startswith("id,document_id,page,")


def test_links_to_tables_that_are_left_out_are_left_out(database: Path, tmp_path: Path) -> None:
    folder = export_database(database, tmp_path / "out", "csv", ["risks", "proposals"]).folder
    proposals, risks = described(folder)["resources"]
    assert [key["fields"] for key in risks["schema"]["foreignKeys"]] == [["proposal_id"]]
    assert [key["reference"]["resource"] for key in proposals["schema"]["foreignKeys"]] == [""]
    assert not faults(folder)


def test_a_sheet_refuses_more_rows_than_it_takes(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(package, "MOST_ROWS", 1000)
    assert cli.main(["export", "--format", "xlsx", "--db", str(database), str(tmp_path / "out")]) == cli.USAGE
    assert "--table" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_is_wrong_and_what_to_do(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: str, db: Path = database) -> tuple[int, str]:
        code = cli.main(["export", "--db", str(db), str(tmp_path / "out"), *arguments])
        return code, capsys.readouterr().err

    other, older = tmp_path / "other.db", tmp_path / "older.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title)")
    shutil.copy(database, older)
    with sqlite3.connect(older) as connection:
        connection.execute("PRAGMA user_version = 1")
    (tmp_path / "text.db").write_text("words " * 1000)
    monkeypatch.setattr(package, "find_spec", lambda name: None)
    assert said("--format", "parquet") == (
        cli.BROKEN,
        "docextract: parquet needs pyarrow, which is not installed; run `python -m pip install pyarrow`, or install docextract with its extra `export`\n",
    )
    code, message = said("--table", "amount")
    assert code == cli.USAGE and "no table amount" in message and "amounts" in message
    for path, remedy in {
        other: "ingest",
        older: "upgrades it",
        tmp_path / "text.db": "name",
        tmp_path / "no.db": "ingest",
    }.items():
        code, message = said(db=path)
        assert (code, str(path) in message, remedy in message) == (cli.DATABASE, True, True), message
    assert not (tmp_path / "out").exists()
    assert tuple(FORMS) == publishing.FORMS
