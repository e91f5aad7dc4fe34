"""The words of the trade, kept as YAML beside this module and loaded once into models that forbid unknown keys.

A council with its own words is added by a file; code is not touched.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict


class Words(BaseModel):
    """Base of every vocabulary file's model: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Words)


@cache
def load(name: str, model: type[M]) -> M:
    """The vocabulary file `name`.yaml as `model`. Raises pydantic.ValidationError for unknown or misused keys."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return model.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
