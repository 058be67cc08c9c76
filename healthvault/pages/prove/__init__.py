"""Showing once more who one is, before what cannot be taken back."""
