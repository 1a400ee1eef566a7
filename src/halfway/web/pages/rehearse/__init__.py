"""The screen *Rehearse*: a practice talk, other words for any turn, and a look back."""
