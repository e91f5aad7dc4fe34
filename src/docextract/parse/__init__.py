"""Text to a value, or a stated failure. Pure functions."""
