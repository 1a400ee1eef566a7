"""The web face: Django, and the only place where Django is imported."""
