"""Addresses of the plugin's style sheets and scripts, which change with their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files


@cache
def asset(name: str) -> str:
    """The address of a file in static/, below Datasette's base_url. Raises OSError where there is none."""
    content = files("docextract.web").joinpath("static", name).read_bytes()
    return f"/-/static-plugins/docextract/{name}?{sha256(content).hexdigest()[:8]}"
