"""Rows of the published tables as pandas frames, each column of a type that tells null from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docextract.publish.fields import FieldType, PublishedField

if TYPE_CHECKING:
    import pandas

DTYPES: dict[FieldType, str] = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""The pandas type of a column; whole numbers stay whole where some are missing."""
PENNY = Decimal("0.01")


def field_to_dtype(field: PublishedField, *, exact: bool = False) -> str:
    """The pandas type of the field's column; with `exact`, sums in pounds are Decimal objects."""
    return "object" if exact and field.is_pounds else DTYPES[field.type]


def rows_to_frame(
    rows: Iterable[Sequence[Any]], fields: Sequence[PublishedField], *, exact: bool = False
) -> pandas.DataFrame:
    """Rows of SQLite, their values in the order of `fields`, as a frame.

    With `exact` sums in pounds become Decimals with two places: whole numbers are taken for pence, others for pounds.
    """
    import pandas

    columns = list(zip(*rows, strict=True)) or [()] * len(fields)
    return pandas.DataFrame(
        {
            field.name: pandas.Series(_values(field, values, exact), dtype=field_to_dtype(field, exact=exact))
            for field, values in zip(fields, columns, strict=True)
        }
    )


def answer_to_frame(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pandas.DataFrame:
    """The answer to any question as a frame, each column of the type that its values have."""
    import pandas

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    series = {number: pandas.Series(values, dtype=_values_to_dtype(values)) for number, values in enumerate(columns)}
    frame = pandas.DataFrame(series)
    frame.columns = pandas.Index(names)
    return frame


def _values_to_dtype(values: Iterable[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int, float}:
        return DTYPES["integer" if kinds == {int} else "number"]
    return DTYPES["string"] if kinds <= {str} else "object"


def _values(field: PublishedField, values: Sequence[Any], exact: bool) -> list[Any]:
    if exact and field.is_pounds:
        return [None if value is None else to_pounds(value) for value in values]
    if field.type == "boolean":
        return [None if value is None else bool(value) for value in values]
    return list(values)


def to_pounds(value: int | float) -> Decimal:
    """Pence (a whole number) or pounds (a floating one) as pounds with two places."""
    return Decimal(value).scaleb(-2) if isinstance(value, int) else Decimal(str(value)).quantize(PENNY)
