"""What things are: geometry, evidence, pages, tables, money, years and the published records. No I/O."""
