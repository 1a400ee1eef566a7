"""The drafts that are kept: a list, a search, the trash, and what could not be opened."""
