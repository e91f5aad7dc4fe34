"""The words of the trade, kept as YAML beside this module and loaded once into models that forbid unknown keys.

A council with its own words is added by a file; code is not touched: the folder that the environment variable
DOCEXTRACT_VOCABULARY names may hold files of the same names, whose lists are added to and whose values replace
those of the package.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

OWN_WORDS = "DOCEXTRACT_VOCABULARY"


class Words(BaseModel):
    """Base of every vocabulary file's model: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Words)


def load(name: str, model: type[M]) -> M:
    """The vocabulary file `name`.yaml as `model`, with the council's own words added.

    Raises pydantic.ValidationError for unknown or misused keys, yaml.YAMLError for a file that is no YAML.
    """
    data = _yaml(files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    folder = os.environ.get(OWN_WORDS)
    own = Path(folder) / f"{name}.yaml" if folder else None
    if own and own.is_file():
        data = merged(data, _yaml(own.read_text(encoding="utf-8")))
    return model.model_validate(data)


def _yaml(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def merged(base: Any, own: Any) -> Any:
    """`base` with `own` laid over it: mappings key by key, lists one after the other, anything else replaced."""
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{key: merged(base[key], value) if key in base else value for key, value in own.items()}}
    return [*base, *own] if isinstance(base, list) and isinstance(own, list) else own
