"""Clocks and cords: settings, the database's doors, errors."""
