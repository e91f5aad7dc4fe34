"""Pages to lines, headings, sections and the reports inside a pack."""

from docextract.layout.paper import lay_out
from docextract.layout.reports import with_reports

__all__ = ["lay_out", "with_reports"]
