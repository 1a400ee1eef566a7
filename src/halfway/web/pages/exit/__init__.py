"""The way out: locks, and leaves an empty page that says nothing."""
