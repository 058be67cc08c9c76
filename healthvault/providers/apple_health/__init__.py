"""Apple Health: a person's whole history as one file."""
