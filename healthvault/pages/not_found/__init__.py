"""The page for an address under which there is nothing."""
