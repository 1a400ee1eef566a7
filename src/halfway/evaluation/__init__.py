"""How well the reader reads: the labelled lines that it is measured on."""
