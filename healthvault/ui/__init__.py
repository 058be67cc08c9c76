"""Our vocabulary of components, the frame, the session guard."""
