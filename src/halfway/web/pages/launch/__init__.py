"""The front door: takes the one-time link and opens the app for this browser."""
