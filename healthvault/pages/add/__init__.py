"""Entering something by hand."""
