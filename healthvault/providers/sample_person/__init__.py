"""A person who does not exist: two years of believable data, the same for the same seed."""
