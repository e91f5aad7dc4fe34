"""Sections and tables to records with evidence, one module per record type."""
