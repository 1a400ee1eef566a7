"""Reads what other apps export: one module a format, each with `detect` and `read`."""
