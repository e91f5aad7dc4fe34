"""Words found, marked in their surroundings, everything else escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

START, END = "\x02", "\x03"
"""What SQLite's snippet() puts around words found; papers are published without control characters."""


def marked(text: str) -> Markup:
    """The text escaped, with <mark> where START and END stand."""
    return Markup(str(escape(text)).replace(START, "<mark>").replace(END, "</mark>"))
