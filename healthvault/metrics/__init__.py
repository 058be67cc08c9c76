"""Nouns and units: what can be measured, and how a day becomes one number."""
