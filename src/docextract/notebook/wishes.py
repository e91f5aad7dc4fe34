"""What is asked for, checked before it is looked up: a slip of the pen must not look like an empty answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from docextract.model.records import RECORDS, Record
from docextract.parse.year import years_in
from docextract.publish.fields import PublishedField, record_to_fields

Value = str | int | float | bool
Wanted = Value | Iterable[Value] | None
"""One value or several; None asks for nothing."""

TABLES: dict[str, type[Record]] = {record.table_name: record for record in RECORDS}
YEAR = "financial_year"
YEAR_COLUMNS = (YEAR, "plan_cycle")


def name_to_record(table: str) -> type[Record]:
    """The record of a published table. Raises ValueError where there is none of that name."""
    if table not in TABLES:
        raise ValueError(f"there is no table {table!r}; {_instead(table, TABLES)}")
    return TABLES[table]


def wishes_to_values(record: type[Record], wishes: Mapping[str, Wanted]) -> dict[str, list[Value]]:
    """The values that each named column may have; wishes of None are left out.

    `year` stands for financial_year, and years may be written in any usual way. Raises ValueError for a column that the
    table has not, a value that it cannot have, and a year that is none.
    """
    fields = {field.name: field for field in record_to_fields(record)}
    values: dict[str, list[Value]] = {}
    for name, wanted in wishes.items():
        if wanted is None:
            continue
        column = YEAR if name == "year" and YEAR in fields else name
        if column not in fields:
            raise ValueError(f"{record.table_name} has no column {name!r}; {_instead(name, fields)}")
        several = [wanted] if isinstance(wanted, str) or not isinstance(wanted, Iterable) else wanted
        values[column] = [_checked(fields[column], value, record) for value in several]
    return values


def _checked(field: PublishedField, value: Value, record: type[Record]) -> Value:
    if hasattr(value, "item"):  # one of numpy's numbers, which SQLite would take for bytes
        value = value.item()
    if field.name in YEAR_COLUMNS:
        return text_to_year(value)
    if field.choices and value not in field.choices:
        raise ValueError(f"{record.table_name} have no {field.name} {value!r}; {_instead(str(value), field.choices)}")
    if isinstance(value, str) != (field.type == "string"):
        raise ValueError(f"{record.table_name}.{field.name} holds {field.type} values, and {value!r} is none")
    return value


def text_to_year(text: Value) -> str:
    """A financial year in the form of the database: "2022/23" is "2022-23". Raises ValueError where it is none."""
    words = str(text).strip()
    found = years_in(words)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        raise ValueError(f"{text!r} is not a financial year; write it like '2022-23'")
    return str(found[0].year)


def _instead(word: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    names = list(known)
    near: Sequence[str] = get_close_matches(word, names, n=1)
    return (f"did you mean {near[0]!r}? " if near else "") + f"(there are {', '.join(names)})"
