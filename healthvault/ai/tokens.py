"""How many tokens a text may be, where nobody has counted them yet."""

from math import ceil

_USUAL_CHARACTERS = 4
"""Characters a token in English. Source: help.openai.com, "What are tokens and how to count them?" (2025)."""
_FEWEST_CHARACTERS = 3
"""Source: our convention, to be safe: German, numbers and tables take more tokens than English prose."""


def about(characters: int) -> int:
    """How many tokens so many characters probably were."""
    return ceil(characters / _USUAL_CHARACTERS)


def at_most(characters: int) -> int:
    """How many tokens so many characters will hardly exceed."""
    return ceil(characters / _FEWEST_CHARACTERS)


def characters(tokens: int) -> int:
    """How many characters hardly exceed so many tokens."""
    return tokens * _FEWEST_CHARACTERS
