"""Records as pandas frames, for people who work in notebooks: of a database, or of one paper."""
