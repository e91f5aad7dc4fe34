"""Records to SQLite, and the database's description."""
