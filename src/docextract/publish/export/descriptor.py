"""The description that goes with an export: a Frictionless data package, drawn from the schemas of the records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from docextract import __version__
from docextract.model.records import Record
from docextract.publish.fields import PublishedField, record_to_fields
from docextract.publish.schema import SCHEMA_VERSION

PACKAGE = """\
What councils' finance papers say, as docextract read them: proposals, sums of money, risks, owners, milestones and \
tables, each with the document, the page and the words as printed.

- Sums: columns that end in _pence are whole pence and exact; those that end in _gbp are the same in pounds, with two \
decimals. Sum only rows of `amounts` with `counts` true: they hold each figure once.
- Pages count the PDF's pages from 1. Boxes (x0, y0, x1, y1) are in points from the top left of the page as displayed.
- An empty cell is a value that is not there; a text that is there but empty occurs only in columns that are required.
- `confidence` and `method` say how a row was found; `issues` has what could not be read or is doubtful."""
ESCAPED = """
- Texts that a spreadsheet would run as a formula (they begin with =, +, -, @, a tab or a line end, after spaces or \
not) have an apostrophe before them, and so have those that already begin with apostrophes before such a sign: take \
the first apostrophe away to have the text as printed."""
SHEETS = """
- A text that is there but empty is an empty cell.
- A text of more than 32,767 letters is cut and says so at its end; characters that a workbook does not take are \
U+FFFD."""


class WrittenTable(NamedTuple):
    """A file of the export: its name in the folder, how many rows and bytes it has, its SHA-256 in hexadecimal."""

    record: type[Record]
    file_name: str
    rows: int
    size: int
    sha256: str


def tables_to_package(written: Sequence[WrittenTable], form: str) -> dict[str, Any]:
    """The whole of datapackage.json; `form` is csv, jsonl, parquet or xlsx."""
    names = {table.record.table_name for table in written}
    notes = {"csv": ESCAPED, "xlsx": ESCAPED + SHEETS}.get(form, "")
    return {
        "name": "docextract",
        "title": "Councils' finance papers, read by docextract",
        "description": PACKAGE + notes,
        "docextract": {"version": __version__, "schema": SCHEMA_VERSION, "format": form},
        "resources": [_table_to_resource(table, form, names) for table in written],
    }


def _table_to_resource(table: WrittenTable, form: str, names: Collection[str]) -> dict[str, Any]:
    record = table.record
    return {
        "name": record.table_name,
        "type": "table"
        if table.rows or form != "jsonl"
        else "file",  # frictionless 5 stumbles over lines that are none
        "title": record.table_name.replace("_", " ").capitalize(),
        "description": (record.__doc__ or "").strip(),
        "path": table.file_name,
        "scheme": "file",
        "format": form,
        **_form_to_reading(form, record.table_name),
        "hash": f"sha256:{table.sha256}",
        **({} if form == "parquet" else {"bytes": table.size}),
        "rows": table.rows,
        "schema": record_to_table_schema(record, form, names),
    }


def _form_to_reading(form: str, sheet: str) -> dict[str, Any]:
    """What a program must know to read a file of this form."""
    media = {
        "csv": "text/csv",
        "jsonl": "application/jsonl",
        "parquet": "application/vnd.apache.parquet",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    reading: dict[str, Any] = {"mediatype": media[form]}
    if form in ("csv", "jsonl"):
        reading["encoding"] = "utf-8"
    if form == "jsonl":
        reading["dialect"] = {"json": {"keyed": True}}
    if form == "xlsx":
        reading["dialect"] = {"excel": {"sheet": sheet}}
    return reading


def record_to_table_schema(record: type[Record], form: str, names: Collection[str]) -> dict[str, Any]:
    """A Frictionless Table Schema. Links to tables outside `names` are left out, for a reader could not follow them."""
    return {
        "fields": [_field_to_description(field, form) for field in record_to_fields(record)],
        "missingValues": [""],
        "primaryKey": list(record.key),
        "foreignKeys": list(_links(record, names)),
    }


def _field_to_description(field: PublishedField, form: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.description}
    told_apart = field.type != "string" or form != "xlsx"  # a sheet has no text that is there but empty
    bounds: dict[str, Any] = {"required": (field.required and told_apart) or None, "enum": list(field.choices) or None}
    bounds |= {"minimum": field.least, "maximum": field.most}
    constraints = {name: value for name, value in bounds.items() if value is not None}
    if constraints:
        described["constraints"] = constraints
    if field.type == "string" and field.required and told_apart:
        described["missingValues"] = []  # "" is what is printed: nothing
    if field.type == "boolean" and form == "csv":
        described |= {"trueValues": ["1"], "falseValues": ["0"]}
    return described


def _links(record: type[Record], names: Collection[str]) -> Iterable[dict[str, Any]]:
    for column, (table, key) in record.links.items():
        if table in names:
            resource = "" if table == record.table_name else table
            yield {"fields": [column], "reference": {"resource": resource, "fields": [key]}}
