"""Arrivals: recognise, parse, record, undo."""
