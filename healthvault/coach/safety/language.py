"""In which language somebody writes, by the small words of each."""

import re

from healthvault.coach.safety.sign import LANGUAGES, Language

_FEW_WORDS = 3
"""With fewer small words than that a text may be in any language."""
_COMMON: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(the|my|i|is|am|have|and|what|how|to|of|was|me|it|feel|can't|just)\b"),
    "de": re.compile(
        r"\b(ich|mein\w*|mir|mich|ist|habe|hab|und|was|wie|nicht|der|die|das|bin|kann|ein\w*)\b"
    ),
    "fr": re.compile(
        r"\b(je|j'ai|mon|ma|mes|est|suis|et|que|quoi|comment|pas|le|la|les|n'arrive|fais|une?)\b"
    ),
    "es": re.compile(r"\b(yo|mi|mis|es|estoy|tengo|y|que|como|no|el|la|los|me|puedo|esta|un|una|siento)\b"),
}


def languages_of(said: str) -> list[Language]:
    """Those it may be in: what is an idiom in one is a sign in another ("deadline is suicide")."""
    counts = _small_words(said)
    most = max(counts.values())
    return [language for language in LANGUAGES if most < _FEW_WORDS or counts[language] * 2 >= most]


def language_of(said: str) -> Language:
    """The language with the most small words in it; English where none has more."""
    counts = _small_words(said)
    return max(counts, key=counts.__getitem__)


def _small_words(said: str) -> dict[Language, int]:
    return {language: len(common.findall(said)) for language, common in _COMMON.items()}
