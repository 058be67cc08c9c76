"""The first screen: last night, today so far, what was found, every number, and the day on one axis."""
