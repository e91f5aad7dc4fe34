"""The columns of a published table with their types and bounds, as its record's JSON Schema states them."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from docextract.model.records import Record
from docextract.publish.schema import record_to_columns

FieldType = Literal["string", "integer", "number", "boolean"]
POUNDS = "_gbp"
"""So end the names of columns that hold sums in pounds."""


class PublishedField(NamedTuple):
    """A column. `pence` names the column that a sum in pounds is generated from, None for a stored column.

    `choices` are the only values it may have, where they are few; `least` and `most` bound a number.
    """

    name: str
    type: FieldType
    required: bool
    description: str
    pence: str | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    @property
    def is_pounds(self) -> bool:
        return self.name.endswith(POUNDS)


@cache
def record_to_fields(record: type[Record]) -> tuple[PublishedField, ...]:
    """The columns in the order of the table."""
    properties = record.model_json_schema()["properties"]
    fields = []
    for column in record_to_columns(record):
        stated = _without_null(properties[column.pence or column.name])
        fields.append(
            PublishedField(
                column.name,
                "number" if column.pence else stated["type"],
                column.required,
                column.description,
                column.pence,
                tuple(stated.get("enum", ())),
                stated.get("minimum"),
                stated.get("maximum"),
            )
        )
    return tuple(fields)


def _without_null(stated: dict[str, Any]) -> dict[str, Any]:
    """What a value must be where there is one."""
    kinds = [kind for kind in stated.get("anyOf", ()) if kind.get("type") != "null"]
    return kinds[0] if kinds else stated
