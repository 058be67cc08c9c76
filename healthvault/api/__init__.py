"""Doors that are not screens."""
