"""Signing in and up: one column, native form posts."""
