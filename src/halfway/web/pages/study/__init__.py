"""The screen *Studies*: one change of mine, planned, answered day by day, and what came out."""
