"""What comes before any engine: signs of an emergency, and what was measured that should not wait."""
