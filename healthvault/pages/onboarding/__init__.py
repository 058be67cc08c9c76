"""The first minutes of a new person."""
