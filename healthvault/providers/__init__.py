"""Where numbers come from: one folder and one line each."""
