"""How the tables came to be, step by step; never changed once released."""
