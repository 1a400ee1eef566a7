"""Rules and content for people as data, with typed loaders; knows nothing of the web."""
