"""The safety check before anything that looks at both sides: one short screen, nothing kept."""
