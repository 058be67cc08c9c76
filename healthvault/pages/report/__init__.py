"""A lab report: said in plain words, and what of it is saved."""
