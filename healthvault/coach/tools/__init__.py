"""What a model may look up while it answers: the same questions to `insights` that the pages ask."""
