"""Names mean the same wherever they stand: in the records, the database, its schema files, the command line, the docs."""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from pathlib import Path

import pytest

from docextract.cli.command_line import main_parser
from docextract.model.records import RECORDS
from docextract.notebook.records import Records
from docextract.publish.fields import record_to_fields
from docextract.publish.schema import STORED
from docextract.publish.schema_files import schema_files

COMMAND = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?docextract ([a-z]+)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
MAKE = re.compile(r"^make ([a-z-]+)")


def text_to_code(text: str) -> list[str]:
    """What stands in backticks, and the lines that are indented as code."""
    return [span.strip("` ") for span in re.findall(r"`[^`\n]+`|^ {4}.*$", text, re.MULTILINE)]


@pytest.fixture(scope="module")
def commands() -> dict[str, argparse.ArgumentParser]:
    actions = main_parser()._actions
    return next(action.choices for action in actions if isinstance(action, argparse._SubParsersAction))


@pytest.fixture(scope="module")
def docs(root: Path) -> dict[str, str]:
    paths = [root / "README.md", root / "CHANGELOG.md", *sorted((root / "docs").glob("*.md"))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture(scope="module")
def made() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_files()["database.sql"])
    return connection


def test_records_schema_files_and_database_have_the_same_columns(made: sqlite3.Connection) -> None:
    files = schema_files()
    for record in RECORDS:
        columns = {row[1]: row for row in made.execute(f"PRAGMA table_xinfo({record.table_name})")}
        schema = json.loads(files[f"{record.table_name}.schema.json"])
        assert [field.name for field in record_to_fields(record)] == list(columns)
        assert {name for name, row in columns.items() if not row[6]} == set(schema["properties"])
        for field in record_to_fields(record):
            assert bool(columns[field.name][3]) == field.required, f"{record.table_name}.{field.name}"
        assert [name for name, row in sorted(columns.items(), key=lambda c: c[1][5]) if row[5]] == list(record.key)


def test_links_lead_to_keys_of_tables_that_are_there() -> None:
    tables = {record.table_name: record for record in STORED}
    for record in STORED:
        for column, (table, key) in record.links.items():
            assert column in record.model_fields, record.table_name
            assert tables[table].key == (key,), f"{record.table_name}.{column}"


def test_a_column_of_one_name_has_one_type_everywhere() -> None:
    types: dict[str, dict[str, set[str]]] = {}
    for record in RECORDS:
        for field in record_to_fields(record):
            types.setdefault(field.name, {}).setdefault(field.type, set()).add(record.table_name)
    assert {name for name, found in types.items() if len(found) > 1} <= {"value"}, "of a field as printed, of a measure"


def test_the_docs_name_commands_and_options_that_there_are(
    docs: dict[str, str], commands: dict[str, argparse.ArgumentParser]
) -> None:
    named = 0
    for name, text in docs.items():
        for code in text_to_code(text):
            if found := COMMAND.match(code):
                assert found[1] in commands, f"{name}: {code}"
                options = {text for action in commands[found[1]]._actions for text in action.option_strings}
                assert not set(OPTION.findall(code)) - options, f"{name}: {code}"
                named += 1
    assert named > 20


def test_the_docs_name_every_command_and_table(
    docs: dict[str, str], commands: dict[str, argparse.ArgumentParser]
) -> None:
    assert not set(commands) - set(re.findall(r"docextract ([a-z]+)", "\n".join(docs.values())))
    assert not {record.table_name for record in RECORDS} - set(re.findall(r"`(\w+)`", docs["README.md"]))


def test_the_docs_link_to_files_and_targets_that_there_are(root: Path, docs: dict[str, str]) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name, text in docs.items():
        missing = [link for link in LINK.findall(text) if not ((root / name).parent / link).exists()]
        assert not missing, name
        assert not {found[1] for code in text_to_code(text) if (found := MAKE.match(code))} - targets, name


def test_methods_of_a_notebook_are_named_after_tables() -> None:
    methods = {name for name in vars(Records) if not name.startswith("_")}
    assert methods - {record.table_name for record in RECORDS} == {"records", "table", "sql", "columns"}
