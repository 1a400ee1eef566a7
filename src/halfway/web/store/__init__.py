"""The one app with tables: sealed bytes in SQLite or PostgreSQL, and nothing that can be read."""
