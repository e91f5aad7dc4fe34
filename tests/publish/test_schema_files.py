from __future__ import annotations

import sqlite3
from pathlib import Path

from docextract.model.records import Amount
from docextract.publish.schema import STORED, record_to_columns, record_to_indexes, stored_columns
from docextract.publish.schema_files import schema_files, write_schema_files
from docextract.publish.views import VIEWS

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_schemas_folder_is_what_the_records_say() -> None:
    files = schema_files()
    on_disk = {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir() if path.suffix in (".json", ".sql")}
    assert sorted(on_disk) == sorted(files), "run `docextract schemas`"
    stale = [name for name, text in files.items() if on_disk[name] != text]
    assert not stale, "run `docextract schemas`"


def test_writing_takes_out_the_schema_of_a_record_that_is_no_more(tmp_path: Path) -> None:
    (tmp_path / "forgotten.schema.json").write_text("{}")
    write_schema_files(tmp_path)
    assert not (tmp_path / "forgotten.schema.json").exists()
    assert (tmp_path / "amounts.schema.json").exists()


def test_the_sql_makes_an_empty_database_with_every_stored_column() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_files()["database.sql"])
    for record in STORED:
        names = {row[1] for row in connection.execute(f"PRAGMA table_xinfo({record.table_name})")}
        assert set(stored_columns(record)) <= names
    assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def test_every_view_has_a_description_for_each_of_its_columns() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_files()["database.sql"])
    for view in VIEWS:
        shown = [column[0] for column in connection.execute(f"SELECT * FROM {view.name}").description]
        assert shown == list(view.columns) or set(shown) == set(view.columns), view.name


def test_people_see_key_and_place_first_and_boxes_last() -> None:
    names = [column.name for column in record_to_columns(Amount)]
    assert names[:3] == ["id", "document_id", "page"]
    assert names[-4:] == ["x0", "y0", "x1", "y1"]
    assert names.index("amount_gbp") < names.index("amount_pence")


def test_every_link_has_an_index_so_that_deleting_does_not_scan() -> None:
    for record in STORED:
        firsts = {columns[0] for columns in (record.key, *record_to_indexes(record))}
        assert set(record.links) <= firsts, record.table_name
