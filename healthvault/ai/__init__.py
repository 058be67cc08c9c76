"""The only room that speaks to a language model."""
