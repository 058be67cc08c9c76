"""How the service stands, for whoever runs it."""
