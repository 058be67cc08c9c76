"""Sync: drop a file, see how far it is, read the report, undo."""
