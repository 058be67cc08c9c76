"""The data vault: what was done in one's name, and what one agrees to."""
