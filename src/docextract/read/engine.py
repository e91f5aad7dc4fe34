"""MuPDF, silenced: what it has to say about a broken file becomes an issue, not a line on the terminal."""

from __future__ import annotations

from typing import Any

import pymupdf as _pymupdf

pymupdf: Any = _pymupdf
mupdf: Any = _pymupdf.mupdf
"""Typed in name only, so that they pass for untyped here."""

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
