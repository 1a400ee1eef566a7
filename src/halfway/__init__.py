"""Halfway."""
