"""Who is here: people, sessions, preferences."""
