"""How well the reader reads: labelled lines, figures over them, and the tables that are published."""
