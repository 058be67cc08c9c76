"""The readings behind a number, as they arrived."""
