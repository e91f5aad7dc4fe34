"""What the source page calls records and their fields, loaded from record_words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

Origin = Literal["printed", "read", "inferred"]
ORIGINS: tuple[Origin, ...] = ("printed", "read", "inferred")


class RecordWords(BaseModel):
    """The words for one table: one record, many, and each field's plain name by where its value comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: str
    many: str
    name: tuple[str, ...]
    printed: dict[str, str]
    read: dict[str, str]
    inferred: dict[str, str]

    def of(self, origin: Origin) -> dict[str, str]:
        """Column to plain name."""
        return {"printed": self.printed, "read": self.read, "inferred": self.inferred}[origin]

    def field(self, column: str) -> str:
        """The plain name of a field, whatever its origin."""
        names = {**self.inferred, **self.read, **self.printed}
        return names.get(column) or column.replace("_", " ").capitalize()


@cache
def record_words() -> dict[str, RecordWords]:
    """By table. Raises pydantic.ValidationError for unknown or misused keys."""
    text = files("docextract.web").joinpath("record_words.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, RecordWords]).validate_python(yaml.safe_load(text))
