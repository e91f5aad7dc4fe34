"""Records to linked records."""
