"""Numbers as people write them, read out of running text."""
