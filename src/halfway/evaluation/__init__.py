<<<<<<< HEAD
"""How well the reader reads: labelled lines, figures over them, and the tables that are published."""
=======
"""How well the reader reads: the labelled lines that it is measured on."""
>>>>>>> main
