"""How Datasette shows the database, loaded from browsing.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TableView(_Words):
    """How one table is shown; `size` is rows to a page, None for the general setting."""

    title: str
    facets: tuple[str, ...] = ()
    sort: str | None = None
    sort_desc: str | None = None
    size: int | None = None
    hidden: bool = False


class Query(_Words):
    """A question ready to be asked; `params` are asked of the reader."""

    title: str
    description: str
    sql: str
    params: tuple[str, ...] = ()


class Browsing(_Words):
    """Everything in browsing.yaml; the home page opens with `lead` and leads to the tables and views of `start`."""

    title: str
    lead: str
    description: str
    start: tuple[str, ...]
    tables: dict[str, TableView]
    queries: dict[str, Query]


@cache
def load_browsing() -> Browsing:
    """Read once. Raises pydantic.ValidationError for unknown or misused keys."""
    text = files("docextract.web").joinpath("browsing.yaml").read_text(encoding="utf-8")
    return Browsing.model_validate(yaml.safe_load(text))
