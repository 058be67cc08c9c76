"""One metric over time: at any range, beside another metric or beside the time before."""
