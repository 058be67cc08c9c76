"""The first screen: last night, today so far, what changed, every number, and the day on one axis."""
