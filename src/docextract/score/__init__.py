"""How right the records are: truth files held against published records."""
