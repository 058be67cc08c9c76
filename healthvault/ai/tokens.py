"""How many tokens a text may be, where nobody has counted them yet."""

import re
from math import ceil

_BEYOND_LATIN = re.compile(r"[^\u0000-\u024f\u1e00-\u206f]")
"""Source: Unicode 16, blocks: Latin, and General Punctuation."""
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


def weight(text: str) -> int:
    """How many characters of English a text weighs: a letter beyond the Latin ones is a token of its own.

    Source: our convention, to be safe: vocabularies of models hold few whole words of other scripts.
    """
    return len(text) + (_FEWEST_CHARACTERS - 1) * len(_BEYOND_LATIN.findall(text))
