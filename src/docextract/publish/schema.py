"""The records as an SQL schema: columns in the order people read them, keys, links, indexes and full-text search."""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from docextract.model.records import RECORDS, Amount, Record
from docextract.model.records.ledger import Place, SetAside, Sighting

SCHEMA_VERSION = 3
"""Stands in PRAGMA user_version. Any change to a table, index or view raises it; see docs/nightly.md."""

STORED: tuple[type[Record], ...] = (*RECORDS, Place, Sighting, SetAside)
"""Every table, in the order in which rows are written: what is linked to comes first."""

SQL_TYPES: dict[type, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
POUNDS_OF_PENCE = {
    "amount_pence": "amount_gbp",
    "precision_pence": "precision_gbp",
    "budget_effect_pence": "budget_effect_gbp",
}
FIRST = ("document_id", "page")
LAST = (
    *("report_id", "range_id", "table_id", "row", "col", "resolved_from", "precision_pence", "budget_effect_rule"),
    *("amount_pence", "budget_effect_pence", "method", "confidence", "x0", "y0", "x1", "y1"),
    *("sha256", "text_sha256", "meta_source", "same_as", "superseded_by", "ingested_at", "extractor_version"),
)
TOKENIZER = "porter unicode61"


class Column(NamedTuple):
    """A column of a published table. `pence` names the column it is generated from, None for a stored one."""

    name: str
    sql_type: str
    required: bool
    description: str
    pence: str | None = None


def record_to_columns(record: type[Record]) -> list[Column]:
    """The columns as they stand in the table: key and place first, then what was read, then links, ids and boxes."""
    columns = [_field_to_column(name, field) for name, field in record.model_fields.items()]
    generated = [
        Column(POUNDS_OF_PENCE[c.name], "REAL", False, c.description.replace("pence", "pounds"), c.name)
        for c in columns
        if record is Amount and c.name in POUNDS_OF_PENCE
    ]
    order = {column.name: number for number, column in enumerate(columns)}
    return sorted([*columns, *generated], key=lambda c: (*_rank(c.name, record), order[c.pence or c.name]))


def stored_columns(record: type[Record]) -> tuple[str, ...]:
    """The names of the columns that are written, in the order of the record's fields."""
    return tuple(record.model_fields)


def record_to_create_table(record: type[Record]) -> str:
    """The CREATE TABLE statement. Links are checked at the end of a transaction, so rows may come in any order."""
    lines = [_column_to_sql(column, record) for column in record_to_columns(record)]
    if len(record.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, record.key))})")
    lines += [
        f"FOREIGN KEY ({quoted(column)}) REFERENCES {quoted(table)} ({quoted(key)}) DEFERRABLE INITIALLY DEFERRED"
        for column, (table, key) in record.links.items()
    ]
    return f"CREATE TABLE {quoted(record.table_name)} (\n  " + ",\n  ".join(lines) + "\n)"


def record_to_indexes(record: type[Record]) -> list[tuple[str, ...]]:
    """The declared indexes, and one for each link that none covers: without it a delete would scan the table."""
    indexes = list(record.indexes)
    for column in record.links:
        if not any(columns[0] == column for columns in (record.key, *indexes)):
            indexes.append((column,))
    return indexes


def record_to_scope(record: type[Record]) -> str | None:
    """The SQL condition, with one parameter, for a document's rows; None for tables that belong to no document."""
    if record.table_name == "documents":
        return "id = ?"
    if "document_id" in record.model_fields:
        return "document_id = ?"
    for column, (table, key) in record.links.items():
        scope = record_to_scope(BY_TABLE[table])
        if scope is not None:
            return f"{quoted(column)} IN (SELECT {quoted(key)} FROM {quoted(table)} WHERE {scope})"
    return None


def quoted(name: str) -> str:
    """An SQL name in quotes, for `end` and `row` are words of SQL."""
    return f'"{name}"'


def _column_to_sql(column: Column, record: type[Record]) -> str:
    if column.pence:
        return f"{quoted(column.name)} REAL GENERATED ALWAYS AS ({quoted(column.pence)} / 100.0) VIRTUAL"
    key = " PRIMARY KEY" if record.key == (column.name,) else ""
    return f"{quoted(column.name)} {column.sql_type}{key}{' NOT NULL' if column.required else ''}"


def _rank(name: str, record: type[Record]) -> tuple[int, int]:
    if name in record.key:
        return 0, record.key.index(name)
    if name in FIRST:
        return 1, FIRST.index(name)
    return (3, LAST.index(name)) if name in LAST else (2, 0)


def _field_to_column(name: str, field: FieldInfo) -> Column:
    types = set(_annotation_to_types(field.annotation))
    return Column(name, SQL_TYPES[(types - {type(None)}).pop()], type(None) not in types, field.description or "")


def _annotation_to_types(annotation: object) -> Iterable[type]:
    """The Python types a value may have: Literal["a"] is str, Annotated[int, ...] is int."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _annotation_to_types(part)
    elif origin is Literal:
        yield from {type(value) for value in get_args(annotation)}
    elif isinstance(annotation, type):
        yield annotation
    else:
        yield from _annotation_to_types(get_args(annotation)[0])


BY_TABLE: dict[str, type[Record]] = {record.table_name: record for record in STORED}
