"""Settings of the person whose vault is open: the lock, ways in, ways out, and the flags."""
