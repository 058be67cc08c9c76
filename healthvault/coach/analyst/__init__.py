"""The built-in analyst: what was asked, what the insights answer, and how it is said."""
