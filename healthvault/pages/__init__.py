"""Screens: one folder and one line each."""
