"""The first-run notice: what this cannot protect against, before anything personal is typed."""
