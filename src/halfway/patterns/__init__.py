"""The cycle that two people fall into: from a conversation and its codes to named patterns."""
