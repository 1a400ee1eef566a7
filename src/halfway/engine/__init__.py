"""Text in, readings out: the codebook's rules, the opening, softer words, and danger apart."""
