"""Questions people ask; answers are frozen dataclasses."""
