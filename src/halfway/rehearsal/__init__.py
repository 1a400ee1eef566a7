"""A practice talk with a partner who hesitates: an explicit state, and lines written by us."""
