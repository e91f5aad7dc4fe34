"""A table's frames as one file: CSV, JSON Lines or Parquet. Each function takes them in turn and keeps none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docextract.publish.export.formulas import text_to_cell
from docextract.publish.fields import PublishedField

if TYPE_CHECKING:
    import pandas
    import pyarrow

DIGITS = 19
"""Of a sum in Parquet, two of them pence: as many as SQLite's whole numbers have."""


def write_csv(path: Path, fields: Sequence[PublishedField], frames: Iterable[pandas.DataFrame]) -> None:
    """UTF-8 and RFC 4180; 1 and 0 for true and false; formulas escaped."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for number, frame in enumerate(frames):
            frame = frame.copy()
            for field in fields:
                if field.type == "string":
                    frame[field.name] = frame[field.name].map(text_to_cell, na_action="ignore")
                elif field.type == "boolean":
                    frame[field.name] = frame[field.name].astype("Int64")
            frame.to_csv(file, index=False, header=number == 0, lineterminator="\r\n")


def write_jsonl(path: Path, fields: Sequence[PublishedField], frames: Iterable[pandas.DataFrame]) -> None:
    """UTF-8, an object on each line with every column, null where there is no value; sums without artefacts."""
    names = [field.name for field in fields]
    with path.open("w", encoding="utf-8", newline="") as file:
        for frame in frames:
            for row in frame_to_rows(frame):
                line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_pounds_to_number)
                file.write(line + "\n")


def write_parquet(path: Path, fields: Sequence[PublishedField], frames: Iterable[pandas.DataFrame]) -> None:
    """Parquet with sums in pounds as decimals and each column's description in its metadata."""
    import pyarrow
    from pyarrow import parquet

    schema = _fields_to_schema(fields)
    writer: parquet.ParquetWriter | None = None
    try:
        for frame in frames:
            table = pyarrow.Table.from_pandas(frame, schema=schema, preserve_index=False)
            writer = writer or parquet.ParquetWriter(path, table.schema, compression="zstd")
            writer.write_table(table)
    finally:
        if writer:
            writer.close()


def frame_to_rows(frame: pandas.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows as plain Python values, None where there is none."""
    plain = frame.astype(object)
    return plain.where(frame.notna(), None).itertuples(index=False, name=None)


def _pounds_to_number(value: object) -> float:
    """Written by Python with the fewest digits that tell it from its neighbours: those of the decimal itself."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{value!r} has no place in JSON")


def _fields_to_schema(fields: Sequence[PublishedField]) -> pyarrow.Schema:
    import pyarrow

    kinds = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.schema(
        pyarrow.field(
            field.name,
            pyarrow.decimal128(DIGITS, 2) if field.is_pounds else kinds[field.type],
            nullable=not field.required,
            metadata={"description": field.description},
        )
        for field in fields
    )
