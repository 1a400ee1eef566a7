"""Studies of one change of mine: planned before they begin, answered day by day, read honestly."""
