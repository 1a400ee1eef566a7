"""People who can help, by country: on every page, without a session, from a dated file."""
