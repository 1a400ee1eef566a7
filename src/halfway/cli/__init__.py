"""The command line: one module per command; it knows nothing of the web."""
