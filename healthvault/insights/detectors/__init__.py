"""What finds insights: each is one pure function of what was collected, and always says the same of it."""
