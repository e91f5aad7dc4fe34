"""A folder to a run."""
