"""Sync: drop a file, see how fresh each source is, how far an arrival is, its report, undo."""
