"""Questions to an open database, and their answers as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from docextract.model.records import Record
from docextract.publish.fields import record_to_fields
from docextract.publish.schema import FIRST, quoted

READING_ORDER = (*FIRST, "y0", "x0")


class CannotAnswer(ValueError):
    """The question is not in SQL that the database understands. The message says what is wrong with it."""


def select(connection: sqlite3.Connection, record: type[Record], wanted: Mapping[str, Sequence[Any]]) -> list[Any]:
    """The record's rows, columns as `record_to_fields` has them, where each named column has one of its values.

    In reading order: by document, page and place on the page.
    """
    fields = [field.name for field in record_to_fields(record)]
    conditions = [f"{quoted(name)} IN ({', '.join('?' * len(values))})" for name, values in wanted.items()]
    order = [name for name in dict.fromkeys((*READING_ORDER, *record.key)) if name in fields]
    sql = f"SELECT {', '.join(map(quoted, fields))} FROM {quoted(record.table_name)}"
    sql += f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql += f" ORDER BY {', '.join(map(quoted, order))}"
    return connection.execute(sql, [value for values in wanted.values() for value in values]).fetchall()


def ask(connection: sqlite3.Connection, sql: str, parameters: Mapping[str, Any]) -> tuple[list[str], list[Any]]:
    """The names of the answer's columns, and its rows. Raises CannotAnswer."""
    try:
        cursor = connection.execute(sql, dict(parameters))
        return [column[0] for column in cursor.description or ()], cursor.fetchall()
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise CannotAnswer(f"{error}; schemas/database.sql has the tables and views with their columns") from error
