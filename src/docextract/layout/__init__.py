"""Pages to lines, headings, sections and the reports inside a pack."""

from docextract.layout.paper import lay_out

__all__ = ["lay_out"]
