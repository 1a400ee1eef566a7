"""The lock: where a vault is opened, locked, kept open a while, recovered, or brought back."""
