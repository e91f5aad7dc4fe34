"""Every cell of every table comes back as it stands in the database, read by other programs than pandas."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from docextract.model.records import RECORDS, Committee, FieldRecord, Record, Risk
from docextract.publish.export import package
from docextract.publish.export.formulas import STARTS, cell_to_text, text_to_cell
from docextract.publish.export.package import export_database
from docextract.publish.export.workbook import CUT, LONGEST, text_to_sheet
from docextract.publish.fields import PublishedField, record_to_fields

Rows = list[dict[str, Any]]


def read_csv(path: Path, fields: tuple[PublishedField, ...]) -> Rows:
    def to_value(field: PublishedField, cell: str) -> Any:
        if cell == "" and not (field.type == "string" and field.required):
            return None
        kinds = {"string": cell_to_text, "integer": int, "boolean": {"1": True, "0": False}.__getitem__}
        return kinds.get(field.type, Decimal if field.is_pounds else float)(cell)

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    return [{field.name: to_value(field, row[field.name]) for field in fields} for row in rows]


def read_jsonl(path: Path, fields: tuple[PublishedField, ...]) -> Rows:
    pounds = {field.name for field in fields if field.is_pounds}
    rows = [json.loads(line, parse_float=Decimal) for line in path.read_bytes().decode("utf-8").split("\n") if line]
    return [
        {
            name: float(value) if isinstance(value, Decimal) and name not in pounds else value
            for name, value in row.items()
        }
        for row in rows
    ]


def read_parquet(path: Path, fields: tuple[PublishedField, ...]) -> Rows:
    return parquet.read_table(path).to_pylist()


def read_xlsx(path: Path, fields: tuple[PublishedField, ...]) -> Rows:
    def to_value(field: PublishedField, cell: Any) -> Any:
        if cell is None:
            return "" if field.type == "string" and field.required else None
        assert isinstance(cell.value, str) == (field.type == "string"), (field.name, cell.value)
        assert cell.data_type not in ("f", "e"), cell.value
        if field.type == "string":
            return cell_to_text(cell.value)
        return (
            Decimal(str(cell.value)) if field.is_pounds else float(cell.value) if field.type == "number" else cell.value
        )

    sheet = load_workbook(path, read_only=True)[path.stem]
    header, *rows = sheet.iter_rows()
    assert [cell.value for cell in header] == [field.name for field in fields]
    found = []
    for row in rows:
        assert len(row) == len(fields)
        cells = [cell if cell.value is not None else None for cell in row]
        found.append({field.name: to_value(field, cell) for field, cell in zip(fields, cells, strict=True)})
    return found


READERS = {"csv": read_csv, "jsonl": read_jsonl, "parquet": read_parquet, "xlsx": read_xlsx}


def published(database: Path, record: type[Record]) -> Iterator[dict[str, Any]]:
    """The rows in the order of their keys; pounds from whole pence, truth as truth."""
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    fields = record_to_fields(record)
    keys = ", ".join(f'"{key}"' for key in record.key)
    for row in connection.execute(f'SELECT * FROM "{record.table_name}" ORDER BY {keys}'):
        values = dict(row)
        assert set(values) == {field.name for field in fields}
        for field in fields:
            value = values[field.name]
            if value is None:
                continue
            if field.pence:
                values[field.name] = Decimal(values[field.pence]) / 100
            elif field.is_pounds:
                values[field.name] = Decimal(str(value))
            elif field.type == "boolean":
                values[field.name] = bool(value)
        yield values
    connection.close()


def as_sheet_has_it(row: dict[str, Any]) -> dict[str, Any]:
    """A workbook has no carriage return."""
    return {name: value.replace("\r", "\ufffd") if isinstance(value, str) else value for name, value in row.items()}


@pytest.mark.parametrize("form", READERS)
def test_every_cell_of_every_table_comes_back(form: str, exports: dict[str, Path], database: Path) -> None:
    compared = 0
    for record in RECORDS:
        expected = list(published(database, record))
        if form == "xlsx":
            expected = [as_sheet_has_it(row) for row in expected]
        found = READERS[form](exports[form] / f"{record.table_name}.{form}", record_to_fields(record))
        assert len(found) == len(expected), record.table_name
        for have, want in zip(found, expected, strict=True):
            assert have == want, record.table_name
        compared += len(found)
    assert compared > 4000


@pytest.mark.parametrize("form", READERS)
def test_a_long_table_is_written_in_parts_that_join(
    form: str, exports: dict[str, Path], database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "AT_ONCE", 7)
    parts = export_database(database, tmp_path / form, form, ["risks", "committees"]).folder
    for record in (Risk, Committee):
        file, fields = f"{record.table_name}.{form}", record_to_fields(record)
        whole = READERS[form](exports[form] / file, fields)
        assert READERS[form](parts / file, fields) == whole
        assert len(whole) >= 7, "committees are just one part, risks are several"


def test_no_cell_of_a_csv_begins_like_a_formula(exports: dict[str, Path]) -> None:
    escaped = 0
    for record in RECORDS:
        texts = {field.name for field in record_to_fields(record) if field.type == "string"}
        with (exports["csv"] / f"{record.table_name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for name in texts:
                    assert not row[name].startswith(STARTS)
                    escaped += row[name].startswith("'")
    assert escaped > 20, "printed negative sums in tables are among them"


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_no_mark_is_put_where_no_spreadsheet_reads(form: str, exports: dict[str, Path]) -> None:
    rows = READERS[form](exports[form] / f"fields.{form}", record_to_fields(FieldRecord))
    values = {row["value"] for row in rows}
    assert {"-5", "=1+1", "'-5"} <= values


@given(st.text(st.sampled_from([*STARTS, "'", " ", "\u00a0", "\ufeff", "a", "5"]), max_size=6))
def test_the_mark_keeps_formulas_off_and_can_be_taken_away_again(text: str) -> None:
    cell = text_to_cell(text)
    assert not cell.lstrip(" \u00a0\ufeff").startswith(STARTS)
    assert cell_to_text(cell) == text


def test_sums_are_printed_with_their_pence_and_whole_numbers_stay_whole(exports: dict[str, Path]) -> None:
    with (exports["csv"] / "amounts.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["hard-1"]["amount_gbp"] == "-0.01"
    assert rows["hard-3"]["amount_gbp"] == "0.10"
    assert rows["hard-6"]["amount_gbp"] == "1234567890123.45"
    assert not any("." in row["row"] or "." in row["unit_page"] for row in rows.values())
    assert any(row["row"] == "" for row in rows.values()) and any(row["row"] for row in rows.values())
    lines = (exports["jsonl"] / "amounts.jsonl").read_text("utf-8")
    assert '"amount_gbp": 1.1,' in lines and '"amount_gbp": -570000.0,' in lines


def test_a_sheet_keeps_to_what_it_can_hold() -> None:
    long = "=" + "é𝔘" * LONGEST
    cut = text_to_sheet(long)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cut.startswith("'=é𝔘") and cut.endswith(CUT)
    assert text_to_sheet("a\x00b\x0bc") == "a\ufffdb\ufffdc"
    assert text_to_sheet("x" * LONGEST) == "x" * LONGEST


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_same_database_gives_the_same_files(
    form: str, exports: dict[str, Path], database: Path, tmp_path: Path
) -> None:
    again = export_database(database, tmp_path / form, form).folder
    for path in exports[form].iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name
