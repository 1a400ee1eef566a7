"""Say it: the coach reads a draft as it is typed, says how it would land, and offers other words."""
