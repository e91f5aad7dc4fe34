"""Pages to lines, headings, sections and the reports inside a pack."""
