"""Statistics of talks and of small studies: numbers in, small frozen results out, no text."""
